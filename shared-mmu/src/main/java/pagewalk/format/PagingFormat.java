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
 * @param form what the bits of an address above the translated ones say
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
    AddressForm form,
    TlbRule tlb) {

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
    int number = numberOf(va);
    return number < 0 ? Optional.empty() : Optional.of(regimes.get(number));
  }

  /**
   * Of {@link #regimes}, or −1. The kernel asks at every page: an iterator would be one more
   * object.
   */
  private int numberOf(long va) {
    for (int number = 0; number < regimes.size(); number++) {
      if (regimes.get(number).holds(va)) {
        return number;
      }
    }
    return -1;
  }

  /** Whether {@code va} is an address that the tables can translate. */
  public boolean isCanonical(long va) {
    return numberOf(va) >= 0;
  }

  /**
   * How many of its low bits tell an address from all others that can be translated. Where two
   * roots have ranges of 64-bit addresses, that is one bit more than the tables translate.
   */
  public int spaceBits() {
    return hasKernelRoot() && !isNarrow() ? vaBits + 1 : vaBits;
  }

  /** Whether addresses have 32 bits. */
  public boolean isNarrow() {
    return vaBits <= Integer.SIZE;
  }

  /**
   * The whole address whose translated bits are those of {@code bits}: {@code bits} itself where it
   * is one, else with the bits above as in the half that it is meant for.
   */
  public long extend(long bits) {
    long va = isNarrow() ? bits & 0xFFFF_FFFFL : bits;
    if (isCanonical(va)) {
      return va;
    }
    for (int number = 0; number < regimes.size(); number++) {
      Regime regime = regimes.get(number);
      if (((regime.value() ^ va) >>> form.halfBit() & 1) == 0) {
        return (va & ~regime.mask()) | regime.value();
      }
    }
    return va;
  }

  /** Whether {@code va} lies in the half that belongs to user programs. */
  public boolean isUserHalf(long va) {
    return hasKernelRoot()
        ? regimeOf(va).map(regime -> regime.root() == 0).orElse(false)
        : (va >>> form.halfBit() & 1) == 0;
  }

  /** The lowest address of the kernel half. */
  public long kernelStart() {
    if (!hasKernelRoot()) {
      return extend(1L << form.halfBit());
    }
    // A second range without bits of its own is what the first one has left.
    long start = regimeOfRoot(1).value();
    return start != 0 ? start : (~regimeOfRoot(0).mask() & 0xFFFF_FFFFL) + 1;
  }

  /** The highest address of the kernel half, which is the highest one there is. */
  public long kernelEnd() {
    return kernelStart() < 0 ? -1L : 0xFFFF_FFFFL;
  }

  /** Whether the kernel's part of the address space begins at a root of its own (TTBR1). */
  public boolean hasKernelRoot() {
    for (int number = 0; number < regimes.size(); number++) {
      if (regimes.get(number).root() != 0) {
        return true;
      }
    }
    return false;
  }

  /** Number of the root register that walks for {@code va} begin at; 0 where there is no walk. */
  public int rootOf(long va) {
    return regimeOf(va).map(Regime::root).orElse(0);
  }

  /** Number of the level that walks for {@code va} begin at. */
  public int rootLevelFor(long va) {
    return top() - regimeOf(va).map(Regime::first).orElse(0);
  }

  /** Number of the level of the tables that root register {@code number} points to. */
  public int rootLevel(int number) {
    for (Regime regime : regimes) {
      if (regime.root() == number) {
        return top() - regime.first();
      }
    }
    return top();
  }

  /** Bytes of the table that root register {@code number} points to; {@link Level} may say more. */
  public int rootBytes(int number) {
    return (regimeOfRoot(number).indexMask() + 1) * level(rootLevel(number)).entryBytes();
  }

  /** The first regime whose walks begin at root register {@code number}, one that there is. */
  public Regime regimeOfRoot(int number) {
    for (Regime regime : regimes) {
      if (regime.root() == number) {
        return regime;
      }
    }
    throw new IllegalArgumentException(name + " has no root register " + number);
  }

  /** Which entry of a table of level {@code number} translates {@code va}. */
  public int indexOf(int number, long va) {
    int index = level(number).indexOf(va);
    return regimeOf(va)
        .filter(regime -> top() - regime.first() == number)
        .map(regime -> index & regime.indexMask())
        .orElse(index);
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
