package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.format.Invalidation;
import pagewalk.format.PagingFormat;
import pagewalk.mmu.Mmu;

/**
 * An instruction and what it would do about a difference between tables and processor.
 *
 * @param text as an assembler programmer writes it: "INVLPG 0x401000"
 * @param statement as a script writes it: "invalidate 0x401000 by=invlpg"
 * @param cures whether it would make the processor forget everything that differs
 * @param drops how many entries of the TLB and the paging-structure caches it would drop
 */
public record Cure(
    Invalidation instruction, String text, String statement, boolean cures, int drops) {

  /**
   * Every instruction of the processor, the usual one for a page first, then the usual one for a
   * space, then the others.
   *
   * @param slots the TLB slots that differ
   * @param ways the slots of the paging-structure caches that differ
   * @param copies whether the processor's copy of a root entry differs
   */
  static List<Cure> all(
      Onlooker onlooker, long va, List<Integer> slots, List<Integer> ways, boolean copies) {
    String family = onlooker.format().tlb().family();
    List<Invalidation> order = new ArrayList<>();
    order.add(Invalidation.ofPage(family));
    order.add(Invalidation.ofAll(family));
    for (Invalidation one : Invalidation.values()) {
      if (one.family().equals(family) && !order.contains(one)) {
        order.add(one);
      }
    }
    List<Cure> cures = new ArrayList<>();
    for (Invalidation one : order) {
      cures.add(of(onlooker, one, va, slots, ways, copies));
    }
    return cures;
  }

  private static Cure of(
      Onlooker onlooker,
      Invalidation what,
      long va,
      List<Integer> slots,
      List<Integer> ways,
      boolean copies) {
    Mmu mmu = onlooker.machine().mmu();
    int asid = mmu.roots().asid();
    boolean cures = !copies || what == Invalidation.MOV_CR3;
    for (int slot : slots) {
      cures &= mmu.tlb().isDroppedBy(slot, what, va, asid);
    }
    for (int slot : ways) {
      cures &= mmu.paths().isDroppedBy(slot, what.paths(), va, asid);
    }
    return new Cure(
        what,
        text(what, page(onlooker.format(), va)),
        statement(what, page(onlooker.format(), va)),
        cures,
        drops(mmu, what, va, asid));
  }

  private static long page(PagingFormat format, long va) {
    return va & -format.pageBytes();
  }

  private static int drops(Mmu mmu, Invalidation what, long va, int asid) {
    int drops = 0;
    for (int slot = 0; slot < mmu.tlb().slots(); slot++) {
      drops += mmu.tlb().isDroppedBy(slot, what, va, asid) ? 1 : 0;
    }
    for (int slot = 0; slot < mmu.paths().slots(); slot++) {
      drops += mmu.paths().isDroppedBy(slot, what.paths(), va, asid) ? 1 : 0;
    }
    return drops;
  }

  private static String text(Invalidation what, long page) {
    String comma = what.mnemonic().contains(" ") ? ", " : " ";
    return what.mnemonic() + (what.takesAddress() ? comma + Hex.of(page) : "");
  }

  private static String statement(Invalidation what, long page) {
    return "invalidate " + (what.takesAddress() ? Hex.of(page) : "all") + " by=" + what.word();
  }
}
