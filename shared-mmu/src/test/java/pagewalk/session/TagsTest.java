package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;
import pagewalk.kernel.Strategy;
import pagewalk.strategy.Strategies;
import pagewalk.trace.EventKind;

/**
 * Tags are an economy and nothing else: with them every statement comes out as it does without
 * them, whatever is edited from wherever, and fewer translations are looked up again.
 */
class TagsTest {
  private static final int PROGRAMMES = 12;
  private static final int STATEMENTS = 70;
  private static final List<String> SPACES = List.of("A", "B", "C");

  /** Pages of the user half, above all windows in it, and two of the kernel half. */
  private static final List<String> PAGES =
      List.of(
          "0x10401000",
          "0x10402000",
          "0x10801000",
          "0x40001000",
          "0x8000001000",
          "0xFFFF900000601000",
          "0xFFFF900000801000");

  static List<String> strategies() {
    return Strategies.all().stream()
        .map(Strategy::name)
        .filter(name -> !List.of("split", "emulated").contains(name))
        .map(name -> name.equals("identity") ? "identity upto=16M" : name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void everyStatementComesOutAsWithoutTags(String strategy) {
    List<String> programmes = new ArrayList<>();
    programmes.add(MaintenanceLawTest.PROGRAMME);
    for (int seed = 0; seed < PROGRAMMES; seed++) {
      programmes.add(programme(new Prng(seed)));
    }
    for (String options : List.of("", " slot=2 spare=300")) {
      if (options.isEmpty() || List.of("recursive", "foreign", "switch").contains(strategy)) {
        for (String programme : programmes) {
          String kernel = strategy + options;
          assertEquals(
              outcomes(run(kernel, programme)),
              outcomes(run(kernel + " tags=1", programme)),
              programme);
        }
      }
    }
  }

  private static String programme(Prng random) {
    StringBuilder text = new StringBuilder("space B\nspace C\n");
    for (int i = 0; i < STATEMENTS; i++) {
      String space = SPACES.get(random.below(SPACES.size()));
      String page = PAGES.get(random.below(PAGES.size()));
      switch (random.below(9)) {
        case 0 -> text.append("map ").append(space).append(' ').append(page);
        case 1 -> text.append("unmap ").append(space).append(' ').append(page);
        case 2 -> text.append("unmap ").append(space).append(' ').append(page).append(FREE);
        case 3 -> text.append("protect ").append(space).append(' ').append(page).append(READ);
        case 4 -> text.append("switch ").append(space);
        case 5 -> text.append("destroy C\nspace C");
        case 6 -> text.append("load ").append(page);
        case 7 -> text.append("load ").append(space).append(' ').append(page);
        default ->
            text.append("store ").append(space).append(' ').append(page).append(" = ").append(i);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static final String FREE = " empty=free";
  private static final String READ = " rights=r";

  private static Run run(String kernel, String programme) {
    String text =
        "pagewalk 1\nmachine x86-64 pcide=1 tlb=64x4 psc=8\nkernel %s\n%s"
            .formatted(kernel, programme);
    Opening opening = Session.open(text, Budget.STANDARD);
    assertEquals(List.of(), opening.diagnostics(), text);
    return opening.run().orElseThrow();
  }

  /** Of every statement that ran: how it ended, and where a last access led to. */
  private static List<String> outcomes(Run run) {
    List<String> outcomes = new ArrayList<>();
    for (StepOutcome outcome : run.outcomes()) {
      if (outcome.statement().kind().runs() && outcome.hasEvents()) {
        Findings findings = new Findings(run.machine(), outcome.firstEvent(), outcome.lastEvent());
        outcomes.add(
            outcome.line()
                + " "
                + outcome.result()
                + findings.pa().map(pa -> " at " + Hex.of(pa)).orElse(""));
      }
    }
    return outcomes;
  }

  private static final String TO_AND_FRO =
      """
      space B
      touch A 0x400000 length=32K
      touch B 0x400000 length=32K
      touch A 0x400000 length=32K
      touch B 0x400000 length=32K
      """;

  @ParameterizedTest
  @CsvSource({"direct, 8", "recursive, 8", "lookup, 8"})
  void whatASpaceKnewIsKnownWhenItIsBack(String strategy, int pages) {
    Run tagged = run(strategy + " tags=1", TO_AND_FRO);
    Run plain = run(strategy, TO_AND_FRO);
    for (int back : List.of(3, 4)) {
      assertEquals(0, fills(tagged, back));
      assertEquals(pages, fills(plain, back));
    }
  }

  private static long fills(Run run, int statement) {
    List<StepOutcome> ran =
        run.outcomes().stream().filter(outcome -> !outcome.boot() && outcome.hasEvents()).toList();
    StepOutcome outcome = ran.get(statement);
    return IntStream.rangeClosed(outcome.firstEvent(), outcome.lastEvent())
        .filter(event -> run.trace().kind(event) == EventKind.TLB_FILL)
        .count();
  }

  @Test
  void aMachineWithoutTagsIsRefused() {
    for (String machine : List.of("x86-64", "i386", "armv6", "aarch64")) {
      Opening opening =
          Session.open(
              "pagewalk 1\nmachine %s\nkernel direct tags=1\n".formatted(machine), Budget.STANDARD);
      assertTrue(opening.diagnostics().get(0).message().contains("no tag"), machine);
    }
  }

  @Test
  void withTagsSwitchedOffEverySwitchForgets() {
    Run run =
        run(
            "direct tags=1",
            """
            space B
            touch A 0x400000 length=32K
            touch B 0x400000 length=32K
            set pcide=0
            touch A 0x400000 length=32K
            touch B 0x400000 length=32K
            """);
    assertEquals(8, fills(run, 4));
    assertEquals(8, fills(run, 5));
  }
}
