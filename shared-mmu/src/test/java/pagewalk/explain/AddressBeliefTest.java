package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Hex;
import pagewalk.explain.Held.Keeper;
import pagewalk.session.Run;

final class AddressBeliefTest {
  private static final String[] USED = {
    "map 0x10401000 -> 0x1800000 rights=rwx", "store 0x10401000 = 1", "fetch 0x10401000"
  };

  static List<String> formats() {
    return Bench.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatWasReadFromTheTablesAgreesWithThem(String format) {
    AddressBelief belief = Bench.belief(Bench.run(format, "", USED));
    assertTrue(belief.mapped());
    assertTrue(belief.agrees(), belief.caption().toString());
    assertEquals(Optional.of(0x180_0000L), belief.pa());
    assertEquals("frame `0x1800`, RWX", belief.written());
    assertEquals(List.of(), belief.instructions());
    List<Keeper> keepers = belief.beliefs().stream().map(Held::keeper).distinct().toList();
    assertTrue(keepers.containsAll(List.of(Keeper.TLB, Keeper.FETCH_TLB, Keeper.PATHS)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anInstructionCuresExactlyWhenItIsSaidTo(String format) {
    Run run = Bench.run(format, "", USED);
    List<Step> steps = Bench.belief(run).steps();
    for (Step step : steps) {
      checkEveryInstruction(format, "poke " + Hex.of(step.pa()) + " = 0x0");
    }
    Step leaf = steps.get(steps.size() - 1);
    checkEveryInstruction(
        format, "poke " + Hex.of(leaf.pa()) + " = " + Hex.of(leaf.raw() ^ 0x10_0000));
  }

  private static void checkEveryInstruction(String format, String damage) {
    AddressBelief before = Bench.belief(Bench.run(format, "", with(damage)));
    assertFalse(before.agrees(), damage);
    assertTrue(before.cure().isPresent(), damage);
    for (Cure one : before.instructions()) {
      AddressBelief after = Bench.belief(Bench.run(format, "", with(damage, one.statement())));
      assertEquals(one.cures(), after.agrees(), format + ", " + damage + ", " + one.text());
    }
  }

  private static String[] with(String... more) {
    List<String> lines = new ArrayList<>(Arrays.asList(USED));
    lines.addAll(List.of(more));
    return lines.toArray(String[]::new);
  }

  @Test
  void aGlobalPageIsNotCuredByLoadingTheRoot() {
    Run run =
        Bench.run(
            "x86-64",
            "",
            "map 0x10401000 -> 0x1800000 rights=rwg",
            "load 0x10401000",
            "protect 0x10401000 rights=r flush=none");
    AddressBelief belief = Bench.belief(run);
    assertEquals("INVLPG 0x10401000", belief.cure().orElseThrow().text());
    assertEquals("invalidate 0x10401000 by=invlpg", belief.cure().orElseThrow().statement());
    Cure root = belief.instructions().get(1);
    assertEquals("MOV CR3", root.text());
    assertFalse(root.cures());
    assertEquals(
        "TLB entry 2 believes: frame `0x1800`, RW; the tables say: frame `0x1800`, R.",
        belief.caption().lead());
    assertEquals(
        "The cure is `INVLPG 0x10401000`. `MOV CR3` would not do.", belief.caption().body());
  }

  @Test
  void aWayThatWasTakenAwayIsStillBelievedWhenThePageIsNot() {
    Run run = Bench.run("x86-64", "", USED);
    Step pde = Bench.belief(run).steps().get(2);
    String gone = "poke " + Hex.of(pde.pa()) + " = 0x0";
    AddressBelief belief =
        Bench.belief(Bench.run("x86-64", "", with(gone, "invalidate 0x10401000 by=invpcid0")));
    assertTrue(belief.agrees(), "INVPCID type 0 drops the way to the page, too");
    belief = Bench.belief(Bench.run("x86-64", "", "map 0x10402000", "load 0x10402000", gone));
    Held way = belief.beliefs().get(0);
    assertEquals(Keeper.PATHS, way.keeper());
    assertTrue(way.used());
    assertFalse(way.agrees());
    assertEquals("`PD[130]` not present", way.written());
  }

  @Test
  void thePdptesOfPaeAreBelievedUntilTheRootIsLoaded() {
    Run run = Bench.run("pae", "", USED);
    String gone = "poke " + Hex.of(Bench.belief(run).steps().get(0).pa()) + " = 0x0";
    AddressBelief belief =
        Bench.belief(Bench.run("pae", "", with(gone, "invalidate all by=invpcid2")));
    assertEquals(List.of("PDPTE register 0"), belief.beliefs().stream().map(Held::name).toList());
    assertEquals("MOV CR3", belief.cure().orElseThrow().text());
  }

  @Test
  void ofAnotherSpaceX86KeepsWhatIsGlobalAlone() {
    String[] lines = {
      "map 0x10401000 -> 0x1800000 rights=rw",
      "load 0x10401000",
      "map 0x10402000 -> 0x1801000 rights=rwg",
      "load 0x10402000",
      "space B",
      "invalidate 0x777000"
    };
    Onlooker onlooker = Bench.atTheEnd(Bench.run("x86-64", "", lines));
    AddressBelief own = AddressBelief.of(onlooker, 0x1040_1000, "B");
    assertFalse(own.current());
    assertFalse(own.mapped());
    assertEquals(List.of(), own.beliefs());
    AddressBelief global = AddressBelief.of(onlooker, 0x1040_2000, "B");
    assertEquals(1, global.beliefs().size());
    assertFalse(global.agrees());
    assertTrue(AddressBelief.of(onlooker, 0x1040_2000, "A").agrees());
  }

  @Test
  void aSpaceThatThereIsNotIsRefusedWithASentence() {
    Onlooker onlooker = Bench.atTheEnd(Bench.run("x86-64", "", USED));
    assertEquals(
        "There is no space C at this moment. There is A.",
        assertThrows(
                IllegalArgumentException.class, () -> AddressBelief.of(onlooker, Bench.PAGE, "C"))
            .getMessage());
  }

  @Test
  void anAddressThatIsNotCanonicalIsBelievedByNobody() {
    Onlooker onlooker = Bench.atTheEnd(Bench.run("x86-64", "", USED));
    AddressBelief belief = AddressBelief.of(onlooker, 0x8000_0000_0000L, "");
    assertTrue(belief.agrees());
    assertFalse(belief.mapped());
    assertEquals("non-canonical", belief.written());
  }

  @Test
  void whilePagingIsOffNothingIsBelieved() {
    Run run = Bench.run("x86-64", "", USED);
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(0);
    AddressBelief belief = AddressBelief.of(onlooker, 0x1000, "");
    assertEquals(Optional.of(0x1000L), belief.pa());
    assertEquals("Paging is off.", belief.caption().lead());
  }
}
