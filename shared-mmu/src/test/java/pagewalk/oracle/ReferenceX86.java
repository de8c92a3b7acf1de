package pagewalk.oracle;

import static pagewalk.oracle.Word.bit;
import static pagewalk.oracle.Word.bits;
import static pagewalk.oracle.Word.field;

import java.util.ArrayList;
import java.util.List;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.X86Controls.Mode;

/**
 * The four x86 page walks as the Intel SDM, volume 3A chapter 4, tells them: one level after the
 * other, one test per sentence. Sections are those of the 2016 edition.
 *
 * <p>Two things the manual leaves to the processor, and what is done here: the accessed flag of the
 * entry that maps the page stays as it is when the rights refuse (§6.15 calls it model-specific);
 * the PDPTEs of PAE paging are registers, loaded with CR3, as Intel's processors have it.
 */
final class ReferenceX86 implements ReferenceWalker {
  private static final int P = 0;
  private static final int A = 5;
  private static final int D = 6;
  private static final int PS = 7;
  private static final int XD = 63;

  private final Memory memory;
  private final X86Controls on;
  private long cr3;
  private final long[] pdpteRegisters = new long[4];

  private long va;
  private Access access = Access.KERNEL_READ;
  private final List<Long> reads = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  /** The entries that control the translation (§4.6.1), the root's first; the last one's level. */
  private final List<Long> entries = new ArrayList<>();

  private int level;

