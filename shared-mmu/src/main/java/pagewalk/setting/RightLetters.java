package pagewalk.setting;

/**
 * The rights of a mapping as a person spells them; what they become in an entry is the format's
 * business.
 */
public record RightLetters(
    boolean read, boolean write, boolean execute, boolean user, boolean global)
    implements SettingValue {

  /** Every letter there is, in the order of the canonical print. */
  public static final String ALL = "rwxug";

  /** The rights named by {@code letters}, in any order. */
  public static RightLetters of(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      if (ALL.indexOf(letters.charAt(i)) < 0) {
        throw new IllegalArgumentException("no right is called " + letters.charAt(i));
      }
    }
    return new RightLetters(
        letters.indexOf('r') >= 0,
        letters.indexOf('w') >= 0,
        letters.indexOf('x') >= 0,
        letters.indexOf('u') >= 0,
        letters.indexOf('g') >= 0);
  }

  /** The letters in canonical order. */
  public String letters() {
    return (read ? "r" : "")
        + (write ? "w" : "")
        + (execute ? "x" : "")
        + (user ? "u" : "")
        + (global ? "g" : "");
  }

  @Override
  public Kind kind() {
    return Kind.RIGHTS;
  }
}
