package pagewalk.oracle;

/**
 * What came of an access.
 *
 * @param pa the physical address, 0 when there is none
 * @param decider the entry that decided: 4 for a PML4E down to 1 for a PTE, 0 for none
 * @param errorCode what the handler is told (SDM 3A §4.7), 0 when nothing went wrong
 */
record Answer(Outcome outcome, long pa, int decider, int errorCode) {
  enum Outcome {
    TRANSLATED,
    NOT_PRESENT,
    RESERVED_BIT,
    PROTECTION,
    NON_CANONICAL,
    NO_MEMORY
  }
}
