package pagewalk.scenario;

/**
 * Recognises what word processors and forums make of ASCII, so that quoted scenarios can be mended
 * in one click.
 */
final class Typography {
  private static final String QUOTES = "\u201C\u201D\u201E\u201F\u00AB\u00BB";
  private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
  private static final String SPACES = "\u00A0\u202F\u205F\u3000\u200B\u200C\u200D\u2060";

  private Typography() {}

  /** Reports a character that is not ASCII outside strings and comments. */
  static void report(Report report, Span span, int codePoint) {
    String plain = plain(codePoint);
    String name = visible(codePoint);
    if (plain.isEmpty()) {
      report.add(
          span,
          name + " is allowed only in strings and comments.",
          "Use letters, digits and signs of ASCII.");
    } else {
      String cure = plain.equals(" ") ? "Use an ordinary space." : "Write " + plain + " instead.";
      report.add(span, name + " is not a sign of the language.", cure, plain);
    }
  }

  private static String visible(int codePoint) {
    boolean space = plain(codePoint).equals(" ");
    return space
        ? "The space " + Characters.codePoint(codePoint)
        : "'" + new String(Character.toChars(codePoint)) + "'";
  }

  private static String plain(int codePoint) {
    if (QUOTES.indexOf(codePoint) >= 0) {
      return "\"";
    }
    if (DASHES.indexOf(codePoint) >= 0) {
      return "-";
    }
    if (SPACES.indexOf(codePoint) >= 0 || (codePoint >= 0x2000 && codePoint <= 0x200A)) {
      return " ";
    }
    return switch (codePoint) {
      case 0x2192, 0x21D2 -> "->";
      case 0x2026 -> "..";
      case 0x00D7 -> "x";
      default -> "";
    };
  }
}
