package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.explain.Onlooker;
import pagewalk.explain.RunScript;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.TableWindow;
import pagewalk.machine.HaltReason;
import pagewalk.scenario.Statement;
import pagewalk.session.Run;
import pagewalk.session.StepOutcome;

/**
 * What is true of a whole run.
 *
 * @param canonical the scenario as canonical text
 * @param expects how many expectations there are
 * @param held how many of them are true
 * @param halted the reason, as a sentence, when the machine halted
 * @param firstMoment the event to show first
 */
public record RunInfo(
    String title,
    String canonical,
    MachineInfo machine,
    int eventCount,
    List<StatementInfo> statements,
    int expects,
    int held,
    Optional<String> halted,
    int firstMoment) {

  public RunInfo {
    statements = List.copyOf(statements);
  }

  /**
   * The hardware and how the kernel reaches its tables.
   *
   * @param vaBits how many bits tell all addresses that can be translated from each other
   * @param levels root first
   * @param recursiveSlot the entry of the root that points to the root, where one makes the window
   * @param recursiveRange all that this entry translates
   * @param windows virtual ranges in which the kernel finds tables or plain memory
   */
  public record MachineInfo(
      String format,
      String description,
      int vaBits,
      List<Level> levels,
      long ramBytes,
      String strategy,
      Optional<Integer> recursiveSlot,
      Optional<WindowInfo> recursiveRange,
      List<WindowInfo> windows) {
    public MachineInfo {
      levels = List.copyOf(levels);
      windows = List.copyOf(windows);
    }
  }

  /** A virtual range; {@code level} is that of the tables it shows, 0 for plain memory. */
  public record WindowInfo(String name, int level, long start, long end) {}

  /** One statement of the script and what came of it. */
  public record StatementInfo(
      int line,
      String text,
      int firstEvent,
      int lastEvent,
      boolean boot,
      StepOutcome.Result outcome,
      String message) {}

  /** Of {@code run}, whose machine is moved to the end of boot and left there. */
  public static RunInfo of(Run run) {
    return new RunInfo(
        run.scenario().title(),
        run.canonical(),
        machine(run),
        run.eventCount(),
        statements(run),
        run.expects(),
        run.held(),
        run.halted().map(HaltReason::sentence),
        run.firstMoment());
  }

  private static List<StatementInfo> statements(Run run) {
    RunScript script = new RunScript(run);
    List<StatementInfo> statements = new ArrayList<>();
    for (StepOutcome outcome : run.outcomes()) {
      statements.add(
          new StatementInfo(
              outcome.line(),
              script.text(outcome.line()),
              outcome.firstEvent(),
              outcome.lastEvent(),
              outcome.boot(),
              outcome.result(),
              outcome.message()));
    }
    return statements;
  }

  private static MachineInfo machine(Run run) {
    PagingFormat format = run.format();
    Optional<TableWindow> window = run.kernel().reach().window();
    Optional<TableWindow> recursive = window.filter(TableWindow::isOneRootEntry);
    return new MachineInfo(
        format.name(),
        format.title(),
        format.spaceBits(),
        format.levels(),
        run.machine().memory().bytes(),
        strategy(run),
        recursive.map(TableWindow::slot),
        recursive.map(RunInfo::range),
        window.map(RunInfo::windows).orElseGet(() -> mirrors(run)));
  }

  private static String strategy(Run run) {
    for (StepOutcome outcome : run.outcomes()) {
      if (outcome.statement() instanceof Statement.Kernel kernel) {
        return kernel.strategy();
      }
    }
    return "";
  }

  private static WindowInfo range(TableWindow window) {
    PagingFormat format = window.format();
    Level root = format.level(format.rootLevelFor(0));
    long start = format.extend((long) window.slot() << root.lowBit());
    String name = "window, slot " + window.slot();
    return new WindowInfo(name, root.number(), start, start + root.span() - 1);
  }

  /** The ranges that show tables through the slot, by level. */
  static List<WindowInfo> windows(TableWindow window) {
    PagingFormat format = window.format();
    List<WindowInfo> windows = new ArrayList<>();
    for (int number = 1; number <= format.top(); number++) {
      String plural = number == format.top() ? "" : "s";
      windows.add(
          new WindowInfo(
              format.nameOf(number) + plural, number, window.start(number), window.end(number)));
    }
    return windows;
  }

  /** The ranges that mirror physical memory when booting is over. */
  private static List<WindowInfo> mirrors(Run run) {
    int event = endOfBoot(run);
    Onlooker onlooker = new Onlooker(run.machine(), run.kernel(), new RunScript(run));
    run.seek(event);
    onlooker.lookAt(event);
    List<WindowInfo> windows = new ArrayList<>();
    for (PageRun pages : PageRuns.of(onlooker).all()) {
      if (pages.isMirror()) {
        windows.add(new WindowInfo(pages.name(), 0, pages.start(), pages.end()));
      }
    }
    return windows;
  }

  private static int endOfBoot(Run run) {
    int last = 0;
    for (StepOutcome outcome : run.outcomes()) {
      if (outcome.boot()) {
        last = outcome.lastEvent();
      }
    }
    return last;
  }
}
