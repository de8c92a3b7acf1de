package pagewalk.kernel;

import java.util.Optional;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.machine.HaltReason;

/**
 * Edits page tables, for every strategy and every format: it knows the structure, the {@link TableReach} knows the way.
 *
 * <p>Everything it knows about the tables it has just loaded from them; it keeps no notes of its own.
 */
public final class Mapper {
  private static final long ABSENT_TABLE = 3;

  private final PagingFormat format;
  private final KernelCpu cpu;
  private final TableReach reach;
  private final TableMaker maker;

  Mapper(PagingFormat format, KernelCpu cpu, TableReach reach, TableMaker maker) {
    this.format = format;
    this.cpu = cpu;
    this.reach = reach;
    this.maker = maker;
  }

  /**
   * Maps the page at {@code va} to {@code pa} by an entry of {@code level}; both are aligned to the level's span.
   *
   * @param rights as in {@link pagewalk.format.Rights}
   */
  public MapResult map(Space space, long va, long pa, int level, int rights, boolean global) {
    long table = descend(space, va, level);
    if ((table & 1) != 0) {
      return Obstacle.of(table).result();
    }
    long slot = slot(level, va, table);
    EntryView old = EntryView.of(format.level(level), cpu.load(slot));
    if (old.kind() != ShapeKind.ABSENT) {
      return old.kind() == ShapeKind.TABLE ? MapResult.TABLE_IN_THE_WAY : MapResult.OCCUPIED;
    }
    cpu.store(slot, format.maker().leaf(level, pa, rights, global));
    return MapResult.MAPPED;
  }
}
