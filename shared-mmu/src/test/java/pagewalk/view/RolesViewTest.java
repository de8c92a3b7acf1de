package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.explain.Stage;
import pagewalk.session.Run;
import pagewalk.view.RolesView.Bit;
import pagewalk.view.RolesView.Card;
import pagewalk.view.RolesView.Row;

final class RolesViewTest {
  private static final String PTE = "0xFFFFFF8000002008";

  private static RolesView atTheEnd(String address) {
    Run run = Stage.gallery("first-touch");
    return new Viewer(run).roles(address, run.eventCount() - 1);
  }

  private static Bit bit(Card card, int number) {
    return card.bits().stream().filter(bit -> bit.low() == number).findFirst().orElseThrow();
  }

  @Test
  void aWalkThroughTheSlotReadsEachFrameOneLevelTooLow() {
    RolesView roles = atTheEnd(PTE);
    assertEquals("PTE of 0x401000", roles.split().subject());
    assertEquals(
        List.of("PML4", "PML4", "PDPT", "PD"), roles.cards().stream().map(Card::home).toList());
    assertEquals(
        List.of("PML4", "PDPT", "PD", "PT"), roles.cards().stream().map(Card::hat).toList());
    assertEquals("PT", roles.end().get(0).home());
    assertEquals(0x401008, roles.end().get(0).pa());
    assertTrue(roles.end().get(0).note().endsWith("so it decides where 0x401000 leads."));
  }

  /** SDM 3A table 4-19: bit 7 is PAT, bit 8 G and bit 6 D in a PTE; in a PDE bit 7 is PS. */
  @Test
  void theBitsOfAPdeAreNamedAnewWhenItIsReadAsAPte() {
    Card pd = atTheEnd(PTE).cards().get(3);
    assertEquals(new Bit(7, 7, "PS = 0", "PAT = 0", true), bit(pd, 7));
    assertEquals("ignored", bit(pd, 8).home());
    assertEquals("G = 0", bit(pd, 8).here());
    assertTrue(bit(pd, 6).here().startsWith("D = "));
    assertFalse(bit(atTheEnd(PTE).cards().get(0), 8).differs());
  }

  @Test
  void theStaircaseMovesOneColumnToTheRightWithEveryTrip() {
    List<Row> rows = atTheEnd(PTE).rows();
    assertEquals(5, rows.size());
    for (int trip = 0; trip < rows.size(); trip++) {
      Row row = rows.get(trip);
      assertEquals(4, row.steps().size());
      for (int step = 0; step < 4; step++) {
        assertEquals(Math.min(4, 4 - step + trip), row.steps().get(step).is());
      }
      assertEquals(trip, row.end().get(0).is());
      assertEquals(trip == 1, row.selected());
    }
  }

  @Test
  void withoutAnAddressTheLatestWalkIsShownAndWhereItStopped() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    int third = viewer.info().firstMoment() + 8;
    RolesView roles = viewer.roles("", third);
    assertEquals(viewer.at(third).walk().orElseThrow().va(), roles.split().va());
    assertEquals("not present", roles.stopped());
    assertTrue(roles.end().isEmpty());
    assertTrue(roles.cards().get(roles.cards().size() - 1).step().decided());
  }

  @Test
  void thereIsARolesViewOfEveryMomentOfEveryStage() {
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        RolesView roles = viewer.roles("", event);
        assertEquals(roles.error().isEmpty(), !roles.rows().isEmpty());
        for (Card card : roles.cards()) {
          assertTrue(card.bits().isEmpty() || card.step().is() > 0);
        }
      }
    }
  }

  @Test
  void whatIsNoAddressIsASentence() {
    assertTrue(atTheEnd("hello").error().endsWith("."));
  }
}
