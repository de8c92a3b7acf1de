package pagewalk.oracle;

import java.util.List;

/**
 * What came of an access.
 *
 * @param pa the physical address, 0 when there is none
 * @param level which entry decided, as the manual numbers levels. x86: 5 for a PML5E down to 1 for
 *     a PTE, 0 for none; where no memory is, the last entry that was read. Arm: the level of the
 *     lookup that the fault status reports
 * @param code what the handler is told, 0 when nothing went wrong. x86: the error code (SDM 3A
 *     §4.7); Arm short descriptors: DFSR or IFSR; Arm long descriptors: the six bits of DFSC or
 *     IFSC
 * @param reads where the walk read entries, in this order
 * @param marks the entries that the hardware changed, in this order
 */
record Answer(Outcome outcome, long pa, int level, int code, List<Long> reads, List<Mark> marks) {

  Answer {
    reads = List.copyOf(reads);
    marks = List.copyOf(marks);
  }

  enum Outcome {
    TRANSLATED,
    /** x86: P = 0. Arm: a translation fault. */
    NOT_PRESENT,
    RESERVED_BIT,
    /** A whole translation exists and its rights refuse: Arm's permission fault. */
    PROTECTION,
    NON_CANONICAL,
    ACCESS_FLAG,
    DOMAIN,
    ADDRESS_SIZE,
    /** The walk, or the access itself, went where no memory is: Arm's external abort. */
    NO_MEMORY
  }

  /** The same without the marks, which an engine shows in its memory instead. */
  Answer unmarked() {
    return new Answer(outcome, pa, level, code, reads, List.of());
  }

  boolean translated() {
    return outcome == Outcome.TRANSLATED;
  }
}
