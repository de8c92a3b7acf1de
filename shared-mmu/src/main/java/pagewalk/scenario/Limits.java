package pagewalk.scenario;

/**
 * How much text is read; the limits hold for what a person writes and for its canonical print
 * alike.
 */
public final class Limits {
  /** Bytes of the whole text in UTF-8. */
  public static final int BYTES = 64 * 1024;

  /** Lines of the text, the version included. */
  public static final int LINES = 2000;

  /** Characters (UTF-16 units) of one line. */
  public static final int LINE = 1000;

  /** Characters of the title. */
  public static final int TITLE = 200;

  /** Mistakes reported for one text. */
  public static final int DIAGNOSTICS = 50;

  private Limits() {}

  /** How many bytes {@code text} has in UTF-8. */
  static int utf8Length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair counts two: together they are the four bytes of their
        // character.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
