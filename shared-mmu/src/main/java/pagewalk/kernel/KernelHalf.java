package pagewalk.kernel;

import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.setting.Range;

/**
 * Keeps the kernel half the same in all spaces, in the classic lazy way: the first space's root
 * holds every top-level entry of the kernel half, and another root gets a copy of one when it is
 * first needed there. Below the top level the tables themselves are shared, so that whatever else
 * changes is seen by all at once.
 *
 * <p>Top-level entries of the kernel half are only ever added; that is why a copy never has to be
 * taken back.
 */
final class KernelHalf {
  private final PagingFormat format;
  private final TableReach reach;
  private final TableEditor editor;
  private final Spaces spaces;

  KernelHalf(PagingFormat format, TableReach reach, TableEditor editor, Spaces spaces) {
    this.format = format;
    this.reach = reach;
    this.editor = editor;
    this.spaces = spaces;
  }

  /**
   * Copies the top-level entry for {@code va} from the first space's root into the root of {@code
   * space}, if it is missing there; whether it was copied.
   */
  boolean adopt(KernelCpu cpu, Space space, long va) {
    if (!isShared(space, va) || isPresent(load(cpu, space, va))) {
      return false;
    }
    return copy(cpu, spaces.first(), space, va);
  }

  /** Copies the top-level entry for {@code va} into the first space's root, if missing there. */
  void publish(KernelCpu cpu, Space space, long va) {
    if (isShared(space, va) && !isPresent(load(cpu, spaces.first(), va))) {
      copy(cpu, space, spaces.first(), va);
    }
  }

  /** Gives a new root what covers the addresses that tables are reached through. */
  void furnish(KernelCpu cpu, Space home, Space space) {
    Level top = format.level(format.top());
    for (Range range : reach.reserved()) {
      int last = top.indexOf(range.high());
      for (int index = top.indexOf(range.low()); index <= last; index++) {
        long va = range.low() + (index - top.indexOf(range.low())) * top.span();
        if (!format.isUserHalf(va) && !format.hasKernelRoot()) {
          copy(cpu, home, space, va);
        }
      }
    }
  }

  private boolean isShared(Space space, long va) {
    return !format.isUserHalf(va)
        && !format.hasKernelRoot()
        && !spaces.isSingle()
        && !space.equals(spaces.first());
  }

  /** A window is not copied: each root has its own. */
  private boolean copy(KernelCpu cpu, Space from, Space to, long va) {
    long raw = load(cpu, from, va);
    EntryView entry = EntryView.of(format.level(format.top()), raw);
    boolean window = entry.kind() == ShapeKind.TABLE && spaces.isRoot(entry.target());
    if (!isPresent(raw) || window) {
      return false;
    }
    long slot = editor.rootSlot(to, va);
    if (MapResult.isInPlaceOf(slot)) {
      return false;
    }
    cpu.store(slot, raw);
    editor.stored(to, format.top());
    return true;
  }

  private long load(KernelCpu cpu, Space space, long va) {
    long slot = editor.rootSlot(space, va);
    return MapResult.isInPlaceOf(slot) ? 0 : cpu.load(slot);
  }

  private boolean isPresent(long raw) {
    return EntryView.of(format.level(format.top()), raw).kind() != ShapeKind.ABSENT;
  }
}
