package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pagewalk.kernel.Strategy;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.session.Comparison.Candidate;
import pagewalk.session.Comparison.Column;
import pagewalk.strategy.Strategies;

class ComparisonTest {
  private static final List<String> OF_ARM = List.of("split", "emulated");

  private static Scenario scenario(String text) {
    return ScenarioParser.parse(text, Language.vocabulary()).scenario().orElseThrow();
  }

  private static Comparison dayOfTwoProcesses() {
    Scenario scenario = scenario(Gallery.text("two-processes"));
    return Comparison.of(scenario, Comparison.everybody(), Budget.BULK);
  }

  private static Column column(Comparison comparison, String strategy) {
    return comparison.columns().stream()
        .filter(column -> column.strategy().equals(strategy))
        .findFirst()
        .orElseThrow();
  }

  private static Prices prices(Comparison comparison, String strategy) {
    return column(comparison, strategy).prices().orElseThrow();
  }

  @Test
  void everyMetricHasAPrice() {
    Comparison comparison = dayOfTwoProcesses();
    for (Column column : comparison.columns()) {
      boolean fits = !OF_ARM.contains(column.strategy());
      assertEquals(fits, column.prices().isPresent(), column.strategy());
      column.prices().ifPresent(all -> assertEquals(Metric.ALL.size(), all.values().size()));
    }
    assertEquals(
        Strategies.all().stream().map(Strategy::name).toList(),
        comparison.columns().stream().map(Column::strategy).toList());
  }

  /** What cannot be done is said: the identity map runs out, and a lone window sees one space. */
  @Test
  void onlyThoseThatCannotReachTheTablesCannotDoTheWork() {
    Comparison comparison = dayOfTwoProcesses();
    for (Column column : comparison.columns()) {
      boolean cannot =
          List.of("identity", "recursive", "split", "emulated").contains(column.strategy());
      assertEquals(cannot, !column.cannot().isEmpty(), () -> column.strategy() + column.cannot());
    }
    assertTrue(column(comparison, "identity").cannot().get(0).contains("Double fault"));
  }

  @Test
  void everyStrategyPaysInItsOwnCoin() {
    Comparison comparison = dayOfTwoProcesses();
    long faults = prices(comparison, "direct").faults();
    for (String strategy : List.of("lookup", "foreign", "switch", "pending", "scratch")) {
      assertEquals(faults, prices(comparison, strategy).faults(), strategy);
    }
    assertEquals(1L << 39, prices(comparison, "recursive").reservedBytes());
    assertEquals(32 << 20, prices(comparison, "direct").reservedBytes());
    assertEquals(0, prices(comparison, "direct").retargets());
    assertTrue(prices(comparison, "scratch").retargets() > 100);
    assertTrue(prices(comparison, "switch").rootLoads() > 100);
    assertTrue(prices(comparison, "switch").tlbFills() > prices(comparison, "foreign").tlbFills());
    assertTrue(prices(comparison, "lookup").noteBytes() > 0);
    assertTrue(prices(comparison, "pending").waiting() > 0);
    assertEquals(0, prices(comparison, "foreign").waiting());
  }

  @Test
  void moreSlotsMeanFewerRetargetings() {
    Scenario scenario = scenario(Gallery.text("two-processes"));
    Strategy scratch = Strategies.named("scratch").orElseThrow();
    Candidate one = Candidate.of(scratch);
    Candidate four = new Candidate(scratch, one.options().with("slots", 4));
    Comparison comparison = Comparison.of(scenario, List.of(one, four), Budget.BULK);
    List<Long> retargets =
        comparison.columns().stream()
            .map(Column::prices)
            .map(Optional::orElseThrow)
            .map(Prices::retargets)
            .toList();
    assertTrue(retargets.get(1) < retargets.get(0), retargets::toString);
    assertEquals("scratch slots=4", comparison.columns().get(1).title());
  }

  @Test
  void aStrategyThatDoesNotFitSaysWhyAndHasNoPrices() {
    Scenario scenario = scenario("pagewalk 1\nmachine x86-64 ram=4G\nkernel direct\nload 0x1000\n");
    Strategy preallocated = Strategies.named("preallocated").orElseThrow();
    Comparison comparison =
        Comparison.of(scenario, List.of(Candidate.of(preallocated)), Budget.BULK);
    Column column = comparison.columns().get(0);
    assertTrue(column.prices().isEmpty());
    assertEquals(List.of("64M have no room for 4G of memory and 128K of tables."), column.cannot());
    assertFalse(column.title().isEmpty());
  }
}
