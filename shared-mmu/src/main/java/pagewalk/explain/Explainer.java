package pagewalk.explain;

/**
 * Says in at most forty words what an event means: what happened, which entry, read as what, which
 * bit, so what.
 *
 * <p>Every word of it is read off the trace and the cells at that moment.
 */
public final class Explainer {
  private final Onlooker onlooker;

  public Explainer(Onlooker onlooker) {
    this.onlooker = onlooker;
  }

  /** The caption of the event that the onlooker is looking at. */
  public Caption caption() {
    Telling tell = new Telling(onlooker);
    return switch (tell.trace.kind(tell.event)) {
      case INSTRUCTION -> new AccessCaptions(tell).issued();
      case RETRY -> new AccessCaptions(tell).again();
      case WALK -> new WalkCaptions(tell).caption();
      case FAULT -> new FaultCaptions(tell).caption();
      case TLB_HIT -> new TlbCaptions(tell).hit();
      case TLB_FILL -> new TlbCaptions(tell).filled();
      case INVALIDATE -> new TlbCaptions(tell).invalidated();
      case LOAD, FETCH -> new ReadCaptions(tell).caption();
      case STORE -> new WriteCaptions(tell).stored();
      case FILL -> new WriteCaptions(tell).filled();
      case POKE -> new WriteCaptions(tell).poked();
      case FRAME_TAKEN -> new KernelCaptions(tell).taken();
      case FRAME_FREED -> new KernelCaptions(tell).freed();
      case HANDLER_RETURN -> new KernelCaptions(tell).returned();
      case ROOT_LOAD -> new MachineCaptions(tell).rootLoaded();
      case CLEAN -> new WriteCaptions(tell).cleaned();
      case DEFERRED -> new KernelCaptions(tell).deferred();
      case CONTROL -> new MachineCaptions(tell).controlSet();
      case UNPREDICTABLE -> new MachineCaptions(tell).unpredictable();
      case PAGING_ON -> new MachineCaptions(tell).pagingOn();
      case EXPECT -> new MachineCaptions(tell).expected();
      case HALT -> new MachineCaptions(tell).halted();
    };
  }
}
