package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The numbers in a line of a crash report: which register's code it is, and the address beside it.
 *
 * @param complaint why there is no code, a sentence; "" when there is one
 */
record FaultReportText(Kind kind, Optional<Long> code, Optional<Long> address, String complaint) {
  /** Whose code it is. */
  enum Kind {
    PAGE_FAULT("#PF", "x86-64"),
    DATA_STATUS("DFSR", "armv6"),
    FETCH_STATUS("IFSR", "armv6"),
    SYNDROME("ESR_EL1", "aarch64");

    private final String register;
    private final String format;

    Kind(String register, String format) {
      this.register = register;
      this.format = format;
    }

    String register() {
      return register;
    }

    /** The name of a format that has the code. */
    String format() {
      return format;
    }
  }

  private static final int MOST_DIGITS = 16;
  private static final List<String> ADDRESSES =
      List.of("CR2", "FAR", "DFAR", "IFAR", "FAR_EL1", "FAR_EL2", "FAR_EL3");

  /** What a person pasted: names and hexadecimal numbers in any punctuation. */
  static FaultReportText of(String text) {
    List<String> words = words(text);
    Optional<Kind> kind = Optional.empty();
    Optional<Long> code = Optional.empty();
    Optional<Long> address = Optional.empty();
    boolean isAddress = false;
    for (String word : words) {
      Optional<Kind> named = kindOf(word);
      Optional<Long> number = number(word);
      if (named.isPresent()) {
        kind = kind.or(() -> named);
        isAddress = false;
      } else if (ADDRESSES.contains(word)) {
        kind = kind.isEmpty() && word.equals("CR2") ? Optional.of(Kind.PAGE_FAULT) : kind;
        isAddress = true;
      } else if (number.isPresent() && isAddress) {
        address = address.or(() -> number);
        isAddress = false;
      } else if (number.isPresent()) {
        code = code.or(() -> number);
      }
    }
    String complaint =
        code.isEmpty()
            ? "No code is named here: write it like “#PF 0xB CR2=0x401000” or “DFSR 0x81B”."
            : "";
    return new FaultReportText(kind.orElse(Kind.PAGE_FAULT), code, address, complaint);
  }

  private static Optional<Kind> kindOf(String word) {
    return switch (word) {
      case "PF", "ERROR_CODE", "ERR" -> Optional.of(Kind.PAGE_FAULT);
      case "DFSR", "FSR" -> Optional.of(Kind.DATA_STATUS);
      case "IFSR" -> Optional.of(Kind.FETCH_STATUS);
      case "ESR", "ESR_EL1", "ESR_EL2", "ESR_EL3" -> Optional.of(Kind.SYNDROME);
      default -> Optional.empty();
    };
  }

  /** Letters, digits and underscores that stand together, in upper case. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String padded = text.toUpperCase(Locale.ROOT) + " ";
    for (int i = 0; i < padded.length(); i++) {
      char c = padded.charAt(i);
      if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_') {
        word.append(c);
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  /** A hexadecimal number that begins with {@code 0X} or with a decimal digit. */
  private static Optional<Long> number(String word) {
    boolean prefixed = word.startsWith("0X");
    String digits = (prefixed ? word.substring(2) : word).replace("_", "");
    boolean begins = prefixed || word.charAt(0) <= '9';
    if (!begins || digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = "0123456789ABCDEF".indexOf(digits.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      value = value << 4 | digit;
    }
    return Optional.of(value);
  }
}
