package pagewalk.oracle;

import java.util.ArrayList;
import java.util.List;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.state.FrameStore;

/**
 * The x86-64 page walk as the Intel SDM, volume 3A chapter 4, tells it: one level after the other,
 * one test per sentence, nothing shared and nothing clever. It knows nothing of the engine's
 * formats and plans, and it marks the memory that it is given.
 */
final class ReferenceWalker {
  private final FrameStore memory;
  private final boolean la57;
  private final boolean wp;
  private final boolean nxe;
  private final int maxphyaddr;
  private final boolean page1g;

  /** The entries used so far, and where they are: the root's first. */
  private final List<Long> entries = new ArrayList<>();

  private final List<Long> places = new ArrayList<>();
  private Access access = Access.ALL.get(0);
  private long va;

  ReferenceWalker(
      FrameStore memory, boolean la57, boolean wp, boolean nxe, int maxphyaddr, boolean page1g) {
    this.memory = memory;
    this.la57 = la57;
    this.wp = wp;
    this.nxe = nxe;
    this.maxphyaddr = maxphyaddr;
    this.page1g = page1g;
  }

  Answer access(long cr3, long linearAddress, Access what) {
    entries.clear();
    places.clear();
    access = what;
    va = linearAddress;
    long top = va >> (la57 ? 56 : 47);
    if (top != 0 && top != -1) {
      return new Answer(Outcome.NON_CANONICAL, 0, 0, 0);
    }
    return la57 ? pml5(cr3) : pml4(cr3, 0);
  }

  /** Intel's white paper on 5-level paging: a PML5E has the format of a PML4E. */
  private Answer pml5(long table) {
    long place = table + 8 * bits(va, 56, 48);
    if (!memory.holds(place)) {
      return refused(Outcome.NO_MEMORY, 0);
    }
    long pml5e = memory.read(place);
    if (!bit(pml5e, 0)) {
      return refused(Outcome.NOT_PRESENT, 5);
    }
    if (bit(pml5e, 7) || reservedInEveryEntry(pml5e)) {
      return refused(Outcome.RESERVED_BIT, 5);
    }
    useOnTheWay(place, pml5e);
    return pml4(tableAt(pml5e), 5);
  }

  private Answer pml4(long table, int decider) {
    long place = table + 8 * bits(va, 47, 39);
    if (!memory.holds(place)) {
      return refused(Outcome.NO_MEMORY, decider);
    }
    long pml4e = memory.read(place);
    if (!bit(pml4e, 0)) {
      return refused(Outcome.NOT_PRESENT, 4);
    }
    if (bit(pml4e, 7) || reservedInEveryEntry(pml4e)) {
      return refused(Outcome.RESERVED_BIT, 4);
    }
    useOnTheWay(place, pml4e);
    return pdpt(tableAt(pml4e));
  }

  private Answer pdpt(long table) {
    long place = table + 8 * bits(va, 38, 30);
    if (!memory.holds(place)) {
      return refused(Outcome.NO_MEMORY, 4);
    }
    long pdpte = memory.read(place);
    if (!bit(pdpte, 0)) {
      return refused(Outcome.NOT_PRESENT, 3);
    }
    boolean large = bit(pdpte, 7);
    if (reservedInEveryEntry(pdpte) || (large && !page1g) || (large && bits(pdpte, 29, 13) != 0)) {
      return refused(Outcome.RESERVED_BIT, 3);
    }
    if (large) {
      return page(place, pdpte, 3, bits(pdpte, maxphyaddr - 1, 30) << 30 | bits(va, 29, 0));
    }
    useOnTheWay(place, pdpte);
    return pd(tableAt(pdpte));
  }

