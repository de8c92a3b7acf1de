package pagewalk.trace;

/**
 * What an event is. The payload of each kind is described at the method of {@link Trace} that
 * records it.
 */
public enum EventKind {
  INSTRUCTION("instruction"),
  WALK("walk"),
  TLB_HIT("tlbHit"),
  TLB_FILL("tlbFill"),
  FAULT("fault"),
  LOAD("load"),
  STORE("store"),
  FETCH("fetch"),
  FILL("fill"),
  FRAME_TAKEN("frameTaken"),
  FRAME_FREED("frameFreed"),
  INVALIDATE("invalidate"),
  ROOT_LOAD("rootLoad"),
  CONTROL("control"),
  UNPREDICTABLE("unpredictable"),
  PAGING_ON("pagingOn"),
  HANDLER_RETURN("handlerReturn"),
  RETRY("retry"),
  POKE("poke"),
  EXPECT("expect"),
  HALT("halt"),
  DEFERRED("deferred"),
  CLEAN("clean");

  private static final EventKind[] ALL = values();
  private final String word;

  EventKind(String word) {
    this.word = word;
  }

  /** The name that travels to the page. */
  public String word() {
    return word;
  }

  public static EventKind of(int ordinal) {
    return ALL[ordinal];
  }
}
