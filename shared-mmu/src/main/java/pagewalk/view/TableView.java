package pagewalk.view;

import java.util.List;
import java.util.Optional;

/**
 * One page table at home.
 *
 * @param part which of the tables that share its frame it is, from 0; 0 where it fills one
 * @param level what the frame is; what it is read as, when nobody made it a table
 * @param start first virtual address that it translates
 * @param end last virtual address that it translates
 * @param parent the entry that points here; empty for the root
 * @param register the root register that holds its address, "" for none
 * @param domain the domain that its parent's entry gives to all below, -1 where there is none
 * @param unused so many first entries no walk ever comes to, as in TTBR1's table below the split
 * @param minimap one character an entry: {@code .} absent, {@code t} table, {@code p} page, {@code
 *     s} the root, {@code x} reserved bits, {@code j} junk that nobody has written
 * @param colours one character an entry: the level it points to as a digit, {@code .} for none
 * @param rows the first entries that are not absent
 * @param folded how many more there are
 * @param unzeroed whether it is linked but still holds what it was taken with
 */
public record TableView(
    long frame,
    long pa,
    int part,
    int level,
    String name,
    long start,
    long end,
    String size,
    Optional<Parent> parent,
    String register,
    int domain,
    int unused,
    String minimap,
    String colours,
    List<EntryRow> rows,
    int folded,
    boolean unzeroed) {

  public TableView {
    rows = List.copyOf(rows);
  }

  /** Entry {@code index} of the table that begins at {@code table}, in {@code frame}. */
  public record Parent(long table, long frame, int index) {}

  /**
   * One entry that is not absent.
   *
   * @param pageSize of a page, "" for tables
   * @param rights what the entry alone allows
   * @param flags accessed, dirty, global; a dash for the first two when clear
   * @param was its value before the event, if the event changed it
   */
  public record EntryRow(
      int index,
      long pa,
      long raw,
      RowKind kind,
      long target,
      String pageSize,
      String rights,
      String flags,
      Optional<Long> was) {}

  /** What an entry does. */
  public enum RowKind {
    TABLE("table", 't'),
    PAGE("page", 'p'),
    SELF("self", 's'),
    RESERVED("reserved", 'x');

    private final String word;
    private final char mark;

    RowKind(String word, char mark) {
      this.word = word;
      this.mark = mark;
    }

    /** The name that travels to the page. */
    public String word() {
      return word;
    }

    char mark() {
      return mark;
    }
  }
}
