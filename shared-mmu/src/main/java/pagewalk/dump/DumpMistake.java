package pagewalk.dump;

/**
 * A dump that cannot be opened, or something said about it that cannot be; the message is the
 * sentence for whoever asked: what is wrong, where, and the cure.
 */
public final class DumpMistake extends Exception {
  private static final long serialVersionUID = 1;

  public DumpMistake(String sentence) {
    super(sentence);
  }

  /** What is wrong, in sentences. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
