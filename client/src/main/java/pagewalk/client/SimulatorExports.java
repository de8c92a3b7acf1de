package pagewalk.client;

import java.util.Optional;
import org.teavm.jso.JSExport;
import pagewalk.bench.Work;
import pagewalk.bits.Hex;
import pagewalk.explain.FaultCode;
import pagewalk.session.Budget;
import pagewalk.session.Contest;
import pagewalk.session.Language;
import pagewalk.session.Opening;
import pagewalk.session.Session;
import pagewalk.view.Calculation;
import pagewalk.view.ContestJson;
import pagewalk.view.ViewJson;
import pagewalk.view.Viewer;

/**
 * Everything the page may ask of the simulator. It holds no logic: it only translates words. At
 * most one run is alive; a text that cannot be run leaves the earlier run alive. A failed call
 * arrives in the page as an error whose message is a sentence.
 */
public final class SimulatorExports {
  private static Optional<Viewer> viewer = Optional.empty();
  private static Optional<Contest> contest = Optional.empty();
  private static Optional<Work> work = Optional.empty();

  private SimulatorExports() {}

  /** The version of the engine, for the page to show. */
  @JSExport
  public static String version() {
    return "1";
  }

  /** Every word that a script may hold; a {@code Language}. Needs no run. */
  @JSExport
  public static String language() {
    return ViewJson.of(Language.vocabulary());
  }

  /** Reads and runs a scenario; a {@code LoadResult}. */
  @JSExport
  public static String load(String text) {
    Opening opening = Session.open(text, Budget.STANDARD);
    opening.run().ifPresent(run -> viewer = Optional.of(new Viewer(run)));
    return ViewJson.of(opening);
  }

  /** The picture of the moment just after {@code event}; a {@code MachineView}. */
  @JSExport
  public static String view(int event) {
    return ViewJson.of(viewer().at(event));
  }

  /** The events from {@code from} on, up to but without {@code to}; a {@code TraceWindow}. */
  @JSExport
  public static String trace(int from, int to) {
    return ViewJson.of(viewer().trace(from, to));
  }

  /** The whole trace for reading. */
  @JSExport
  public static String traceText() {
    return viewer().traceText();
  }

  /**
   * The entry at physical address {@code pa} (hexadecimal), read as one of level {@code role}; an
   * {@code EntryView}.
   */
  @JSExport
  public static String entry(String pa, int role, int event) {
    return ViewJson.of(viewer().entry(pa, role, event));
  }

  /**
   * Entry {@code index} of the table of level {@code role} that begins at {@code table}
   * (hexadecimal); an {@code EntryView}.
   */
  @JSExport
  public static String entryIn(String table, int index, int role, int event) {
    return ViewJson.of(viewer().entryIn(table, index, role, event));
  }

  /**
   * The bits that make the page entry at {@code pa} show {@code frame} (both hexadecimal), in
   * hexadecimal.
   */
  @JSExport
  public static String aimed(String pa, String frame, int event) {
    return Hex.of(viewer().aimed(pa, frame, event));
  }

  /**
   * What the tables say about a typed address, what the processor believes, and the instruction
   * that cures the difference; an {@code AddressBelief}. {@code space} is "" for the current one.
   */
  @JSExport
  public static String belief(String address, String space, int event) {
    return ViewJson.of(viewer().belief(address, space, event));
  }

  /**
   * Whether an access is allowed, and which bit of which entry refuses it; a {@code Permission}.
   */
  @JSExport
  public static String permission(
      String address, String access, String as, String space, int event) {
    return ViewJson.of(viewer().permission(address, access, as, space, event));
  }

  /** A typed address taken apart; an {@code AddressSplit}. */
  @JSExport
  public static String split(String address) {
    return ViewJson.of(viewer().split(address));
  }

  /**
   * Where slot {@code slot} of {@code format} shows the entries of a typed address; a {@code
   * Calculation}. Needs no run.
   */
  @JSExport
  public static String calculate(String format, int slot, String address) {
    return ViewJson.of(Calculation.of(format, slot, address));
  }

  /**
   * The walk for a typed address at {@code event}, by the roles of its frames; for an empty text,
   * the latest walk. A {@code RolesView}.
   */
  @JSExport
  public static String roles(String address, int event) {
    return ViewJson.of(viewer().roles(address, event));
  }

  /** A pasted error code in words; a {@code FaultCode}. Needs no run. */
  @JSExport
  public static String explainCode(String text) {
    return ContestJson.of(FaultCode.of(text));
  }

  /** Begins to compare all strategies on a scenario; a {@code ContestStart}. */
  @JSExport
  public static String compare(String text) {
    Contest.Start start = Contest.of(text);
    contest = start.contest();
    return ContestJson.of(start);
  }

  /** Does the scenario's work under the next strategy; a {@code ContestColumn}. */
  @JSExport
  public static String compareNext() {
    return ContestJson.of(contest().next());
  }

  /** What sets the strategy with number {@code chosen} apart so far; a {@code Caption}. */
  @JSExport
  public static String compareWords(int chosen) {
    return ContestJson.differences(contest().soFar(), chosen);
  }

  /** Runs a scenario without recording it; a {@code BulkResult}. */
  @JSExport
  public static String bulk(String text) {
    return ContestJson.of(Session.measure(text, Budget.BULK));
  }

  /**
   * Makes the work of a benchmark ready, which takes a while; see {@link Work#of}.
   *
   * @return how many operations doing it once counts for
   */
  @JSExport
  public static int benchmark(String question, String parameters) {
    Work made = Work.of(question, parameters);
    work = Optional.of(made);
    return made.operations();
  }

  /** Does the work of the benchmark once; its checksum in decimal digits. */
  @JSExport
  public static String benchmarkOnce() {
    return Long.toString(
        work.orElseThrow(() -> new IllegalStateException("No benchmark is ready.")).once());
  }

  private static Contest contest() {
    return contest.orElseThrow(() -> new IllegalStateException("Nothing is being compared."));
  }

  private static Viewer viewer() {
    return viewer.orElseThrow(() -> new IllegalStateException("No scenario has been run yet."));
  }
}
