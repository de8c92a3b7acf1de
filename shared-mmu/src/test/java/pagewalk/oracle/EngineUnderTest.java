package pagewalk.oracle;

/** What a differential test asks of an engine's page walk under one state of its controls. */
interface EngineUnderTest {

  /** Binds an engine to a state of the controls, with a memory of its own. */
  @FunctionalInterface
  interface Maker<C> {
    /** {@code memory} as {@link FrameMemory#of} makes it; the engine walks and marks in it. */
    EngineUnderTest make(C controls, FrameMemory memory);
  }

  /** As {@link ReferenceWalker#load}. */
  boolean load(long root0, long root1);

  /** As {@link ReferenceWalker#access}, without the marks. */
  Answer walk(long va, Access access);
}
