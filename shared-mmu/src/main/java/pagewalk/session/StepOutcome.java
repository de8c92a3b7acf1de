package pagewalk.session;

import pagewalk.scenario.Statement;

/**
 * What became of one statement.
 *
 * @param line its line in the text
 * @param firstEvent its first event, −1 when it made none
 * @param lastEvent its last event, −1 when it made none
 * @param boot whether it ran while paging was off
 * @param message one sentence when the result is not as wished, else ""
 */
public record StepOutcome(
    int line,
    Statement statement,
    int firstEvent,
    int lastEvent,
    boolean boot,
    Result result,
    String message) {

  /** How a statement ends. */
  public enum Result {
    /** It did what it says. */
    OK("ok"),
    /** It was refused, and the machine goes on. */
    FAULT("fault"),
    /** The machine stopped for good. */
    HALT("halted"),
    /** An expectation that is true. */
    HELD("held"),
    /** An expectation that is not. */
    FAILED("failed"),
    /** There was nothing to do, or the machine had stopped before. */
    NONE("none");

    private final String word;

    Result(String word) {
      this.word = word;
    }

    /** The name that travels to the page. */
    public String word() {
      return word;
    }
  }

  public boolean hasEvents() {
    return firstEvent >= 0;
  }
}
