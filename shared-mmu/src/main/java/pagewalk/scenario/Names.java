package pagewalk.scenario;

/** The names that address spaces can have: {@code A}, {@code Init}. */
public final class Names {
  /** Characters of a name. */
  public static final int LONGEST = 12;

  private Names() {}

  /** Whether {@code word} begins with a capital letter and goes on with letters and digits. */
  static boolean isSpace(String word) {
    if (word.isEmpty() || word.length() > LONGEST || !isCapital(word.charAt(0))) {
      return false;
    }
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!isCapital(c) && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code word} looks as if it were meant as the name of a space. */
  static boolean isMeantAsSpace(String word) {
    return !word.isEmpty() && isCapital(word.charAt(0));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static void requireSpace(String name) {
    if (!isSpace(name)) {
      throw new IllegalArgumentException("no space can be called '" + name + "'");
    }
  }

  static void requireSpaceOrNone(String name) {
    if (!name.isEmpty()) {
      requireSpace(name);
    }
  }
}
