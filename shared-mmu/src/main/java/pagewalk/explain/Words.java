package pagewalk.explain;

import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.format.Rights;
import pagewalk.trace.EventKind;

/** The small change of English: numerals, articles, lists, sizes. */
public final class Words {
  private static final List<String> CARDINALS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final List<String> ORDINALS =
      List.of(
          "zeroth",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth");
  private static final String UNITS = "KMGTPE";

  private Words() {}

  /** A value as code: {@code `0x401000`}. */
  public static String code(long value) {
    return "`" + Hex.of(value) + "`";
  }

  /** "no", "one", "two", … "twelve", 13. */
  public static String cardinal(int n) {
    return n < CARDINALS.size() ? CARDINALS.get(n) : String.valueOf(n);
  }

  /** "first" … "twelfth", then "13th". */
  public static String ordinal(int n) {
    if (n < ORDINALS.size()) {
      return ORDINALS.get(n);
    }
    boolean teen = n % 100 >= 11 && n % 100 <= 13;
    String ending =
        teen ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
    return n + ending;
  }

  /** "once", "twice", "three times". */
  public static String times(int n) {
    return n == 1 ? "once" : n == 2 ? "twice" : cardinal(n) + " times";
  }

  /** A name as code: {@code `PML4[0]`}. */
  public static String code(String name) {
    return "`" + name + "`";
  }

  /** "one entry", "two entries", "no entry". */
  public static String count(int n, String one, String many) {
    return cardinal(n) + " " + (n < 2 ? one : many);
  }

  /** "a PDE", "an L1 table". */
  public static String a(String noun) {
    char first = noun.charAt(0);
    boolean spelled = noun.length() > 1 && Character.isDigit(noun.charAt(1));
    boolean vowel = "aeioAEIOU".indexOf(first) >= 0 || (spelled && "FHLMNRSX".indexOf(first) >= 0);
    return (vowel ? "an " : "a ") + noun;
  }

  /** What somebody does who is told to {@code verb}: "stores", "fetches". */
  public static String does(String verb) {
    return verb + (verb.endsWith("ch") ? "es" : "s");
  }

  /** What an access of the kind {@code what} is called while it is under way. */
  public static String gerund(EventKind what) {
    return switch (what) {
      case STORE -> "storing";
      case FILL -> "filling";
      case FETCH -> "fetching";
      default -> "loading";
    };
  }

  /** "a", "a and b", "a, b and c". */
  public static String list(List<String> items) {
    int last = items.size() - 1;
    if (last < 1) {
      return last < 0 ? "" : items.get(0);
    }
    return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** The text with its first letter in upper case. */
  public static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** "4 KiB", "2 MiB", "256 TiB"; sizes that are no multiple of 1024 in bytes. */
  public static String size(long bytes) {
    int unit = -1;
    long amount = bytes;
    while (amount != 0 && amount % 1024 == 0 && unit < UNITS.length() - 1) {
      amount /= 1024;
      unit++;
    }
    return amount + (unit < 0 ? " bytes" : " " + UNITS.charAt(unit) + "iB");
  }

  /**
   * What a rights mask allows the kernel, "R", "RW", "RWX"; "U" behind it when user code may too;
   * "no access" for nothing.
   */
  public static String rights(int mask) {
    return mask == 0 ? "no access" : letters(mask);
  }

  private static String letters(int mask) {
    return (Rights.allows(mask, Rights.READ) ? "R" : "")
        + (Rights.allows(mask, Rights.WRITE) ? "W" : "")
        + (Rights.allows(mask, Rights.EXECUTE) ? "X" : "")
        + (Rights.allows(mask, Rights.USER + Rights.READ) ? "U" : "");
  }
}
