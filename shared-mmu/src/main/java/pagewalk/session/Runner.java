package pagewalk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.WalkPlan;
import pagewalk.kernel.Kernel;
import pagewalk.kernel.KernelSpec;
import pagewalk.machine.HaltReason;
import pagewalk.machine.Machine;
import pagewalk.machine.MachineHalted;
import pagewalk.machine.MachineSpec;
import pagewalk.mmu.Caches;
import pagewalk.scenario.Line;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.Statement;
import pagewalk.scenario.StatementKind;
import pagewalk.session.StepOutcome.Result;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingKind;
import pagewalk.setting.Settings;
import pagewalk.strategy.Strategies;
import pagewalk.trace.TraceMeter;

/**
 * Runs a scenario line by line on a machine built from its first lines. A halt ends the simulated
 * software, not the script: expectations about the halt are still looked at.
 */
final class Runner {
  private final Scenario scenario;
  private final Machine machine;
  private final Optional<MeasuringMeter> measuring;
  private final FormatFamily family;
  private Settings controls;
  private final List<StepOutcome> outcomes = new ArrayList<>();
  private Optional<Kernel> kernel = Optional.empty();
  private Optional<HaltReason> halted = Optional.empty();
  private Optional<StepOutcome> latest = Optional.empty();
  private Optional<Tallies> latestTallies = Optional.empty();
  private final List<Measurement.Step> steps = new ArrayList<>();

  private Runner(Scenario scenario, TraceMeter meter, Optional<MeasuringMeter> measuring) {
    this.scenario = scenario;
    this.measuring = measuring;
    machine = new Machine(machineSpec(scenario), meter);
    Statement.Machine described = first(scenario, Statement.Machine.class);
    family = Formats.named(described.format()).orElseThrow();
    controls = described.settings();
  }

  /** Runs {@code scenario}, which has a machine and a kernel, as the parser makes sure. */
  static Run run(Scenario scenario, Budget budget) {
    Runner runner = new Runner(scenario, new BudgetMeter(budget), Optional.empty());
    runner.runLines();
    return new Run(
        scenario, runner.machine, runner.kernel.orElseThrow(), runner.outcomes, runner.halted);
  }

  /** Runs {@code scenario} without recording it. */
  static Measurement measure(Scenario scenario, Budget budget) {
    MeasuringMeter meter = new MeasuringMeter(budget, machineSpec(scenario).format());
    Runner runner = new Runner(scenario, meter, Optional.of(meter));
    runner.machine.trace().keepLatest();
    runner.machine.cells().setRecording(false);
    runner.runLines();
    Kernel kernel = runner.kernel.orElseThrow();
    return new Measurement(
        scenario,
        runner.steps,
        meter.prices(kernel.reach().reserved()),
        runner.machine.cells().size(),
        runner.halted);
  }

  private void runLines() {
    int lastOfBoot = lastOfBoot();
    for (int i = 0; i < scenario.lines().size(); i++) {
      runLine(i, i == lastOfBoot);
    }
  }

  private static MachineSpec machineSpec(Scenario scenario) {
    Statement.Machine machine = first(scenario, Statement.Machine.class);
    Statement.Kernel kernel = first(scenario, Statement.Kernel.class);
    PagingFormat format = Formats.named(machine.format()).orElseThrow().under(machine.settings());
    return new MachineSpec(
        format,
        machine.settings().number("ram"),
        new Caches(
            machine.settings().shape("tlb"),
            machine.settings().number("split") == 1,
            (int) machine.settings().number("psc"),
            machine.settings().number("dcache") == 1),
        machine.settings().number("seed"),
        spec(kernel).depth());
  }

  private static <T extends Statement> T first(Scenario scenario, Class<T> kind) {
    for (Line line : scenario.lines()) {
      if (kind.isInstance(line.statement())) {
        return kind.cast(line.statement());
      }
    }
    throw new IllegalArgumentException("a scenario without a " + kind.getSimpleName());
  }

  /** Index of the last line that runs with paging off. */
  private int lastOfBoot() {
    int last = 0;
    for (int i = 0; i < scenario.lines().size(); i++) {
      if (isBoot(scenario.lines().get(i).statement())) {
        last = i;
      }
    }
    return last;
  }

  private static boolean isBoot(Statement statement) {
    return statement.kind() == StatementKind.KERNEL || statement.kind() == StatementKind.BOOT_MAP;
  }

