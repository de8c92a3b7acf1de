package pagewalk.format;

import java.util.List;
import pagewalk.bits.Bits;

/**
 * A page-table format under one state of its controls, declared as data.
 *
 * <p>Walker, decoder, kernel, bit diagrams and documentation all come from this one declaration.
 *
 * @param name as written in scenarios: "x86-64"
 * @param title for people: "x86-64, 4 levels"
 * @param vaBits how many bits of a virtual address are translated; the bits above must be copies of
 *     the top one
 * @param physicalBits how many bits a physical address has
 * @param rootRegister the register that holds the root's address: "CR3"
 * @param levels root first
 */
public record PagingFormat(
    String name,
    String title,
    int vaBits,
    int physicalBits,
    String rootRegister,
    List<Level> levels,
    EntryMaker maker,
    FaultRule faults) {

  public PagingFormat {
    levels = List.copyOf(levels);
  }

  /** The number of the root's level, the largest there is. */
  public int top() {
    return levels.get(0).number();
  }

  /** The level with {@code number} (distance from the page, 1 to {@link #top()}). */
  public Level level(int number) {
    return levels.get(top() - number);
  }

  /** The name of what lies at {@code number}: a table's name, or "page" for 0. */
  public String nameOf(int number) {
    return number == 0 ? "page" : level(number).table();
  }

  /** Bytes of the smallest page. */
  public long pageBytes() {
    return level(1).span();
  }

  public boolean isCanonical(long va) {
    return Bits.signExtend(va, vaBits) == va;
  }

  /** Whether {@code va} lies in the half that belongs to user programs. */
  public boolean isUserHalf(long va) {
    return (va >>> (vaBits - 1) & 1) == 0;
  }

  /** The level whose entries map pages of {@code bytes}, or 0 when there is none. */
  public int levelOfPage(long bytes) {
    for (Level level : levels) {
      if (level.span() == bytes && level.hasLeaves()) {
        return level.number();
      }
    }
    return 0;
  }
}
