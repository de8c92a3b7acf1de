package pagewalk.kernel;

import java.util.Optional;
import pagewalk.format.EntryView;
import pagewalk.format.Rights;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/** Makes address spaces, goes from one to the other, copies them and ends them. */
public final class SpaceKeeper {
  private final Kernel kernel;
  private final KernelCpu cpu;
  private final Trace trace;
  private final KernelHalf half;

  SpaceKeeper(Kernel kernel, KernelCpu cpu, Trace trace, KernelHalf half) {
    this.kernel = kernel;
    this.cpu = cpu;
    this.trace = trace;
    this.half = half;
  }

  /**
   * Makes a space called {@code name}, which no space has, with an empty user half; MAPPED when
   * that went well.
   */
  public MapResult create(String name) {
    Space home = kernel.space();
    long root = kernel.mapper().editor().makeRoot(0);
    if (MapResult.isInPlaceOf(root)) {
      return MapResult.inPlaceOf(root);
    }
    Space space = new Space(root);
    half.furnish(cpu, home, space);
    MapResult result = kernel.reach().furnish(cpu, space, kernel.mapper());
    kernel.reach().settle(cpu, home);
    if (result.isGood()) {
      kernel.spaces().add(name, space);
    } else {
      kernel.reach().abandon(cpu, space);
      kernel.mapper().editor().freeRoot(space);
    }
    return result;
  }

  /**
   * Makes {@code space} the current one and makes the changes that were waiting for that; the first
   * result that is not good.
   */
  public MapResult switchTo(Space space) {
    cpu.loadRoot(space.root());
    MapResult worst = MapResult.MAPPED;
    for (Change change : kernel.reach().takeDeferred(cpu, space)) {
      trace.deferred(change.va(), space.root(), false);
      MapResult result = apply(change);
      worst = worst.isGood() ? result : worst;
    }
    return worst;
  }

  private MapResult apply(Change change) {
    return switch (change.kind()) {
      case MAP ->
          kernel.map(change.va(), change.pa(), change.level(), change.rights(), change.flag());
      case UNMAP -> {
        Optional<Edit> edit = kernel.unmap(change.va());
        edit.ifPresent(done -> finish(done, change.flag()));
        yield MapResult.MAPPED;
      }
      case PROTECT -> {
        kernel.protect(change.va(), change.rights()).ifPresent(done -> finish(done, false));
        yield MapResult.MAPPED;
      }
    };
  }

  private void finish(Edit edit, boolean release) {
    edit.flush().now();
    if (release) {
      kernel.release(edit);
    }
  }

  /** Notes {@code change} for later; a full log is worked off by going there for a moment. */
  MapResult defer(Space space, Change change) {
    Deferral deferral = kernel.reach().defer(cpu, space, change);
    if (deferral.result() == MapResult.LOG_FULL) {
      Space home = kernel.space();
      switchTo(space);
      switchTo(home);
      deferral = kernel.reach().defer(cpu, space, change);
    }
    if (deferral.result() == MapResult.DEFERRED) {
      trace.deferred(change.va(), space.root(), true);
    }
    if (deferral.isCancelling() && change.flag()) {
      kernel.frames().free(deferral.cancelled() / FrameStore.FRAME_BYTES);
    }
    return deferral.result();
  }

  /**
   * Maps every page of {@code from} in {@code to} as well, to the same frames with the same rights:
   * the tables are copied, the pages are shared.
   */
  public MapResult copy(Space from, Space to) {
    Space home = kernel.space();
    MapResult result =
        SpaceSweep.pages(kernel, from, (va, leaf, level) -> share(to, va, leaf, level));
    kernel.reach().settle(cpu, home);
    return result;
  }

  private MapResult share(Space to, long va, EntryView leaf, int level) {
    int rights = leaf.rights() & Rights.ALL;
    MapResult result = kernel.map(to, va, leaf.target(), level, rights, leaf.global());
    if (result.isGood()) {
      kernel.frames().share(leaf.target() / FrameStore.FRAME_BYTES);
    }
    return result;
  }

  /**
   * Ends {@code space}, which is called {@code name} and is not current: every page and table of
   * its user half goes back to the pool. Where only the current space's tables can be reached, the
   * kernel goes there for the while.
   */
  public MapResult destroy(String name, Space space) {
    Space home = kernel.space();
    boolean there = !kernel.reach().reachesOthers();
    if (there) {
      switchTo(space);
    }
    MapResult result = SpaceSweep.tearDown(kernel, space, (va, leaf, level) -> giveBack(leaf));
    if (there) {
      switchTo(home);
    }
    kernel.reach().settle(cpu, home);
    if (result.isGood()) {
      kernel.reach().abandon(cpu, space);
      kernel.spaces().remove(name);
      kernel.spaces().distrustAllBut(home.root()); // they may have seen its tables
      kernel.mapper().editor().freeRoot(space);
    }
    return result;
  }

  private MapResult giveBack(EntryView leaf) {
    kernel.frames().free(leaf.target() / FrameStore.FRAME_BYTES);
    return MapResult.MAPPED;
  }
}
