package pagewalk.view;

import pagewalk.format.FaultKind;
import pagewalk.format.Rights;

/** Why an access was refused, in few enough words for a label. */
final class Refusal {
  private Refusal() {}

  /**
   * "write to absent", "user read of a kernel page".
   *
   * @param allowed what the entry or belief that decided allows
   */
  static String words(FaultKind kind, int access, int allowed) {
    return switch (kind) {
      case NOT_PRESENT -> verb(access) + " absent";
      case RESERVED_BIT -> "reserved bit set";
      case PROTECTION -> protection(access, allowed);
      case PROTECTION_KEY -> "key forbids " + noun(access);
      case DOMAIN -> "domain closed";
      case ACCESS_FLAG -> "access flag is 0";
      case ADDRESS_SIZE -> "address too wide";
      case BAD_ROOT -> "malformed root";
      case NON_CANONICAL -> "not canonical";
      case BUS -> "no memory there";
    };
  }

  /** "write to a read-only page". */
  static String protection(int access, int allowed) {
    boolean user = Rights.isUser(access);
    if (user && !Rights.allows(allowed, Rights.USER + Rights.READ)) {
      return "user " + verb(access) + " a kernel page";
    }
    if (Rights.allows(allowed, access % Rights.WITH_AC)) {
      return "kernel " + verb(access) + " a user page";
    }
    return Rights.isFetch(access)
        ? verb(access) + " a no-execute page"
        : verb(access) + " a read-only page";
  }

  private static String noun(int access) {
    return Rights.isWrite(access) ? "write" : "read";
  }

  private static String verb(int access) {
    return Rights.isWrite(access) ? "write to" : Rights.isFetch(access) ? "fetch from" : "read of";
  }
}
