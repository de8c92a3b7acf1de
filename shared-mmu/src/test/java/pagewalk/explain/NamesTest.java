package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;

final class NamesTest {
  private static final long PTE = 0xFFFF_FF80_0000_2008L;
  private static final long PDE = 0xFFFF_FFFF_C000_0010L;
  private static final long PDPTE = 0xFFFF_FFFF_FFE0_0000L;
  private static final long PML4E = 0xFFFF_FFFF_FFFF_F000L;

  @Test
  void anEntryInTheWindowBelongsToThePageThatTheStatementIsAbout() {
    Run run = Stage.gallery("first-touch");
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(Stage.event(run, EventKind.FAULT, 3));
    Names names = new Names(onlooker);
    assertEquals("the PTE of `0x401000`", names.address(PTE));
    assertEquals("the PDE of `0x401000`", names.address(PDE));
    assertEquals("the PDPTE of `0x401000`", names.address(PDPTE));
    assertEquals("the PML4E of `0x401000`", names.address(PML4E));
    assertEquals("the PT of `0x401000`", names.tableShownAt(PTE));
    assertEquals("the PML4", names.tableShownAt(PML4E));
    assertEquals("the PTE of `0x402000`", names.address(PTE + 8));
    assertEquals("`0x401000`", names.address(0x401000));
  }

  @Test
  void anEntryOfAnotherPageKeepsItsOwnName() {
    Run run = Stage.gallery("first-touch");
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(Stage.event(run, EventKind.FAULT, 3));
    Names names = new Names(onlooker);
    assertEquals("the PDE of `0x600000`", names.address(PDE + 8));
    assertEquals("the PML4E of `0xFFFFFF8000000000`", names.address(0xFFFF_FFFF_FFFF_FFF8L));
  }

  @Test
  void withoutAWindowAnEntryIsKnownByWhereTheTablesLead() {
    Run run = Stage.gallery("direct-map");
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(run.eventCount() - 1);
    Names names = new Names(onlooker);
    assertEquals("`PML4[0]`", names.place(0x100000));
    assertEquals("the PML4E of `0x0`", names.address(0xFFFF_8880_0010_0000L));
    assertEquals("", names.tableShownAt(0xFFFF_8880_0010_0000L));
  }
}