  ReferenceX86(Memory memory, X86Controls controls) {
    this.memory = memory;
    this.on = controls;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  /** §4.4.1: with PAE paging the four PDPTEs are loaded too; a bad one is #GP(0) and loads none. */
  @Override
  public boolean load(long root0, long root1) {
    if (on.mode().isLong() && bits(root0, 63, on.maxphyaddr()) != 0) {
      return false;
    }
    if (on.mode() == Mode.PAE) {
      long[] loaded = new long[4];
      for (int i = 0; i < 4; i++) {
        loaded[i] = memory.read(field(root0, 31, 5) + 8L * i, 8);
        if (bit(loaded[i], P) && reservedInPdpte(loaded[i])) {
          return false;
        }
      }
      System.arraycopy(loaded, 0, pdpteRegisters, 0, 4);
    }
    cr3 = root0;
    return true;
  }

  /** Table 4-8: neither R/W nor U/S nor XD nor A. */
  private boolean reservedInPdpte(long pdpte) {
    return bits(pdpte, 2, 1) != 0
        || bits(pdpte, 8, 5) != 0
        || bits(pdpte, 63, on.maxphyaddr()) != 0;
  }

  @Override
  public Answer walk(long linearAddress, Access what) {
    va = linearAddress;
    access = what;
    reads.clear();
    marks.clear();
    entries.clear();
    level = 0;
    return switch (on.mode()) {
      case I386 -> pd32(field(cr3, 31, 12));
      case PAE -> pdpteRegister(pdpteRegisters[(int) bits(va, 31, 30)]);
      case LONG4 -> canonical(47) ? pml4(tableAt(cr3)) : notCanonical();
      case LONG5 -> canonical(56) ? pml5(tableAt(cr3)) : notCanonical();
    };
  }

  /** SDM 1 §3.3.7.1: the bits above {@code top} are all equal to it. */
  private boolean canonical(int top) {
    return va >> top == 0 || va >> top == -1;
  }

  private Answer notCanonical() {
    return new Answer(Outcome.NON_CANONICAL, 0, 0, 0, reads, marks);
  }

  /** Intel's white paper on 5-level paging: a PML5E has the format of a PML4E. */
  private Answer pml5(long table) {
    long place = table + 8 * bits(va, 56, 48);
    if (!memory.holds(place)) {
      return noMemory();
    }
    long pml5e = read(5, place, 8);
    if (!bit(pml5e, P)) {
      return refused(Outcome.NOT_PRESENT);
    }
    if (reservedInTopEntry(pml5e)) {
      return refused(Outcome.RESERVED_BIT);
    }
    use(place, 8, pml5e);
    return pml4(tableAt(pml5e));
  }

  /** Table 4-14. */
  private Answer pml4(long table) {
    long place = table + 8 * bits(va, 47, 39);
    if (!memory.holds(place)) {
      return noMemory();
    }
    long pml4e = read(4, place, 8);
    if (!bit(pml4e, P)) {
      return refused(Outcome.NOT_PRESENT);
    }
    if (reservedInTopEntry(pml4e)) {
      return refused(Outcome.RESERVED_BIT);
    }
    use(place, 8, pml4e);
    return pdpt(tableAt(pml4e));
  }

  /** Tables 4-15 and 4-16. */
  private Answer pdpt(long table) {
    long place = table + 8 * bits(va, 38, 30);
    if (!memory.holds(place)) {
      return noMemory();
    }
    long pdpte = read(3, place, 8);
    if (!bit(pdpte, P)) {
      return refused(Outcome.NOT_PRESENT);
    }
    boolean large = bit(pdpte, PS);
    if (reservedInEveryEntry(pdpte)
        || (large && !on.page1g())
        || (large && bits(pdpte, 29, 13) != 0)) {
      return refused(Outcome.RESERVED_BIT);
    }
    if (large) {
      return page(place, 8, pdpte, field(pdpte, on.maxphyaddr() - 1, 30) | bits(va, 29, 0));
    }
    use(place, 8, pdpte);
    return pd(tableAt(pdpte));
  }

  /**
   * §4.4.2: the register is tested for P only; its reserved bits were tested when it was loaded.
   */
  private Answer pdpteRegister(long pdpte) {
    if (!bit(pdpte, P)) {
      level = 3;
      return refused(Outcome.NOT_PRESENT);
    }
    return pd(tableAt(pdpte));
  }

  /** Tables 4-17 and 4-18, PAE: 4-9 and 4-10. */
  private Answer pd(long table) {
    long place = table + 8 * bits(va, 29, 21);
    if (!memory.holds(place)) {
      return noMemory();
    }
    long pde = read(2, place, 8);
    if (!bit(pde, P)) {
      return refused(Outcome.NOT_PRESENT);
    }
    boolean large = bit(pde, PS);
    if (reservedInEveryEntry(pde) || (large && bits(pde, 20, 13) != 0)) {
      return refused(Outcome.RESERVED_BIT);
    }
    if (large) {
      return page(place, 8, pde, field(pde, on.maxphyaddr() - 1, 21) | bits(va, 20, 0));
    }
    use(place, 8, pde);
    return pt(tableAt(pde));
  }

  /** Table 4-19, PAE: 4-11. */
  private Answer pt(long table) {
    long place = table + 8 * bits(va, 20, 12);
    if (!memory.holds(place)) {
      return noMemory();
    }
    long pte = read(1, place, 8);
    if (!bit(pte, P)) {
      return refused(Outcome.NOT_PRESENT);
    }
    if (reservedInEveryEntry(pte)) {
      return refused(Outcome.RESERVED_BIT);
    }
    return page(place, 8, pte, tableAt(pte) | bits(va, 11, 0));
  }

  /** Tables 4-4 and 4-5. Without CR4.PSE, bit 7 is ignored. */
  private Answer pd32(long table) {
    long place = table + 4 * bits(va, 31, 22);
    if (!memory.holds(place)) {
      return noMemory();
    }
    long pde = read(2, place, 4);
    if (!bit(pde, P)) {
      return refused(Outcome.NOT_PRESENT);
    }
    if (on.pse() && bit(pde, PS)) {
      int m = on.pse36() ? Math.min(40, on.maxphyaddr()) : 32;
      if (bits(pde, 21, m - 19) != 0) {
        return refused(Outcome.RESERVED_BIT);
      }
      long above4g = bits(pde, m - 20, 13) << 32;
      return page(place, 4, pde, above4g | field(pde, 31, 22) | bits(va, 21, 0));
    }
    use(place, 4, pde);
    return pt32(field(pde, 31, 12));
  }

  /** Table 4-6. */
  private Answer pt32(long table) {
    long place = table + 4 * bits(va, 21, 12);
    if (!memory.holds(place)) {
      return noMemory();
    }
    long pte = read(1, place, 4);
    if (!bit(pte, P)) {
      return refused(Outcome.NOT_PRESENT);
    }
    return page(place, 4, pte, field(pte, 31, 12) | bits(va, 11, 0));
  }

  /** §4.4.2, §4.5: above MAXPHYADDR; XD without NXE; PAE has no ignored bits 62:52 either. */
  private boolean reservedInEveryEntry(long entry) {
    int highest = on.mode() == Mode.PAE ? 62 : 51;
    return bits(entry, highest, on.maxphyaddr()) != 0 || (!on.nxe() && bit(entry, XD));
  }

  /** Bit 8: ignored by Intel, reserved by AMD. */
  private boolean reservedInTopEntry(long entry) {
    return bit(entry, PS) || (on.amd() && bit(entry, 8)) || reservedInEveryEntry(entry);
  }

  private long tableAt(long entry) {
    return field(entry, on.maxphyaddr() - 1, 12);
  }

  private long read(int atLevel, long place, int bytes) {
    level = atLevel;
    reads.add(place);
    return memory.read(place, bytes);
  }

  /** §4.8: the accessed flag is set in every entry that is used. */
  private void use(long place, int bytes, long entry) {
    entries.add(entry);
    mark(place, bytes, entry, 1L << A);
  }

  /** A translation exists; only now the rights are asked (§4.6). */
  private Answer page(long place, int bytes, long entry, long pa) {
    entries.add(entry);
    if (!rights().allow()) {
      return refused(Outcome.PROTECTION);
    }
    mark(place, bytes, entry, 1L << A | (access.write() ? 1L << D : 0));
    return new Answer(Outcome.TRANSLATED, pa, level, 0, reads, marks);
  }

  private void mark(long place, int bytes, long entry, long flags) {
    long marked = entry | flags;
    if (marked != entry) {
      memory.write(place, bytes, marked);
      marks.add(new Mark(place, entry, marked));
    }
  }

  private X86Rights rights() {
    return new X86Rights(on, access, entries);
  }

  /** The topmost entry that refuses by its own bits; else the last, where all bits are known. */
  private int refusingLevel() {
    int last = entries.size() - 1;
    return level + last - rights().firstRefusing().orElse(last);
  }

  /** §4.7. PK tells of the key even where something else refuses as well. */
  private Answer refused(Outcome outcome) {
    boolean protection = outcome == Outcome.PROTECTION;
    boolean tellsFetches = on.smep() || (on.mode() != Mode.I386 && on.nxe());
    int code =
        (outcome == Outcome.NOT_PRESENT ? 0 : 1)
            | (access.write() ? 1 << 1 : 0)
            | (access.user() ? 1 << 2 : 0)
            | (outcome == Outcome.RESERVED_BIT ? 1 << 3 : 0)
            | (access.fetch() && tellsFetches ? 1 << 4 : 0)
            | (protection && rights().keyRefuses() ? 1 << 5 : 0);
    return new Answer(outcome, 0, protection ? refusingLevel() : level, code, reads, marks);
  }

  /** The manual has a machine check here, which has no such code. */
  private Answer noMemory() {
    return new Answer(Outcome.NO_MEMORY, 0, level, 0, reads, marks);
  }

  @Override
  public int busCode(Access what) {
    return 0;
  }
}
