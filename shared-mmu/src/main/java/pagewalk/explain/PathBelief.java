package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.EntryView;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.mmu.WalkCache;

/**
 * What a slot of the paging-structure caches believes about the way to an address, held against the
 * entries that lie on it (SDM 3A §4.10.3).
 *
 * @param level number of the level whose entry is remembered
 * @param table physical address of the table that it leads to
 * @param rights the AND of what all entries down to it have written
 * @param agrees whether the entries say the same
 * @param written what they say, a phrase: "`PD[1]` points to frame `0x405`, RWX"
 */
record PathBelief(int slot, int level, long table, int rights, boolean agrees, String written) {

  /** The beliefs about the way to {@code va} in space {@code asid}, the deepest first. */
  static List<PathBelief> about(Onlooker onlooker, long va, int asid, Found found) {
    WalkCache paths = onlooker.machine().mmu().paths();
    List<PathBelief> beliefs = new ArrayList<>();
    for (int slot = paths.slots() - 1; slot >= 0; slot--) {
      if (paths.isOnTheWay(slot, va) && paths.asid(slot) == asid) {
        beliefs.add(at(onlooker, slot, found));
      }
    }
    return beliefs;
  }

  /** The belief in {@code slot}, held against what was {@code found} for an address it is about. */
  static PathBelief at(Onlooker onlooker, int slot, Found found) {
    WalkCache paths = onlooker.machine().mmu().paths();
    PagingFormat format = onlooker.format();
    int level = format.top() - paths.step(slot);
    int rights = Rights.ALL;
    int group = 0;
    for (Step step : found.steps()) {
      EntryView entry = EntryView.of(format.level(step.role()), step.raw());
      rights &= entry.rights();
      group |= entry.group();
      if (step.role() == level) {
        boolean agrees =
            entry.kind() == ShapeKind.TABLE
                && entry.target() == paths.table(slot)
                && rights == paths.rights(slot)
                && group == paths.group(slot);
        String written = written(onlooker, step, entry, rights);
        return new PathBelief(slot, level, paths.table(slot), paths.rights(slot), agrees, written);
      }
    }
    return new PathBelief(slot, level, paths.table(slot), paths.rights(slot), false, found.words());
  }

  private static String written(Onlooker onlooker, Step step, EntryView entry, int rights) {
    String place = new Names(onlooker).of(step);
    return switch (entry.kind()) {
      case TABLE ->
          place + " points to " + Names.frame(entry.target()) + ", " + Words.rights(rights);
      case LEAF -> place + " maps a page";
      case ABSENT -> place + " not present";
      case RESERVED -> "a reserved bit in " + place;
    };
  }
}
