package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pagewalk.explain.Stage;
import pagewalk.explain.Step;
import pagewalk.session.Run;
import pagewalk.view.TableView.EntryRow;
import pagewalk.view.TableView.RowKind;

final class TableViewsTest {

  @Test
  void everyEntryIsInTheMinimapAndEveryOtherThanAbsentInARowOrFolded() {
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        for (TableView table : viewer.at(event).tables()) {
          int most = run.format().level(table.level()).entries();
          int entries = table.minimap().length();
          assertTrue(table.parent().isPresent() ? entries == most : entries <= most);
          assertEquals(entries, table.colours().length());
          assertTrue(table.rows().size() <= 64);
          long shown = table.minimap().chars().filter(c -> "tpsx".indexOf(c) >= 0).count();
          assertTrue(table.rows().size() + table.folded() >= shown);
          for (EntryRow row : table.rows()) {
            char mark = table.minimap().charAt(row.index());
            assertTrue(mark == row.kind().mark() || mark == 'j', table.name() + mark);
          }
        }
      }
    }
  }

  @Test
  void anEntryThatAWalkReadHasItsRowWhereverItStands() {
    Run run = Stage.gallery("tables-for-ram");
    MachineView view = new Viewer(run).at(run.eventCount() - 1);
    TableView table = table(view, 0x405);
    assertEquals(0x405FF8, view.walk().orElseThrow().steps().get(3).pa());
    assertEquals(49, table.rows().size());
    assertEquals(511, table.rows().get(48).index());
    assertEquals(512 - 49, table.folded());
  }

  @Test
  void theSelfEntryHasTheColourOfTheRoot() {
    Run run = Stage.gallery("first-touch");
    TableView root = new Viewer(run).at(30).tables().get(0);
    assertEquals("PML4", root.name());
    assertEquals("256 TiB", root.size());
    assertEquals(0, root.start());
    assertEquals(-1, root.end());
    assertTrue(root.parent().isEmpty());
    assertEquals('s', root.minimap().charAt(511));
    assertEquals('4', root.colours().charAt(511));
    assertEquals('t', root.minimap().charAt(256));
    assertEquals('3', root.colours().charAt(256));
    EntryRow self = root.rows().get(1);
    assertEquals(RowKind.SELF, self.kind());
    assertEquals(0x100, self.target());
    assertEquals("A –", self.flags());
    assertEquals(Optional.of(0x100003L), self.was());
  }

  @Test
  void aTableHangsWhereItsParentsEntryPointsToIt() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    TableView table = table(viewer.at(run.eventCount() - 1), 0x401);
    assertEquals(Optional.of(new TableView.Parent(0x402000, 0x402, 2)), table.parent());
    assertEquals(0x400000, table.start());
    assertEquals(0x5FFFFF, table.end());
    assertEquals("2 MiB", table.size());
    assertEquals("RWXU", table.rows().get(0).rights());
    assertEquals("A D", table.rows().get(0).flags());
    assertEquals("4 KiB", table.rows().get(0).pageSize());
  }

  @Test
  void aTableIsUnzeroedFromItsLinkToItsFill() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    assertTrue(viewer.at(43).tables().stream().noneMatch(table -> table.frame() == 0x403));
    TableView linked = table(viewer.at(44), 0x403);
    assertTrue(linked.unzeroed());
    assertEquals("j".repeat(512), linked.minimap());
    TableView filled = table(viewer.at(48), 0x403);
    assertFalse(filled.unzeroed());
    assertEquals(".".repeat(512), filled.minimap());
  }

  @Test
  void junkIsReadAsTheHardwareWouldReadItAndMarkedAsJunk() {
    Run run = Stage.run(Stage.JUNK);
    TableView table = table(new Viewer(run).at(run.eventCount() - 1), 0x401);
    assertTrue(table.unzeroed());
    assertEquals('p', table.minimap().charAt(1));
    assertEquals('j', table.minimap().charAt(2));
    assertTrue(table.rows().stream().anyMatch(row -> row.kind() == RowKind.RESERVED));
    assertTrue(table.folded() > 0);
  }

  @Test
  void aFrameThatIsOnlyReadAsATableSaysSo() {
    Run run = Stage.gallery("present-but-empty");
    TableView frame = table(new Viewer(run).at(run.eventCount() - 1), 0);
    assertEquals("read as PD", frame.name());
    assertTrue(frame.unzeroed());
    assertEquals('p', frame.minimap().charAt(0));
  }

  private static TableView table(MachineView view, long frame) {
    return view.tables().stream().filter(table -> table.frame() == frame).findFirst().orElseThrow();
  }

  /** DDI 0301H §B4.7.3: with N = 1 the table of TTBR0 has 2048 entries, 8 KiB. */
  @Test
  void aRootThatTtbcrShrinksIsReadAtItsOwnPlace() {
    Run run =
        Stage.run(
            """
            pagewalk 1
            machine armv6 ram=32M n=1
            kernel identity upto=4M grow=check pool=0x300..0x3FF
            load 0x201000
            """);
    MachineView view = new Viewer(run).at(run.eventCount() - 1);
    TableView low = view.tables().get(0);
    assertEquals("TTBR0", low.register());
    assertEquals(2048, low.minimap().length());
    assertEquals(0, low.unused());
    assertEquals("TTBR1", view.tables().get(1).register());
    assertEquals(2048, view.tables().get(1).unused());
    Step step = view.walk().orElseThrow().steps().get(0);
    assertEquals(low.pa(), step.table());
    assertEquals(2, step.index());
    assertTrue(view.inHand().isEmpty(), view.inHand().toString());
  }

  @Test
  void aQuarterOfAFrameHasTheDomainOfTheEntryAboveIt() {
    Run run = Stage.gallery("arm-scratch");
    MachineView view = new Viewer(run).at(run.eventCount() - 1);
    List<TableView> quarters = view.tables().stream().filter(t -> t.level() == 1).toList();
    assertTrue(quarters.size() > 4);
    for (TableView quarter : quarters) {
      assertEquals(0, quarter.domain());
      assertEquals(view.tables().get(0).pa(), quarter.parent().orElseThrow().table());
    }
    assertEquals(-1, view.tables().get(0).domain());
    assertEquals(quarters.size(), quarters.stream().map(TableView::pa).distinct().count());
  }
}
