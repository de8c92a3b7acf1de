package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.mmu.Tlb;
import pagewalk.mmu.Translation;
import pagewalk.mmu.WalkRecord;
import pagewalk.mmu.Walker;

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
    for (int slot = 0; slot < tlb.shape().slots(); slot++) {
      if (tlb.isValid(slot)) {
        beliefs.add(at(onlooker, slot));
      }
    }
    return beliefs;
  }

  /** The belief in {@code slot}, which must be in use. */
  public static Belief at(Onlooker onlooker, int slot) {
    Tlb tlb = onlooker.machine().mmu().tlb();
    long va = tlb.va(slot);
    Walker walker = onlooker.looking();
    long result = walk(walker, onlooker.root(), va);
    return new Belief(
        slot,
        va,
        tlb.pageSize(slot),
        tlb.pa(slot),
        tlb.rights(slot),
        tlb.isDirty(slot),
        tlb.isGlobal(slot),
        agrees(tlb, slot, walker, result),
        written(onlooker, tlb.rights(slot), walker, result));
  }

  /** The address of the byte after the page. */
  boolean isAbout(long address) {
    return ((address ^ va) & -bytes) == 0;
  }

  /** A walk by whichever access the tables allow, for it is not rights that are in question. */
  private static long walk(Walker walker, long root, long va) {
    long result = 0;
    for (int access = 0; access < Rights.ACCESSES; access++) {
      result = walker.walk(root, va, access);
      if (!Translation.isRefused(result) || Translation.kind(result) != FaultKind.PROTECTION) {
        return result;
      }
    }
    return result;
  }

  private static boolean agrees(Tlb tlb, int slot, Walker walker, long result) {
    if (Translation.isRefused(result)) {
      return false;
    }
    Level level = leafLevel(walker);
    boolean written = !tlb.isDirty(slot) || walker.leafDirty();
    return level.number() == tlb.level(slot)
        && (result & -level.span()) == tlb.pa(slot)
        && walker.leafRights() == tlb.rights(slot)
        && walker.leafGroup() == tlb.group(slot)
        && walker.leafGlobal() == tlb.isGlobal(slot)
        && written;
  }

  private static Level leafLevel(Walker walker) {
    return walker.plan().format().levels().get(walker.leafStep());
  }

  private static String written(Onlooker onlooker, int believed, Walker walker, long result) {
    if (!Translation.isRefused(result)) {
      Level level = leafLevel(walker);
      String rights = Words.rights(walker.leafRights());
      boolean sameLetters = rights.equals(Words.rights(believed));
      String user =
          sameLetters && walker.leafRights() != believed ? ", other rights for user code" : "";
      return "frame `" + Hex.of((result & -level.span()) >>> 12) + "`, " + rights + user;
    }
    WalkRecord record = walker.record();
    int step = Translation.step(result);
    String words = Translation.kind(result).words();
    if (step < record.first() || step - record.first() >= record.length()) {
      return words;
    }
    PagingFormat format = onlooker.format();
    String place = new Names(onlooker).entry(record.slot(step - record.first()));
    String where = place.isEmpty() ? Words.a(format.levels().get(step).entry()) : Words.code(place);
    return switch (Translation.kind(result)) {
      case NOT_PRESENT, PROTECTION, PROTECTION_KEY, DOMAIN, NON_CANONICAL, BAD_ROOT ->
          where + " " + words;
      case ACCESS_FLAG -> "access flag 0 in " + where;
      case RESERVED_BIT -> "a reserved bit in " + where;
      case ADDRESS_SIZE -> "an address too wide in " + where;
      case BUS -> "no memory behind " + where;
    };
  }
}