  private void runLine(int index, boolean endsBoot) {
    Statement statement = scenario.lines().get(index).statement();
    if (statement.kind() == StatementKind.BLANK) {
      return;
    }
    int line = index + Scenario.FIRST_LINE;
    machine.trace().setLine(line);
    machine.trace().setDepth(0);
    measuring.ifPresent(meter -> meter.begin(machine.trace()));
    int first = measuring.isPresent() ? Integer.MAX_VALUE : machine.trace().size();
    boolean boot = !machine.registers().pagingOn();
    Verdict verdict = carryOut(statement, endsBoot);
    int last = machine.trace().size() - 1;
    StepOutcome outcome =
        new StepOutcome(
            line,
            statement,
            last < first ? -1 : first,
            last < first ? -1 : last,
            boot && last >= first,
            verdict.result(),
            verdict.message());
    outcomes.add(outcome);
    Optional<Tallies> tallies = measuring.map(MeasuringMeter::tallies);
    tallies.ifPresent(counts -> steps.add(new Measurement.Step(outcome, counts)));
    if (statement.kind().runs() || isBoot(statement)) {
      latest = Optional.of(outcome);
      latestTallies = tallies;
    }
  }

  private Verdict carryOut(Statement statement, boolean endsBoot) {
    if (statement instanceof Statement.Expect expect) {
      return judge(expect);
    }
    if (halted.isPresent()) {
      return statement.kind().runs()
          ? new Verdict(Result.NONE, "Not run: the machine has stopped.")
          : Verdict.NOTHING;
    }
    try {
      Verdict verdict = execute(statement);
      if (endsBoot) {
        machine.cpu().enablePaging();
      }
      return verdict;
    } catch (MachineHalted halt) {
      halted = Optional.of(halt.reason());
      return new Verdict(Result.HALT, halt.reason().sentence());
    }
  }

  /** Judges, and records that unless the run has used up what it may. */
  private Verdict judge(Statement.Expect expect) {
    Verdict verdict =
        new Expectations(machine, kernel, latest, latestTallies).judge(expect.settings());
    boolean cutOff =
        halted.filter(why -> why == HaltReason.BUDGET || why == HaltReason.STOPPED).isPresent();
    if (!cutOff) {
      try {
        machine.trace().expect(verdict.result() == Result.HELD);
      } catch (MachineHalted stop) {
        halted = Optional.of(stop.reason());
      }
    }
    return verdict;
  }

  private Verdict execute(Statement statement) {
    return switch (statement.kind()) {
      case BLANK, TITLE, NOTE, MACHINE, EXPECT -> Verdict.NOTHING;
      case KERNEL -> boot((Statement.Kernel) statement);
      case POKE -> poke((Statement.Poke) statement);
      case BOOT_MAP -> commands().bootMap((Statement.BootMap) statement);
      case SPACE -> spaces().make((Statement.Space) statement);
      case SWITCH -> spaces().switchTo((Statement.Switch) statement);
      case FORK -> spaces().fork((Statement.Fork) statement);
      case PROCESS -> spaces().process((Statement.NewProcess) statement);
      case DESTROY -> spaces().destroy((Statement.Destroy) statement);
      case TOUCH -> commands().touch((Statement.Touch) statement);
      case MAP -> commands().map((Statement.Map) statement);
      case UNMAP -> commands().unmap((Statement.Unmap) statement);
      case PROTECT -> commands().protect((Statement.Protect) statement);
      case LOAD -> commands().load((Statement.Load) statement);
      case STORE -> commands().store((Statement.Store) statement);
      case FETCH -> commands().fetch((Statement.Fetch) statement);
      case SET -> set((Statement.Set) statement);
      case INVALIDATE -> commands().invalidate((Statement.Invalidate) statement);
    };
  }

  private Commands commands() {
    return new Commands(machine, kernel.orElseThrow());
  }

  private SpaceCommands spaces() {
    return new SpaceCommands(kernel.orElseThrow());
  }

  private Verdict boot(Statement.Kernel chosen) {
    Kernel installed = Kernel.on(machine, spec(chosen));
    kernel = Optional.of(installed);
    installed.start();
    return Verdict.OK;
  }

  /** Every control that is given changes by itself, in the order of the format's list. */
  private Verdict set(Statement.Set set) {
    List<Setting> declared = family.controls();
    for (int i = 0; i < declared.size(); i++) {
      String name = declared.get(i).name();
      if (set.settings().has(name)) {
        controls = controls.with(name, set.settings().value(name));
        long value = isWord(declared.get(i)) ? 0 : set.settings().number(name);
        WalkPlan plan = PlanCompiler.compile(family.under(controls));
        machine.cpu().setControl(i, value, plan, family.flushes().after(name, value));
      }
    }
    return Verdict.OK;
  }

  private static boolean isWord(Setting setting) {
    return setting.kind() == SettingKind.WORD;
  }

  private Verdict poke(Statement.Poke poke) {
    if (!machine.memory().holds(poke.pa())) {
      return Verdict.refused("There is no memory at " + Hex.of(poke.pa()) + ".");
    }
    machine.cpu().poke(poke.pa(), poke.value());
    return Verdict.OK;
  }

  private static KernelSpec spec(Statement.Kernel kernel) {
    return new KernelSpec(Strategies.named(kernel.strategy()).orElseThrow(), kernel.settings());
  }
}
