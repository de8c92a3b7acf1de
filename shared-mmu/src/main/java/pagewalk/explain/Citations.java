package pagewalk.explain;

import pagewalk.format.PagingFormat;

/** Where the manual of a format's architecture says what a caption says. */
final class Citations {
  /** What a caption can be about. */
  enum Topic {
    WALK,
    MARKS,
    RIGHTS,
    FAULT,
    CANONICAL,
    TLB,
    FILL_OF_TLB,
    RECURSIVE,
    INVALIDATION,
    MUST_INVALIDATE,
    SPURIOUS,
    REUSE,
    ROOT,
    PAGING_ON,
    DOUBLE_FAULT
  }

  private Citations() {}

  /** The section, or "" for an architecture whose manual is not cited. */
  static String of(PagingFormat format, Topic topic) {
    return format.name().startsWith("x86") ? x86(topic) : "";
  }

  private static String x86(Topic topic) {
    return switch (topic) {
      case WALK -> "SDM 3A §4.5";
      case MARKS -> "SDM 3A §4.8";
      case RIGHTS -> "SDM 3A §4.6.1";
      case FAULT -> "SDM 3A §4.7";
      case CANONICAL -> "SDM 1 §3.3.7.1";
      case TLB -> "SDM 3A §4.10.2.2";
      case FILL_OF_TLB -> "SDM 3A §4.10.2.3";
      case RECURSIVE -> "SDM 3A §4.10.3.3";
      case INVALIDATION, ROOT -> "SDM 3A §4.10.4.1";
      case MUST_INVALIDATE -> "SDM 3A §4.10.4.2";
      case SPURIOUS -> "SDM 3A §4.10.4.3";
      case REUSE -> "SDM 3A §4.10.4.4";
      case PAGING_ON -> "SDM 3A §4.1.2";
      case DOUBLE_FAULT -> "SDM 3A §6.15";
    };
  }
}
