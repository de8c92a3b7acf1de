package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pagewalk.explain.Stage;
import pagewalk.json.JsonReader;
import pagewalk.session.Budget;
import pagewalk.session.Run;
import pagewalk.session.Session;
import pagewalk.trace.EventKind;

/** The members of every object that travels, as the page's protocol declares them. */
final class ViewJsonTest {
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("caption", "lead body manual"),
          Map.entry("registers", "name value meaning changed"),
          Map.entry(
              "tables",
              "frame pa part level name start end size parent register domain unused minimap colours rows folded unzeroed"),
          Map.entry("parent", "table frame index"),
          Map.entry("rows", "index pa raw kind target pageSize rights flags changed was"),
          Map.entry(
              "pages", "start end frame lastFrame count pageSize level table index rights name"),
          Map.entry("lenses", "frame run page entry"),
          Map.entry("inHand", "frame purpose level"),
          Map.entry("missing", "table level index pa"),
          Map.entry("walk", "va indices offset access event fromTlb steps pa frame stopped"),
          Map.entry("steps", "ref role roleName is frame index table pa raw decided"),
          Map.entry("tower", "number event line doing va code vector words bits steps note top"),
          Map.entry("bits", "name value meaning"),
          Map.entry("nextFloor", "event va stop"),
          Map.entry("stop", "ref role roleName is frame index table pa raw decided"),
          Map.entry("tlb", "slot va pageSize frame rights global dirty agrees written home"),
          Map.entry("home", "table level index pa"),
          Map.entry("tlbShape", "sets ways"),
          Map.entry("frames", "first last use level"),
          Map.entry("tallies", "key name value"),
          Map.entry("changes", "what was is"),
          Map.entry(
              "machine",
              "format description vaBits levels ramBytes strategy recursiveSlot recursiveRange windows"),
          Map.entry("levels", "level table entry highBit lowBit entries entryBytes"),
          Map.entry("recursiveRange", "name level start end"),
          Map.entry("windows", "name level start end"),
          Map.entry("statements", "line text firstEvent lastEvent boot outcome message"),
          Map.entry("expects", "total held"),
          Map.entry("fields", "name high low value meaning ignored decides manual"),
          Map.entry("roles", "role roleName va decided"),
          Map.entry("parts", "name level high low index recursive"),
          Map.entry("entries", "name level va"),
          Map.entry("diagnostics", "line column endColumn message hint replacement"));

  @Test
  void everyViewOfEveryRunHasExactlyTheMembersOfTheProtocol() {
    Set<String> seen = new LinkedHashSet<>();
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        Map<String, Object> view = JsonReader.object(ViewJson.of(viewer.at(event)));
        assertMembers(
            "event line depth kind caption registers tables tablesFolded pages pagesFolded lenses"
                + " inHand missing walk tower nextFloor tlb tlbShape frames tallies changes",
            view);
        assertEquals((long) event, view.get("event"));
        check(view, seen);
      }
      check(JsonReader.object(ViewJson.of(viewer.entry(0x100000, 2, 4))), seen);
      check(JsonReader.object(ViewJson.of(viewer.info())), seen);
    }
    assertTrue(
        seen.containsAll(
            Set.of(
                "tower", "nextFloor", "walk", "parent", "changes", "home", "missing", "lenses")));
  }

  @SuppressWarnings("unchecked")
  private static void check(Map<String, Object> object, Set<String> seen) {
    object.forEach(
        (name, value) -> {
          List<Object> items = value instanceof List ? (List<Object>) value : List.of(value);
          for (Object item : items) {
            if (item instanceof Map) {
              seen.add(name);
              assertMembers(
                  MEMBERS.getOrDefault(name, name + " is unknown"), (Map<String, Object>) item);
              check((Map<String, Object>) item, seen);
            }
          }
        });
  }

  private static void assertMembers(String names, Map<String, Object> object) {
    assertEquals(List.of(names.split(" ")), List.copyOf(object.keySet()));
  }

  @Test
  void theWalkThatStopsAtTheRootUnderItsThirdRoleTravelsLikeThis() {
    Run run = Stage.gallery("first-touch");
    String json = ViewJson.of(new Viewer(run).at(Stage.event(run, EventKind.FAULT, 2)));
    String steps =
        "{\"ref\":1,\"role\":4,\"roleName\":\"PML4E\",\"is\":4,\"frame\":\"0x100\",\"index\":511,"
            + "\"table\":\"0x100000\",\"pa\":\"0x100FF8\",\"raw\":\"0x100023\",\"decided\":false},"
            + "{\"ref\":2,\"role\":3,\"roleName\":\"PDPTE\",\"is\":4,\"frame\":\"0x100\",\"index\":511,"
            + "\"table\":\"0x100000\",\"pa\":\"0x100FF8\",\"raw\":\"0x100023\",\"decided\":false},"
            + "{\"ref\":3,\"role\":2,\"roleName\":\"PDE\",\"is\":4,\"frame\":\"0x100\",\"index\":0,"
            + "\"table\":\"0x100000\",\"pa\":\"0x100000\",\"raw\":\"0x0\",\"decided\":true}";
    assertTrue(
        json.contains(
            "\"walk\":{\"va\":\"0xFFFFFFFFC0000010\",\"indices\":[511,511,0,0],\"offset\":\"0x10\","
                + "\"access\":\"kernel write\",\"event\":34,\"fromTlb\":false,\"steps\":["
                + steps
                + "],\"pa\":null,\"frame\":null,\"stopped\":\"not present\"}"),
        json);
    assertTrue(
        json.contains(
            "\"nextFloor\":{\"event\":39,\"va\":\"0xFFFFFFFFFFE00000\",\"stop\":{\"ref\":4,\"role\":1,"
                + "\"roleName\":\"PTE\",\"is\":4,\"frame\":\"0x100\",\"index\":0,"),
        json);
  }

  @Test
  void aTextThatCannotBeRunGivesItsDiagnosticsAndNothingElse() {
    String text = "pagewalk 1\nmachine x86-64 ram=32M\nkernel recursive slto=511\n";
    Map<String, Object> result =
        JsonReader.object(ViewJson.of(Session.open(text, Budget.STANDARD)));
    assertMembers("ok diagnostics", result);
    assertEquals(false, result.get("ok"));
    check(result, new LinkedHashSet<>());
  }

  @Test
  void aTextThatRunsGivesTheRun() {
    String text = Stage.texts().getOrDefault("first-touch.pagewalk", "");
    Map<String, Object> result =
        JsonReader.object(ViewJson.of(Session.open(text, Budget.STANDARD)));
    assertMembers("ok run", result);
    @SuppressWarnings("unchecked")
    Map<String, Object> run = (Map<String, Object>) result.getOrDefault("run", Map.of());
    assertMembers("title canonical machine eventCount statements expects halted firstMoment", run);
    assertEquals(95L, run.get("eventCount"));
    assertEquals(27L, run.get("firstMoment"));
    assertEquals(JsonReader.NULL, run.get("halted"));
    assertEquals(Map.of("total", 3L, "held", 3L), run.get("expects"));
  }

  @Test
  void theNumbersOfTheKindsAreTheirPlacesInTheProtocol() {
    assertEquals(
        List.of(
            "instruction",
            "walk",
            "tlbHit",
            "tlbFill",
            "fault",
            "load",
            "store",
            "fetch",
            "fill",
            "frameTaken",
            "frameFreed",
            "invalidate",
            "rootLoad",
            "control",
            "unpredictable",
            "pagingOn",
            "handlerReturn",
            "retry",
            "poke",
            "expect",
            "halt",
            "deferred",
            "clean"),
        ViewJson.kinds());
  }

  @Test
  void aStretchOfTheTraceIsColumnsOfOneLength() {
    Run run = Stage.gallery("first-touch");
    assertEquals(
        "{\"from\":43,\"kind\":[3,6],\"depth\":[4,4],\"line\":[8,8],\"level\":[-1,4],"
            + "\"label\":[\"TLB entry 60 = 0xFFFFFFFFFFFFF000 -> 0x100000\","
            + "\"PML4[0] = 0x403007, was 0x0\"]}",
        ViewJson.of(new Viewer(run).trace(43, 45)));
    assertEquals(
        "{\"from\":95,\"kind\":[],\"depth\":[],\"line\":[],\"level\":[],\"label\":[]}",
        ViewJson.of(new Viewer(run).trace(200, 300)));
    assertEquals(95, new Viewer(run).trace(0, Integer.MAX_VALUE).marks().size());
  }

  @Test
  void aHaltTravelsAsASentence() {
    Run run = Stage.run(Stage.DEPTH);
    Map<String, Object> info = JsonReader.object(ViewJson.of(new Viewer(run).info()));
    assertEquals(
        "Double fault: the handlers nested until the kernel stack was used up.",
        info.get("halted"));
    assertEquals(Map.of("total", 2L, "held", 1L), info.get("expects"));
  }
}
