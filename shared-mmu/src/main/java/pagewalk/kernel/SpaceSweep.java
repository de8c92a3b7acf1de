package pagewalk.kernel;

import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.setting.Range;

/**
 * Goes through the user half of a space, table by table and entry by entry, as software without any
 * notes has to: to copy it for a fork, or to give everything in it back.
 */
final class SpaceSweep {
  /** What is done with each page that belongs to the process. */
  interface PageVisitor {
    /** The page of {@code level} at {@code va}; a result other than a good one ends the sweep. */
    MapResult page(long va, EntryView leaf, int level);
  }

  private final PagingFormat format;
  private final TableEditor editor;
  private final TableReach reach;
  private final Space space;
  private final PageVisitor visitor;
  private final boolean freeing;

  private SpaceSweep(Kernel kernel, Space space, PageVisitor visitor, boolean freeing) {
    format = kernel.format();
    editor = kernel.mapper().editor();
    reach = kernel.reach();
    this.space = space;
    this.visitor = visitor;
    this.freeing = freeing;
  }

  /** Shows {@code visitor} every page of the user half; the first result that is not good. */
  static MapResult pages(Kernel kernel, Space space, PageVisitor visitor) {
    SpaceSweep sweep = new SpaceSweep(kernel, space, visitor, false);
    return sweep.below(sweep.format.rootLevel(0), 0, space.root());
  }

  /** The same, and gives the memory of every table below the root back. */
  static MapResult tearDown(Kernel kernel, Space space, PageVisitor visitor) {
    SpaceSweep sweep = new SpaceSweep(kernel, space, visitor, true);
    return sweep.below(sweep.format.rootLevel(0), 0, space.root());
  }

  private MapResult below(int number, long start, long tablePa) {
    Level level = format.level(number);
    for (int index = 0; index < level.entries(); index++) {
      long va = start + index * level.span();
      if (!format.isUserHalf(va) || !format.isCanonical(va)) {
        return MapResult.MAPPED;
      }
      long slot = editor.slot(space, number, va, tablePa);
      if (MapResult.isInPlaceOf(slot)) {
        return MapResult.inPlaceOf(slot);
      }
      MapResult result = entry(EntryView.of(level, editor.loadAt(slot)), number, va);
      if (!result.isGood()) {
        return result;
      }
    }
    return MapResult.MAPPED;
  }

  private MapResult entry(EntryView entry, int number, long va) {
    if (entry.kind() == ShapeKind.LEAF) {
      return isReserved(va) ? MapResult.MAPPED : visitor.page(va, entry, number);
    }
    if (entry.kind() != ShapeKind.TABLE || reach.isShowing(number, va)) {
      return MapResult.MAPPED;
    }
    MapResult result = below(number - 1, va, entry.target());
    if (freeing && result.isGood()) {
      editor.free(number - 1, entry.target());
    }
    return result;
  }

  private boolean isReserved(long va) {
    for (Range range : reach.reserved()) {
      if (range.contains(va)) {
        return true;
      }
    }
    return false;
  }
}
