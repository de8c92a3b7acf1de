package pagewalk.explain;

import java.util.List;
import pagewalk.bits.Bits;
import pagewalk.format.EntryShape;
import pagewalk.format.EntryView;
import pagewalk.format.FieldRole;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.format.SubpageRule;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;

/**
 * What the tables say about an address, whoever asks: the page, with all that its entries have
 * written, or where the way to it ends. Control bits that forbid what is written change nothing
 * here, for what a TLB keeps is what is written, too.
 *
 * @param mapped whether the way leads to a page that may be cached
 * @param steps the entries on the way
 * @param page physical address of the beginning of the page
 * @param bytes of memory that one TLB entry made from it is about
 * @param rights the AND of what all entries have written, a {@link Rights} mask
 * @param group the protection key or domain
 * @param words a phrase: "frame `0x402`, RW" or "`PT[1]` not present"
 */
record Found(
    boolean mapped,
    List<Step> steps,
    long page,
    long bytes,
    int rights,
    int group,
    boolean global,
    boolean dirty,
    String words) {
  /** A page with subpages has four of them. */
  private static final int SUBPAGE_BITS = 2;

  Found {
    steps = List.copyOf(steps);
  }

  /** What {@code walker} finds from {@code root} on the way to {@code va}. */
  static Found of(Onlooker onlooker, Walker walker, long root, long va) {
    long result = walker.walk(root, va, Rights.READ);
    List<Step> steps = Step.of(onlooker, walker.record(), va, result);
    boolean complete = !Translation.isRefused(result) || isAboutRights(result);
    return complete
        ? page(onlooker.format(), steps, va)
        : new Found(false, steps, 0, 0, 0, 0, false, false, ending(onlooker, steps, result));
  }

  private static boolean isAboutRights(long result) {
    return switch (Translation.kind(result)) {
      case PROTECTION, PROTECTION_KEY, DOMAIN -> true;
      case NOT_PRESENT, ACCESS_FLAG, RESERVED_BIT, ADDRESS_SIZE, BAD_ROOT, NON_CANONICAL, BUS ->
          false;
    };
  }

  private static Found page(PagingFormat format, List<Step> steps, long va) {
    int rights = Rights.ALL;
    int group = 0;
    for (Step step : steps) {
      Level level = format.level(step.role());
      rights &= level.shapeOf(step.raw()).rights().of(seen(level, step.raw(), va));
      group |= EntryView.of(level, step.raw()).group();
    }
    Step last = steps.get(steps.size() - 1);
    EntryView leaf = EntryView.of(format.level(last.role()), last.raw());
    long bytes = bytes(leaf);
    long dirty = leaf.shape().mask(FieldRole.DIRTY);
    long page = leaf.target() | (va & (size(leaf) - 1) & -bytes);
    return new Found(
        true,
        steps,
        page,
        bytes,
        rights,
        group,
        leaf.global(),
        (leaf.raw() & dirty) == dirty,
        "frame " + Words.code(page >>> 12) + ", " + Words.rights(rights));
  }

  private static long seen(Level level, long raw, long va) {
    SubpageRule rule = level.subpages();
    return rule == null || level.shapeOf(raw).kind() != ShapeKind.LEAF ? raw : rule.seenAt(raw, va);
  }

  private static long size(EntryView leaf) {
    EntryShape shape = leaf.shape();
    int own = shape.mapping().spanBits();
    return own == 0 ? leaf.level().span() : Bits.bit(own);
  }

  /** Parts of a page that are protected separately are believed separately. */
  private static long bytes(EntryView leaf) {
    return size(leaf) >>> (leaf.level().subpages() == null ? 0 : SUBPAGE_BITS);
  }

  private static String ending(Onlooker onlooker, List<Step> steps, long result) {
    String words = Translation.kind(result).words();
    Step decider = Telling.decider(steps).orElse(null);
    if (decider == null) {
      return words;
    }
    String place = new Names(onlooker).entry(decider.pa());
    String where = place.isEmpty() ? Words.a(decider.roleName()) : Words.code(place);
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
