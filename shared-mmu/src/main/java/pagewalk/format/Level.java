package pagewalk.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pagewalk.bits.Bits;

/**
 * One level of tables of a format.
 *
 * @param number distance from the page: 1 is the table whose entries map the smallest pages
 * @param table what a table of this level is called: "PD"
 * @param entry what its entries are called: "PDE"
 * @param lowBit lowest bit of the virtual address that indexes the table
 * @param indexBits how many bits index it
 * @param entryBytes 4 or 8
 * @param shapes what an entry can be; the first that matches is what it is
 * @param latched whether the processor keeps copies of the entries from when the root was loaded,
 *     and walks those instead of memory (PAE's four PDPTEs, SDM 3A §4.4.1)
 * @param subpages how parts of a page are protected separately, where they are
 */
public record Level(
    int number,
    String table,
    String entry,
    int lowBit,
    int indexBits,
    int entryBytes,
    List<EntryShape> shapes,
    boolean latched,
    @Nullable SubpageRule subpages) {

  public Level {
    shapes = List.copyOf(shapes);
  }

  /** A level of the usual kind: read from memory, one protection for a whole page. */
  public Level(
      int number,
      String table,
      String entry,
      int lowBit,
      int indexBits,
      int entryBytes,
      List<EntryShape> shapes) {
    this(number, table, entry, lowBit, indexBits, entryBytes, shapes, false, null);
  }

  /** Number of entries of a table. */
  public int entries() {
    return 1 << indexBits;
  }

  /** Bytes of a table. */
  public int tableBytes() {
    return entries() * entryBytes;
  }

  /** Bytes of virtual memory that one entry covers. */
  public long span() {
    return Bits.bit(lowBit);
  }

  /** Which entry of the table translates {@code va}. */
  public int indexOf(long va) {
    return (int) (va >>> lowBit) & (entries() - 1);
  }

  /** The shape of the entry {@code raw}. */
  public EntryShape shapeOf(long raw) {
    for (int i = 0; i < shapes.size(); i++) {
      EntryShape shape = shapes.get(i);
      if (shape.matches(raw)) {
        return shape;
      }
    }
    throw new IllegalStateException(entry + " " + raw + " matches no shape");
  }

  /** Whether entries of this level can map pages themselves. */
  public boolean hasLeaves() {
    return shapes.stream().anyMatch(shape -> shape.kind() == ShapeKind.LEAF);
  }
}
