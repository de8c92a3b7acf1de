package pagewalk.setting;

/** Puts a person's own text into a message without letting it take the message over. */
public final class Quote {
  private static final int LONGEST = 40;

  private Quote() {}

  /** The text between single quotes, cut after 40 characters. */
  public static String of(String text) {
    if (text.length() <= LONGEST) {
      return "'" + text + "'";
    }
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return "'" + text.substring(0, splits ? LONGEST - 1 : LONGEST) + "…'";
  }
}
