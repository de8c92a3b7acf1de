package pagewalk.scenario;

/**
 * One line of a scenario: what it says and the remark behind it.
 *
 * @param comment without its {@code #} and trimmed; {@code ""} when there is none
 */
public record Line(Statement statement, String comment) {
  public Line {
    if (!comment.equals(comment.trim())) {
      throw new IllegalArgumentException("a comment is trimmed");
    }
    Characters.requireVisible(comment);
  }
}
