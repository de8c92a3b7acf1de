package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;
import pagewalk.session.Run;

final class TableTreeTest {

  @Test
  void theSelfEntryLeadsToNoTableThatIsNotThereWithoutIt() {
    Run run = Stage.gallery("first-touch");
    List<String> tables = new ArrayList<>();
    for (TableTree.Table table : tree(run, run.eventCount() - 1).inOrder()) {
      tables.add(run.format().nameOf(table.level()) + " " + Long.toHexString(table.frame()));
    }
    assertEquals(List.of("PML4 100", "PDPT 403", "PDPT 101", "PD 402", "PD 102", "PT 401"), tables);
  }

  @Test
  void aTableTranslatesWhatItsPlaceSays() {
    Run run = Stage.gallery("first-touch");
    TableTree tree = tree(run, run.eventCount() - 1);
    TableTree.Table table = tree.holding(0x401008).orElseThrow();
    assertEquals(1, table.level());
    assertEquals(0x400000, table.start());
    assertEquals(1, tree.indexIn(table, 0x401008));
    assertEquals(0x401000, tree.startOf(table, 1));
    TableTree.Table high = tree.at(0x102000).orElseThrow();
    assertEquals(0xFFFF_8000_0000_0000L, high.start());
  }

  @Test
  void aTreeWithoutRoomKeepsTheHighestLevelsAndCountsTheRest() {
    Run run = Stage.gallery("first-touch");
    run.seek(run.eventCount() - 1);
    TableTree tree =
        TableTree.below(
            run.machine().mmu().walker().plan(),
            run.machine().memory(),
            List.of(0x100000L),
            List.of(),
            3);
    assertEquals(List.of(4, 3, 3), tree.inOrder().stream().map(TableTree.Table::level).toList());
    assertEquals(2, tree.beyond());
  }

  @Test
  void beforeThereIsARootThereAreNoTables() {
    assertTrue(tree(Stage.gallery("first-touch"), 0).isEmpty());
    assertFalse(tree(Stage.gallery("first-touch"), 3).isEmpty());
  }

  @Test
  void noTableIsFoundTwiceHoweverTheEntriesAreTangled() {
    for (Run run : Stage.runs().values()) {
      Onlooker onlooker = Stage.onlooker(run);
      for (int event = 0; event < run.eventCount(); event++) {
        onlooker.goTo(event);
        Set<Long> seen = new HashSet<>();
        for (TableTree.Table table : onlooker.tree().tables()) {
          assertTrue(seen.add(table.pa()));
          assertTrue(table.parent() < seen.size() - 1);
        }
      }
    }
  }

  /** The tree that grew along with the trace against one that is searched anew. */
  @Test
  void takingInOneEventAfterTheOtherFindsTheSameTablesAsLookingAnew() {
    Stage.runs().values().forEach(TableTreeTest::compare);
    for (int seed = 0; seed < 30; seed++) {
      compare(Stage.run(tangled(seed)));
    }
  }

  private static void compare(Run run) {
    Onlooker onlooker = Stage.onlooker(run);
    Set<Integer> moments = new HashSet<>(Stage.moments(run));
    for (int event = 0; event < run.eventCount(); event++) {
      onlooker.goTo(event);
      if (!moments.contains(event)) {
        continue;
      }
      List<String> grown = places(onlooker.tree());
      Onlooker anew = Stage.onlooker(run);
      anew.lookAt(event);
      assertEquals(places(anew.tree()), grown);
    }
  }

  /** A debugger links seven frames with each other at random, and unlinks them again. */
  private static String tangled(int seed) {
    Prng random = new Prng(seed);
    StringBuilder text = new StringBuilder("pagewalk 1\nmachine x86-64 ram=32M\n");
    text.append("kernel recursive slot=511 pool=0x400..0x7FF\nmap 0x401000\nmap 0x8000000000\n");
    for (int i = 0; i < 60; i++) {
      long table = random.below(3) == 0 ? 0x100 : 0x400 + random.below(6);
      long frame = random.below(3) == 0 ? 0x100 : 0x400 + random.below(6);
      long slot = (table << 12) + 8L * random.below(4);
      long entry = random.below(4) == 0 ? 0 : frame << 12 | 3;
      text.append("poke ").append(Hex.of(slot)).append(" = ").append(Hex.of(entry)).append('\n');
    }
    return text.toString();
  }

  private static List<String> places(TableTree tree) {
    List<String> places = new ArrayList<>();
    for (TableTree.Table table : tree.inOrder()) {
      places.add(
          Hex.of(table.pa())
              + " "
              + table.level()
              + " "
              + Hex.of(table.start())
              + " "
              + table.index()
              + " "
              + tree.isAmbiguous(table.pa()));
    }
    return places;
  }

  private static TableTree tree(Run run, int event) {
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(event);
    return onlooker.tree();
  }
}
