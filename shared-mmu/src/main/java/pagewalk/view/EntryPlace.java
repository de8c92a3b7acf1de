package pagewalk.view;

import java.util.Optional;
import pagewalk.explain.Onlooker;
import pagewalk.explain.TableTree;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;

/**
 * An entry where it stands.
 *
 * @param table physical address of the first entry of its table
 * @param level of that table
 * @param pa physical address of the entry itself
 */
public record EntryPlace(long table, int level, int index, long pa) {

  /**
   * Where the tables end for {@code va}, each of them at its home: the first entry on the way that
   * leads to no other table. Empty when there are no tables, and where the way goes on in a table
   * that has its home elsewhere.
   */
  static Optional<EntryPlace> ending(Onlooker onlooker, long va) {
    TableTree tree = onlooker.tree();
    Optional<TableTree.Table> table = root(onlooker, va);
    while (table.isPresent()) {
      EntryPlace place = in(onlooker, table.get(), va);
      long raw = place.raw(onlooker);
      if (!leadsOn(onlooker, place, raw)) {
        return Optional.of(place);
      }
      table = tree.childAt(table.get(), place.index(), raw);
    }
    return Optional.empty();
  }

  /** The root that walks for {@code va} begin at, the first one where they begin nowhere. */
  private static Optional<TableTree.Table> root(Onlooker onlooker, long va) {
    TableTree tree = onlooker.tree();
    for (TableTree.Table root : tree.roots()) {
      long span = onlooker.format().level(root.level()).span();
      long start = tree.startOf(root, in(onlooker, root, va).index());
      if (((start ^ va) & -span) == 0) {
        return Optional.of(root);
      }
    }
    return tree.roots().stream().findFirst();
  }

  private static EntryPlace in(Onlooker onlooker, TableTree.Table table, long va) {
    Level level = onlooker.format().level(table.level());
    int index = level.indexOf(va) & (onlooker.tree().entries(table) - 1);
    return new EntryPlace(
        table.pa(), table.level(), index, table.pa() + (long) index * level.entryBytes());
  }

  private static boolean leadsOn(Onlooker onlooker, EntryPlace place, long raw) {
    TableTree tree = onlooker.tree();
    return tree.reader().kindOf(place.level(), raw) == ShapeKind.TABLE
        && tree.reader().targetOf(place.level(), raw) != onlooker.root()
        && !place.isJunk(onlooker, raw);
  }

  /** Whether it says that nothing is there; what was never written says nothing. */
  boolean isAbsent(Onlooker onlooker) {
    long raw = raw(onlooker);
    boolean absent = onlooker.tree().reader().kindOf(level, raw) == ShapeKind.ABSENT;
    return raw == 0 || (absent && !isJunk(onlooker, raw));
  }

  private long raw(Onlooker onlooker) {
    PagingFormat format = onlooker.format();
    return onlooker.memory().read(pa, format.level(level).entryBytes());
  }

  private boolean isJunk(Onlooker onlooker, long raw) {
    return raw == onlooker.memory().junk(pa, onlooker.format().wordBytes());
  }
}