  private Answer pd(long table) {
    long place = table + 8 * bits(va, 29, 21);
    if (!memory.holds(place)) {
      return refused(Outcome.NO_MEMORY, 3);
    }
    long pde = memory.read(place);
    if (!bit(pde, 0)) {
      return refused(Outcome.NOT_PRESENT, 2);
    }
    boolean large = bit(pde, 7);
    if (reservedInEveryEntry(pde) || (large && bits(pde, 20, 13) != 0)) {
      return refused(Outcome.RESERVED_BIT, 2);
    }
    if (large) {
      return page(place, pde, 2, bits(pde, maxphyaddr - 1, 21) << 21 | bits(va, 20, 0));
    }
    useOnTheWay(place, pde);
    return pt(tableAt(pde));
  }

  private Answer pt(long table) {
    long place = table + 8 * bits(va, 20, 12);
    if (!memory.holds(place)) {
      return refused(Outcome.NO_MEMORY, 2);
    }
    long pte = memory.read(place);
    if (!bit(pte, 0)) {
      return refused(Outcome.NOT_PRESENT, 1);
    }
    if (reservedInEveryEntry(pte)) {
      return refused(Outcome.RESERVED_BIT, 1);
    }
    return page(place, pte, 1, bits(pte, maxphyaddr - 1, 12) << 12 | bits(va, 11, 0));
  }

  /** A translation exists; only now the rights are asked (§4.6). */
  private Answer page(long place, long entry, int level, long pa) {
    entries.add(entry);
    places.add(place);
    if (!allowed(entries)) {
      return refused(Outcome.PROTECTION, topmostThatRefuses());
    }
    long accessed = 1 << 5;
    long dirty = access.write() ? 1 << 6 : 0;
    memory.write(place, entry | accessed | dirty);
    if (!memory.holds(pa)) {
      return refused(Outcome.NO_MEMORY, level);
    }
    return new Answer(Outcome.TRANSLATED, pa, level, 0);
  }

  /** §4.8: the accessed flag is set in every entry that is used. */
  private void useOnTheWay(long place, long entry) {
    memory.write(place, entry | 1 << 5);
    entries.add(entry);
    places.add(place);
  }

  private boolean reservedInEveryEntry(long entry) {
    return (maxphyaddr < 52 && bits(entry, 51, maxphyaddr) != 0) || (!nxe && bit(entry, 63));
  }

  private long tableAt(long entry) {
    return bits(entry, maxphyaddr - 1, 12) << 12;
  }

  /** §4.6.1, with SMEP, SMAP and the protection keys off. */
  private boolean allowed(List<Long> walk) {
    boolean userMode = true;
    boolean writable = true;
    boolean executeDisabled = false;
    for (long entry : walk) {
      userMode &= bit(entry, 2);
      writable &= bit(entry, 1);
      executeDisabled |= nxe && bit(entry, 63);
    }
    if (access.user() && !userMode) {
      return false;
    }
    if (access.write() && !writable) {
      return !access.user() && !wp;
    }
    return !(access.fetch() && executeDisabled);
  }

  private int topmostThatRefuses() {
    int level = la57 ? 5 : 4;
    for (long entry : entries) {
      if (!allowed(List.of(entry))) {
        return level;
      }
      level--;
    }
    throw new IllegalStateException("the walk refuses, but none of its entries does");
  }

  /** §4.7; a machine check has no such code. */
  private Answer refused(Outcome outcome, int decider) {
    int code = 0;
    if (outcome != Outcome.NO_MEMORY) {
      code |= outcome == Outcome.NOT_PRESENT ? 0 : 1;
      code |= access.write() ? 2 : 0;
      code |= access.user() ? 4 : 0;
      code |= outcome == Outcome.RESERVED_BIT ? 8 : 0;
      code |= access.fetch() && nxe ? 16 : 0;
    }
    return new Answer(outcome, 0, decider, code);
  }

  /** Where the entries that the latest walk used are. */
  List<Long> places() {
    return places;
  }

  private static boolean bit(long word, int at) {
    return (word >> at & 1) == 1;
  }

  /** Bits {@code high} to {@code low}, fewer than 64, moved down. */
  private static long bits(long word, int high, int low) {
    return (word >> low) & ((1L << (high - low + 1)) - 1);
  }
}
