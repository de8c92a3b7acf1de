package pagewalk.explain;

import java.util.List;
import java.util.Optional;
import pagewalk.format.Level;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;

/**
 * Every page that is mapped at home, in the order of virtual addresses. What the windows of a
 * recursive slot show is not among them: those are tables, not pages.
 */
public final class Leaves {
  /** Sees one page after the other. */
  @FunctionalInterface
  public interface Visitor {
    /** One page; false ends the visit. */
    boolean page(Leaf leaf);
  }

  /**
   * An entry that maps a page.
   *
   * @param va where the page begins
   * @param pa where its memory begins
   * @param bytes size of the page
   * @param rights what the whole walk to it allows
   */
  public record Leaf(TableTree.Table table, int index, long va, long pa, long bytes, int rights) {
    /** Whether the page contains {@code frame}. */
    public boolean holds(long frame) {
      return (frame << 12 & -bytes()) == pa();
    }
  }

  private final Onlooker onlooker;
  private final TableTree tree;
  private final Visitor visitor;

  private Leaves(Onlooker onlooker, Visitor visitor) {
    this.onlooker = onlooker;
    this.visitor = visitor;
    tree = onlooker.tree();
  }

  /** Those of the current address space. */
  public static void visit(Onlooker onlooker, Visitor visitor) {
    visit(onlooker, onlooker.tree().roots(), visitor);
  }

  /**
   * Those that other spaces map by tables of their own; what all spaces share is not among them.
   */
  public static void visitOthers(Onlooker onlooker, Visitor visitor) {
    visit(onlooker, onlooker.tree().rootsOfOthers(), visitor);
  }

  private static void visit(Onlooker onlooker, List<TableTree.Table> roots, Visitor visitor) {
    Leaves leaves = new Leaves(onlooker, visitor);
    boolean more = true;
    for (TableTree.Table root : roots) {
      more = more && leaves.below(root, Rights.ALL);
    }
  }

  /** Where {@code frame} is mapped, the lowest address first; empty when it is not. */
  static Optional<Long> firstMapping(Onlooker onlooker, long frame) {
    long[] found = new long[1];
    boolean[] any = new boolean[1];
    visit(
        onlooker,
        leaf -> {
          if (leaf.holds(frame)) {
            found[0] = leaf.va() | (frame << 12 & (leaf.bytes() - 1));
            any[0] = true;
          }
          return !any[0];
        });
    return any[0] ? Optional.of(found[0]) : Optional.empty();
  }

  private boolean below(TableTree.Table table, int rights) {
    Level level = onlooker.format().level(table.level());
    int entries = tree.entries(table);
    for (int index = 0; index < entries; index++) {
      long raw =
          onlooker
              .memory()
              .read(table.pa() + (long) index * level.entryBytes(), level.entryBytes());
      if (raw != 0 && tree.isUsed(table, index) && !entry(table, index, raw, rights)) {
        return false;
      }
    }
    return true;
  }

  private boolean entry(TableTree.Table table, int index, long raw, int rights) {
    int number = table.level();
    ShapeKind kind = tree.reader().kindOf(number, raw);
    int allowed = rights & tree.reader().rightsOf(number, raw);
    if (kind == ShapeKind.LEAF) {
      long va = tree.startOf(table, index);
      long bytes = onlooker.format().level(number).span();
      return visitor.page(
          new Leaf(table, index, va, tree.reader().targetOf(number, raw), bytes, allowed));
    }
    if (kind == ShapeKind.TABLE) {
      Optional<TableTree.Table> child = tree.childAt(table, index, raw);
      return child.isEmpty() || below(child.get(), allowed);
    }
    return true;
  }
}
