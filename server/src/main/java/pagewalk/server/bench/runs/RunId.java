package pagewalk.server.bench.runs;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** Names of runs in the database, in the same digits as those of scenarios. */
final class RunId {
  static final int LENGTH = 12;
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

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
}
