package pagewalk.scenario;

/**
 * Where a mapping leads: to frames the kernel takes from its pool, or to a place in physical memory
 * that is named.
 */
public sealed interface Target {

  /** Names the two targets. */
  enum Kind {
    FRESH_FRAMES,
    PLACE
  }

  Kind kind();

  /** Frames out of the pool. */
  record FreshFrames() implements Target {
    @Override
    public Kind kind() {
      return Kind.FRESH_FRAMES;
    }
  }

  /** The physical memory from {@code pa} on. */
  record Place(long pa) implements Target {
    @Override
    public Kind kind() {
      return Kind.PLACE;
    }
  }
}
