package pagewalk.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of scenarios: digits of a hash of the canonical text, so that the same scenario has the
 * same link wherever it is saved. The 32 digits are those of Crockford's base 32: i, l, o and u are
 * missing, because people mistake them for others.
 */
public final class ScenarioId {
  /** No link is shorter: 45 bits keep strangers' scenarios from being found by guessing. */
  public static final int SHORTEST = 9;

  /** Digits of a whole hash. */
  static final int LONGEST = 52;

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS = 5;

  /** What nobody wants to paste into a forum, spelled as the digits can spell it. */
  private static final Pattern RUDE =
      Pattern.compile(
          "[a4][s5][s5]|[s5][e3]x|f[a4]g|f[vwx]?[ck]k|c[vw]?n[t7]|kkk|n[1][g9]|n[a4]z|[s5]h[1]?[t7]"
              + "|[t7][1][t7]|c[0]ck|d[1]ck|r[a4]p[e3]|wh[0]r|[s5][1][vw]t|p[0]rn|w[a4]nk|[t7]w[a4][t7]"
              + "|cr[a4]p|d[a4]mn|g[a4]y|j[e3]w|j[a4]p|cvm|[a4]n[a4][1]|p[1][s5]|h[e3][1][1]|dyk[e3]"
              + "|p[e3]rv|p[e3]d[0]|[a4]r[s5][e3]|b[t7]ch|[t7][a4]rd|d[e3][a4]d|h[a4][t7][e3]");

  private ScenarioId() {}

  /** All digits of the name of {@code canonical}; every beginning of them is fit to be shown. */
  static String digitsOf(String canonical) {
    for (int attempt = 0; ; attempt++) {
      String salted = attempt == 0 ? canonical : attempt + "\n" + canonical;
      String digits = digits(sha256(salted));
      if (!RUDE.matcher(digits).find()) {
        return digits;
      }
    }
  }

  /** The whole name that a text hashes to, cut to the usual length; a longer one is rarely due. */
  public static String shortest(String canonical) {
    return digitsOf(canonical).substring(0, SHORTEST);
  }

  /**
   * What somebody typed or pasted as a name: capitals are read as small letters, and the letters
   * that are no digits as those they look like. Empty when it cannot be a name.
   */
  public static Optional<String> read(String typed) {
    if (typed.length() < SHORTEST || typed.length() > LONGEST) {
      return Optional.empty();
    }
    String id =
        typed.toLowerCase(Locale.ROOT).replace('o', '0').replace('i', '1').replace('l', '1');
    return id.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** The hash in hexadecimal by which the store knows that two texts are the same. */
  static String digest(String canonical) {
    return HexFormat.of().formatHex(sha256(canonical));
  }

  /** Names of {@code canonical} from the shortest on; the first that is free is taken. */
  static List<String> candidates(String canonical) {
    String digits = digitsOf(canonical);
    return IntStream.rangeClosed(SHORTEST, LONGEST)
        .mapToObj(length -> digits.substring(0, length))
        .toList();
  }

  private static String digits(byte[] hash) {
    StringBuilder digits = new StringBuilder(LONGEST);
    int bits = 0;
    int held = 0;
    for (byte next : hash) {
      held = (held << 8) | (next & 0xFF);
      bits += 8;
      while (bits >= BITS) {
        bits -= BITS;
        digits.append(DIGITS.charAt((held >> bits) & 31));
      }
    }
    return digits.append(DIGITS.charAt((held << (BITS - bits)) & 31)).toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
