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

  /** The section, or "" where the architecture's manual has nothing to cite. */
  static String of(PagingFormat format, Topic topic) {
    return switch (format.tlb().family()) {
      case "x86" -> x86(format, topic);
      case "aarch64" -> aarch64(topic);
      default -> format.wordBytes() == 4 ? armShort(topic) : armLong(topic);
    };
  }

  private static String x86(PagingFormat format, Topic topic) {
    return switch (topic) {
      case WALK -> walkOfX86(format);
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

  private static String walkOfX86(PagingFormat format) {
    return switch (format.top()) {
      case 2 -> "SDM 3A §4.3";
      case 3 -> "SDM 3A §4.4.2";
      default -> "SDM 3A §4.5";
    };
  }

  private static String armShort(Topic topic) {
    return switch (topic) {
      case WALK -> "DDI 0301H §6.11";
      case RIGHTS -> "DDI 0301H §6.5.2";
      case FAULT -> "DDI 0301H §6.9";
      case ROOT -> "DDI 0301H §3.2.13";
      case TLB, FILL_OF_TLB -> "DDI 0301H §6.2";
      case INVALIDATION -> "DDI 0301H §3.2.23";
      case MUST_INVALIDATE, REUSE -> "DDI 0406C §B3.10.1";
      case PAGING_ON -> "DDI 0301H §6.4";
      case MARKS, CANONICAL, RECURSIVE, SPURIOUS, DOUBLE_FAULT -> "";
    };
  }

  private static String armLong(Topic topic) {
    return switch (topic) {
      case WALK -> "DDI 0406C §B3.6.1";
      case RIGHTS -> "DDI 0406C §B3.7.1";
      case FAULT -> "DDI 0406C §B3.13.3";
      case TLB, FILL_OF_TLB -> "DDI 0406C §B3.9";
      case INVALIDATION, MUST_INVALIDATE, REUSE -> "DDI 0406C §B3.10.1";
      case ROOT, MARKS, CANONICAL, RECURSIVE, SPURIOUS, PAGING_ON, DOUBLE_FAULT -> "";
    };
  }

  private static String aarch64(Topic topic) {
    return switch (topic) {
      case WALK -> "DDI 0487 §D5.3.1";
      case RIGHTS -> "DDI 0487 §D5.4.5";
      case FAULT -> "DDI 0487 §D5.11";
      case TLB, FILL_OF_TLB -> "DDI 0487 §D5.9";
      case INVALIDATION, MUST_INVALIDATE, REUSE -> "DDI 0487 §D5.10";
      case ROOT, MARKS, CANONICAL, RECURSIVE, SPURIOUS, PAGING_ON, DOUBLE_FAULT -> "";
    };
  }
}
