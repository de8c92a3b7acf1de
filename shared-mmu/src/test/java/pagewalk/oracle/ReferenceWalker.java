package pagewalk.oracle;

/**
 * A page walk written down from the manuals alone: naive, slow, obvious. Nothing in it knows the
 * engine's formats or plans, so that engine and reference can only agree by both being right.
 */
interface ReferenceWalker {
  Memory memory();

  /**
   * Loads the roots: CR3 alone on x86 ({@code root1} is ignored), TTBR0 and TTBR1 on Arm.
   *
   * @return whether the processor accepts them; after #GP the old ones stay
   */
  boolean load(long root0, long root1);

  /** Translates, and marks what the hardware marks; does not touch the page itself. */
  Answer walk(long va, Access access);

  /** The code of an external abort by the access itself, after the latest walk, which succeeded. */
  int busCode(Access access);

  /** Translates, then touches the memory. */
  default Answer access(long va, Access access) {
    Answer answer = walk(va, access);
    if (!answer.translated() || memory().holds(answer.pa())) {
      return answer;
    }
    return new Answer(
        Answer.Outcome.NO_MEMORY,
        0,
        answer.level(),
        busCode(access),
        answer.reads(),
        answer.marks());
  }
}
