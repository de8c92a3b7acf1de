package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.mmu.Translation;
import pagewalk.mmu.WalkRecord;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * One memory reference of a walk, with both of its levels: the one it is read as and the one it
 * belongs to.
 *
 * @param ref number of the reference, from 1
 * @param role the level that the hardware reads the entry as
 * @param roleName what an entry of that level is called: "PDE"
 * @param is the level of the table that the entry stands in, 0 for plain data, −1 for memory that
 *     nobody ever made a table of
 * @param index which entry of its table it is
 * @param table address of the table's first entry, which for small tables is not its frame's
 * @param pa address of the entry
 * @param raw the entry as it was read, before the hardware marked it
 * @param decided whether this entry made the walk stop
 */
public record Step(
    int ref,
    int role,
    String roleName,
    int is,
    int index,
    long table,
    long pa,
    long raw,
    boolean decided) {
  /** Nobody ever made a table of it. */
  public static final int UNKNOWN = -1;

  public long frame() {
    return pa >>> 12;
  }

  /** Whether the entry is read as something that it is not. */
  public boolean isMisread() {
    return role != is;
  }

  /** The references of the walk at {@code walk}; none when that event is of another kind. */
  public static List<Step> of(Onlooker onlooker, int walk) {
    Trace trace = onlooker.trace();
    if (walk < 0 || trace.kind(walk) != EventKind.WALK) {
      return new ArrayList<>();
    }
    int count = trace.stepCount(walk);
    long[] slots = new long[count];
    long[] raws = new long[count];
    for (int i = 0; i < count; i++) {
      slots[i] = trace.stepSlot(walk, i);
      raws[i] = trace.stepRaw(walk, i);
    }
    return of(onlooker, trace.va(walk), (int) trace.c(walk), slots, raws, trace.b(walk));
  }

  /**
   * The references of the latest walk of an onlooker's walker, which was for {@code va} and came to
   * {@code result}.
   */
  public static List<Step> of(Onlooker onlooker, WalkRecord record, long va, long result) {
    long[] slots = new long[record.length()];
    long[] raws = new long[record.length()];
    for (int i = 0; i < record.length(); i++) {
      slots[i] = record.slot(i);
      raws[i] = record.raw(i);
    }
    return of(onlooker, va, record.first(), slots, raws, result);
  }

  private static List<Step> of(
      Onlooker onlooker, long va, int first, long[] slots, long[] raws, long result) {
    List<Step> steps = new ArrayList<>();
    PagingFormat format = onlooker.format();
    int decider = Translation.isRefused(result) ? Translation.step(result) : -1;
    int is = format.top() - first;
    long root = -1;
    for (int i = 0; i < slots.length; i++) {
      Level role = format.levels().get(first + i);
      long pa = slots[i];
      long raw = raws[i];
      int index = format.indexOf(role.number(), va);
      long table = pa - (long) index * role.entryBytes();
      root = i == 0 ? table : root;
      int shown = is > 0 ? onlooker.levelOf(table, is) : is;
      boolean decided = first + i == decider;
      steps.add(
          new Step(i + 1, role.number(), role.entry(), shown, index, table, pa, raw, decided));
      is = next(EntryView.of(role, raw), root, shown, format, first);
    }
    return steps;
  }

  /**
   * What the table is that {@code entry} leads to, when it stands in a table of level {@code is}.
   */
  private static int next(EntryView entry, long root, int is, PagingFormat format, int first) {
    int highest = format.top() - first;
    if (entry.kind() == ShapeKind.TABLE && entry.target() == root) {
      return highest;
    }
    return is <= 0 ? UNKNOWN : is - 1;
  }
}
