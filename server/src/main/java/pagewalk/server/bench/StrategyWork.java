package pagewalk.server.bench;

import java.util.List;
import java.util.Locale;
import pagewalk.bench.Work;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.session.Budget;
import pagewalk.session.Language;
import pagewalk.session.Measurement;
import pagewalk.session.Session;

/**
 * What mapping is measured on: a machine whose memory is as large as what is mapped, the frames for
 * tables behind it, and a strategy with the room that so many tables take.
 */
final class StrategyWork {
  private static final int PAGE_SHIFT = 12;
  private static final int TABLE_SHIFT = 21;
  private static final int DIRECTORY_SHIFT = 30;
  private static final long SPARE = 512;
  private static final long LEAST_FRAME = 0x1000;

  private final Scenario scenario;
  private final long pages;

  private StrategyWork(Scenario scenario, long pages) {
    this.scenario = scenario;
    this.pages = pages;
  }

  /**
   * The work of mapping {@code size} bytes, as in "4G", with {@code strategy}.
   *
   * @throws IllegalArgumentException with the first complaint when the strategy cannot do it on
   *     x86-64
   */
  static StrategyWork of(String strategy, String size) {
    long bytes = Work.bytes(size);
    ParseResult parsed = ScenarioParser.parse(text(strategy, bytes), Language.vocabulary());
    return new StrategyWork(
        parsed
            .scenario()
            .orElseThrow(() -> new IllegalArgumentException(parsed.diagnostics().get(0).message())),
        bytes >>> PAGE_SHIFT);
  }

  /** The tables of {@code bytes} bytes, and as many again for a strategy that maps its tables. */
  private static String text(String strategy, long bytes) {
    long needed = (bytes >>> TABLE_SHIFT) + (bytes >>> DIRECTORY_SHIFT) + SPARE;
    long tables = Math.max(LEAST_FRAME, bytes >>> PAGE_SHIFT);
    long pool = tables + 2 * needed;
    long reserve = pool + needed;
    long ram = (reserve + needed) << PAGE_SHIFT;
    long whole = ((ram >>> TABLE_SHIFT) + 1) << TABLE_SHIFT;
    return String.format(
        Locale.ROOT,
        """
        pagewalk 1
        machine x86-64 ram=%dM tlb=16x4
        kernel %s tables=%s pool=%s%s
        map 0x8000000000 -> 0x0 length=%dK
        expect result=ok
        """,
        whole >>> 20,
        strategy,
        range(tables, pool),
        range(pool, reserve),
        options(strategy, whole, range(reserve, reserve + needed)),
        bytes >>> 10);
  }

  private static String options(String strategy, long ram, String reserve) {
    return switch (strategy) {
      case "identity" -> " upto=%dM".formatted(ram >>> 20);
      case "lookup", "reserve" -> " reserve=" + reserve;
      case "preallocated" -> " span=%dM".formatted(((ram + (ram >>> 8)) >>> TABLE_SHIFT) * 2 + 8);
      default -> "";
    };
  }

  private static String range(long first, long end) {
    return "0x%X..0x%X".formatted(first, end - 1);
  }

  /** Does it once, from an empty machine on. */
  Measurement once() {
    Measurement done = Session.measure(scenario, Budget.BULK);
    if (done.halted().isPresent() || done.held() != done.expects()) {
      throw new IllegalStateException("the mapping failed: " + said(done));
    }
    return done;
  }

  private static List<String> said(Measurement done) {
    return done.steps().stream().map(step -> step.outcome().toString()).toList();
  }

  /** How many pages are mapped. */
  long pages() {
    return pages;
  }
}
