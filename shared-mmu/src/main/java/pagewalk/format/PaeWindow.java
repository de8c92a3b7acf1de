package pagewalk.format;

/**
 * The arithmetic of a self-map under PAE. Its four PDPTEs have no rights and are copied into the
 * processor (SDM 3A §4.4.1), so the root cannot point to itself; four page-directory entries in a
 * row point to the four page directories instead, and the entry before them to the page that the
 * PDPT lies in.
 *
 * <p>Those four show all page tables of the space as one array of 8 MiB, the 2048 page-directory
 * entries among them as one of 16 KiB. The PDPT, which PDEs can only name as a page table, appears
 * where that page table would.
 *
 * @param slot the first of the four, counted through all page directories: bits 31:21 of the
 *     addresses it translates; 1 to 2044
 */
public record PaeWindow(PagingFormat format, int slot) implements TableWindow {
  /** How many page directories there are. */
  public static final int DIRECTORIES = 4;

  private static final int PT = 1;
  private static final int PD = 2;
  private static final int PDPT = 3;

  @Override
  public int slotLevel(long va) {
    return PD;
  }

  @Override
  public long entryAddress(int level, long va) {
    Level entries = format.level(level);
    long number = (va & format.extend(-1L)) >>> entries.lowBit();
    return start(level) + number * entries.entryBytes();
  }

  @Override
  public long tableAddress(int level, long va) {
    return entryAddress(level, va) & -format.level(level).tableBytes();
  }

  /** Where the page table appears that page-directory entry {@code number} of all points to. */
  public long tableOf(int number) {
    return start(PT) + number * format.pageBytes();
  }

  @Override
  public int levelShownAt(long va) {
    if (!format.isCanonical(va) || Long.compareUnsigned(va - start(PT), bytes(PT)) >= 0) {
      return 0;
    }
    long page = (va - start(PT)) / format.pageBytes();
    if (page == slot - 1) {
      return PDPT;
    }
    return page >= slot && page < slot + DIRECTORIES ? PD : PT;
  }

  @Override
  public long subject(long va) {
    int level = Math.max(PT, levelShownAt(va));
    long number = (va - start(level)) / format.level(level).entryBytes();
    return format.extend(number << format.level(level).lowBit());
  }

  @Override
  public long start(int level) {
    return switch (level) {
      case PT -> (long) slot << format.level(PD).lowBit();
      case PD -> tableOf(slot);
      default -> tableOf(slot - 1);
    };
  }

  @Override
  public long end(int level) {
    return start(level) + bytes(level) - 1;
  }

  /** Bytes of all entries of {@code level} that a space can have. */
  private long bytes(int level) {
    Level entries = format.level(level);
    return (1L << (format.vaBits() - entries.lowBit())) * entries.entryBytes();
  }
}
