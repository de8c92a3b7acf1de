package pagewalk.setting;

/**
 * What is wrong with a piece of text and how to cure it. {@code from} (inclusive) and {@code to}
 * (exclusive) count characters from 0 inside that text; {@code replacement} stands in for exactly
 * them, {@code ""} when there is none.
 */
public record Mistake(String message, String hint, String replacement, int from, int to) {

  /** The same mistake in a text that has {@code count} more characters in front. */
  public Mistake after(int count) {
    return new Mistake(message, hint, replacement, from + count, to + count);
  }

  /** The same mistake with a cure that whoever knows more can give. */
  Mistake withHint(String better) {
    return new Mistake(message, better, replacement, from, to);
  }
}
