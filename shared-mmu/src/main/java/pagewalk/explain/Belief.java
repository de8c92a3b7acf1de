package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.mmu.Tlb;

/**
 * What a TLB slot believes about a page, held against what is written in the tables.
 *
 * @param agrees whether a walk would come to the same
 * @param written what a walk would come to, a phrase: "frame `0x402`, RW" or "`PT[1]` not present"
 */
public record Belief(
    int slot,
    long va,
    long bytes,
    long pa,
    int rights,
    boolean dirty,
    boolean global,
    boolean agrees,
    String written) {

  /** Every belief there is, by slot. */
  public static List<Belief> all(Onlooker onlooker) {
    Tlb tlb = onlooker.machine().mmu().tlb();
    List<Belief> beliefs = new ArrayList<>();
    for (int slot = 0; slot < tlb.slots(); slot++) {
      if (tlb.isValid(slot)) {
        beliefs.add(at(onlooker, slot));
      }
    }
    return beliefs;
  }

  /** The belief in {@code slot}, which must be in use. */
  public static Belief at(Onlooker onlooker, int slot) {
    long va = onlooker.machine().mmu().tlb().va(slot);
    return at(onlooker, slot, Found.of(onlooker, onlooker.looking(), onlooker.root(), va));
  }

  /** The belief in {@code slot}, held against what was {@code found} for an address in its page. */
  static Belief at(Onlooker onlooker, int slot, Found found) {
    Tlb tlb = onlooker.machine().mmu().tlb();
    return new Belief(
        slot,
        tlb.va(slot),
        tlb.pageSize(slot),
        tlb.pa(slot),
        tlb.rights(slot),
        tlb.isDirty(slot),
        tlb.isGlobal(slot),
        agrees(tlb, slot, found),
        written(tlb.rights(slot), found));
  }

  /** Whether the page holds {@code address}. */
  boolean isAbout(long address) {
    return ((address ^ va) & -bytes) == 0;
  }

  private static boolean agrees(Tlb tlb, int slot, Found found) {
    return found.mapped()
        && found.bytes() == tlb.pageSize(slot)
        && found.page() == tlb.pa(slot)
        && found.rights() == tlb.rights(slot)
        && found.group() == tlb.group(slot)
        && found.global() == tlb.isGlobal(slot)
        && (found.dirty() || !tlb.isDirty(slot));
  }

  private static String written(int believed, Found found) {
    boolean sameLetters = Words.rights(found.rights()).equals(Words.rights(believed));
    boolean differs = found.mapped() && sameLetters && found.rights() != believed;
    return found.words() + (differs ? ", other rights for user code" : "");
  }
}
