package pagewalk.format;

import java.util.List;
import java.util.Optional;

/**
 * A page-table format under one state of its controls, declared as data.
 *
 * <p>Walker, decoder, kernel, bit diagrams and documentation all come from this one declaration.
 *
 * @param name as written in scenarios: "x86-64"
 * @param title for people: "x86-64, 4 levels"
 * @param vaBits how many bits of a virtual address the tables translate
 * @param physicalBits how many bits a physical address has
 * @param rootRegisters the registers that hold the addresses of root tables: "CR3"
 * @param regimes which part of the address space begins at which root
 * @param levels root first
 * @param access what the controls make of the rights that entries have written
 * @param tlb when translations are forgotten
 */
public record PagingFormat(
    String name,
    String title,
    int vaBits,
    int physicalBits,
    List<String> rootRegisters,
    List<Regime> regimes,
    List<Level> levels,
    EntryMaker maker,
    AccessRule access,
    FaultRule faults,
    TlbRule tlb) {

  /** A format whose translations are forgotten as on ARM. */
  public PagingFormat(
      String name,
      String title,
      int vaBits,
      int physicalBits,
      List<String> rootRegisters,
      List<Regime> regimes,
      List<Level> levels,
      EntryMaker maker,
      AccessRule access,
      FaultRule faults) {
    this(
        name,
        title,
        vaBits,
        physicalBits,
        rootRegisters,
        regimes,
        levels,
        maker,
        access,
        faults,
        TlbRule.ARM);
  }

  public PagingFormat {
    rootRegisters = List.copyOf(rootRegisters);
    regimes = List.copyOf(regimes);
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

  /** The first root register: "CR3". */
  public String rootRegister() {
    return rootRegisters.get(0);
  }

  /** Bytes of the smallest page. */
  public long pageBytes() {
    return level(1).span();
  }

  /** Bytes of a word that software loads and stores: as many as an entry has, 4 or 8. */
  public int wordBytes() {
    return level(1).entryBytes();
  }

  /** The regime that {@code va} belongs to; none for an address that no walk begins for. */
  public Optional<Regime> regimeOf(long va) {
    return regimes.stream().filter(regime -> regime.holds(va)).findFirst();
  }

  /** Whether {@code va} is an address that the tables can translate. */
  public boolean isCanonical(long va) {
    return regimeOf(va).isPresent();
  }

  /** Whether addresses have 32 bits. */
  public boolean isNarrow() {
    return vaBits <= Integer.SIZE;
  }

  /** The translated bits {@code bits} of an address as the whole address that has them. */
  public long extend(long bits) {
    return isNarrow() ? bits & 0xFFFF_FFFFL : bits << (Long.SIZE - vaBits) >> (Long.SIZE - vaBits);
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
