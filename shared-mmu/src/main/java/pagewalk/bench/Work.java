package pagewalk.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import pagewalk.setting.Shape;

/**
 * The work of a benchmark that needs nothing but the engine, by the name of its question: what a
 * page measures beside the server. The checksum tells whether both did the same.
 *
 * @param operations how many operations doing it once counts for
 * @param doing does it once; gives the checksum
 */
public record Work(int operations, LongSupplier doing) {
  /** The questions whose work this is. */
  public static final List<String> QUESTIONS =
      List.of(
          "Walk", "FarWalk", "RecordingWalk", "SmallTlbHit", "LargeTlbHit", "TlbMiss", "MapPlain");

  /** How many addresses are asked for at a time. */
  public static final int ADDRESSES = 1 << 20;

  private static final String USUAL_FORMAT = "x86-64";
  private static final int LEAST_SHIFT = 16;
  private static final int MOST_SHIFT = 36;
  private static final int KILO = 10;
  private static final int MOST_DIGITS = 5;
  private static final int DECIMAL = 10;

  /**
   * Makes ready what {@code question} is about, which takes a while.
   *
   * @param parameters of the benchmark, {@code name=value} with blanks between
   * @throws IllegalArgumentException when there is no such work; the message is a sentence
   */
  public static Work of(String question, String parameters) {
    if (!QUESTIONS.contains(question)) {
      throw new IllegalArgumentException(
          "Only the server can answer '"
              + question
              + "': here it can be one of "
              + QUESTIONS
              + ".");
    }
    Map<String, String> given = pairs(parameters);
    if (question.equals("MapPlain")) {
      long size = bytes(given.getOrDefault("size", "1M"));
      return new Work(1, () -> map(size));
    }
    long mapped = bytes(given.getOrDefault("mapped", "4G"));
    Addresses pattern = Addresses.named(given.getOrDefault("pattern", "random"));
    String format = given.getOrDefault("format", USUAL_FORMAT);
    String ways = given.getOrDefault("shape", "");
    Shape tlb = ways.isEmpty() ? Shape.NONE : shape(ways);
    Fixture fixture = Fixture.of(format, mapped, pattern, ADDRESSES, tlb);
    fixture.checked();
    if (question.equals("RecordingWalk")) {
      fixture.record();
    }
    return new Work(ADDRESSES, () -> fixture.translate(0, ADDRESSES));
  }

  /** Does it once; gives the checksum. */
  public long once() {
    return doing.getAsLong();
  }

  private static long map(long bytes) {
    return PlainMapper.endOf(Fixture.declared(USUAL_FORMAT), bytes);
  }

  /**
   * The bytes that "4G" means: a power of two from 64 KiB to 64 GiB, in K, M or G.
   *
   * @throws IllegalArgumentException for anything else; the message is a sentence
   */
  public static long bytes(String words) {
    int last = words.length() - 1;
    int unit = last < 1 ? -1 : "KMG".indexOf(words.charAt(last));
    long number = unit < 0 ? 0 : number(words.substring(0, last));
    long bytes = number << ((unit + 1) * KILO);
    if (number <= 0
        || (bytes & (bytes - 1)) != 0
        || bytes < 1L << LEAST_SHIFT
        || bytes > 1L << MOST_SHIFT) {
      throw new IllegalArgumentException(
          "'" + words + "' is no size: write a power of two from 64K to 64G.");
    }
    return bytes;
  }

  /**
   * The cache that "16x4" means: sets and ways.
   *
   * @throws IllegalArgumentException for anything else; the message is a sentence
   */
  public static Shape shape(String words) {
    int times = words.indexOf('x');
    int sets = times < 0 ? 0 : number(words.substring(0, times));
    int ways = times < 0 ? 0 : number(words.substring(times + 1));
    if (sets <= 0 || ways <= 0) {
      throw new IllegalArgumentException(
          "'" + words + "' is no shape of a TLB: write sets and ways, as in 16x4.");
    }
    return new Shape(sets, ways);
  }

  /** The whole number that {@code digits} say, or −1. */
  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit >= DECIMAL) {
        return -1;
      }
      value = value * DECIMAL + digit;
    }
    return value;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int blank = text.indexOf(' ', at);
      int end = blank < 0 ? text.length() : blank;
      int equals = text.indexOf('=', at);
      if (equals <= at || equals > end) {
        throw new IllegalArgumentException(
            "'" + text.substring(at, end) + "' is no parameter: write name=value.");
      }
      pairs.put(text.substring(at, equals), text.substring(equals + 1, end));
      at = end + 1;
    }
    return pairs;
  }
}
