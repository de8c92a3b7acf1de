package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * Frames for tables are mapped anywhere, as a heap hands them out, and a table in kernel memory
 * remembers where: one word per frame. Every edit costs a look into it, and the table costs memory.
 */
final class PhysToVirtTable implements Strategy {
  private static final long NARROW_AT = 0xF000_0000L;
  private static final long NARROW_INDEX = 0xF800_0000L;
  private static final int RIGHTS = Rights.of(true, false, false, true);

  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public String summary() {
    return "A table in kernel memory holds the virtual address of every frame that tables are made"
        + " of";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Placement.setting(
            "at",
            "where the frames for tables are mapped, the last one first",
            1 << 20,
            "0xFFFFC80000000000",
            NARROW_AT),
        Placement.setting(
            "index",
            "where the table with their addresses lies",
            1 << 20,
            "0xFFFFC90000000000",
            NARROW_INDEX),
        ReservedTablePool.RESERVE);
  }

  @Override
  public Optional<Range> reserve(Settings options) {
    return Optional.of(options.range("reserve"));
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    Notes notes = new Notes(premises);
    return ReservedTablePool.frames(premises)
        .or(() -> Placement.objection(premises, "at", notes.at, notes.heapBytes()))
        .or(() -> Placement.objection(premises, "index", notes.index, notes.bytes()));
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    Premises premises = new Premises(boot.format(), boot.ramBytes(), options);
    Notes notes = new Notes(premises);
    long page = boot.format().pageBytes();
    boot.mustMapNotes(notes.index, notes.bytes(), RIGHTS);
    long va = notes.at + notes.heapBytes();
    for (Range frames : notes.frames()) {
      for (long frame = frames.low(); frame <= frames.high(); frame++) {
        va -= page;
        boot.mustMap(va, frame * page, page, page, RIGHTS, false);
        boot.cpu().store(boot.physical(notes.word(frame)), va);
      }
    }
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(new Notes(premises));
  }

  private record Reach(Notes notes) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      long frame = notes.pageOf(tablePa, level, va) / notes.page;
      long word = notes.word(frame);
      long page = word == UNREACHABLE ? 0 : cpu.load(word);
      return page == 0 ? UNREACHABLE : page + (tablePa - frame * notes.page);
    }

    @Override
    public List<Range> reserved() {
      return List.of(
          new Range(notes.at, notes.at + notes.heapBytes() - 1),
          new Range(notes.index, notes.index + notes.bytes() - 1));
    }
  }

  /** Where the words lie that hold the addresses. */
  private static final class Notes {
    final long at;
    final long index;
    final long page;
    private final PagingFormat format;
    private final int wordBytes;
    private final Range tables;
    private final Range reserve;

    Notes(Premises premises) {
      format = premises.format();
      page = format.pageBytes();
      wordBytes = premises.format().wordBytes();
      at = Placement.address(premises, "at", NARROW_AT);
      index = Placement.address(premises, "index", NARROW_INDEX);
      tables = premises.options().range("tables");
      reserve = premises.options().range("reserve");
    }

    List<Range> frames() {
      return List.of(tables, reserve);
    }

    long heapBytes() {
      return (tables.count() + reserve.count()) * page;
    }

    long bytes() {
      return ((tables.count() + reserve.count()) * wordBytes + page - 1) & -page;
    }

    /** The word about {@code frame}, or UNREACHABLE when there is none. */
    long word(long frame) {
      if (tables.contains(frame)) {
        return index + (frame - tables.low()) * wordBytes;
      }
      return reserve.contains(frame)
          ? index + (tables.count() + frame - reserve.low()) * wordBytes
          : TableReach.UNREACHABLE;
    }

    /** The page of a table, which may have several, that holds the entry for {@code va}. */
    long pageOf(long tablePa, int level, long va) {
      return tablePa + ReservedTablePool.offsetOfPage(format, level, va) & -page;
    }
  }
}
