package pagewalk.server.bench.runs;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of runs, in the same digits as those of scenarios. Result sets that come with Pagewalk have
 * the names of their files, which hold a hyphen, so that no name can mean both.
 */
final class RunId {
  private static final int LENGTH = 12;
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern COMMITTED = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
  private static final int LONGEST = 60;

  private RunId() {}

  /** A name that no other run has. */
  static String fresh() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return id.toString();
  }

  /** The name that somebody typed, when it can be one of a run in the database. */
  static Optional<String> read(String typed) {
    String id = typed.toLowerCase(Locale.ROOT);
    return id.length() == LENGTH && id.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** Whether it can be the name of a result set that comes with Pagewalk. */
  static boolean isCommitted(String typed) {
    return typed.length() <= LONGEST && COMMITTED.matcher(typed).matches();
  }
}
