package pagewalk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.format.PagingFormat;
import pagewalk.format.TableWindow;
import pagewalk.kernel.Kernel;
import pagewalk.machine.Machine;
import pagewalk.session.StepOutcome.Result;
import pagewalk.setting.AddressList;
import pagewalk.setting.NumberValue;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingPrinter;
import pagewalk.setting.SettingValue;
import pagewalk.setting.Settings;
import pagewalk.setting.WordValue;

/**
 * Holds an {@code expect} against what the trace and the machine say about the statement before it.
 */
final class Expectations {
  private static final String WINDOW = "window.";

  private final Machine machine;
  private final Optional<Kernel> kernel;
  private final Optional<StepOutcome> latest;
  private final Optional<Tallies> measured;

  /**
   * @param latest what became of the latest statement that an expectation can be about
   * @param measured the counts of that statement, when its events were not kept
   */
  Expectations(
      Machine machine,
      Optional<Kernel> kernel,
      Optional<StepOutcome> latest,
      Optional<Tallies> measured) {
    this.machine = machine;
    this.kernel = kernel;
    this.latest = latest;
    this.measured = measured;
  }

  /**
   * Whether everything that {@code expected} gives is so; if not, the sentence says what is so
   * instead.
   */
  Verdict judge(Settings expected) {
    List<String> differences = new ArrayList<>();
    boolean lookedAt = false;
    for (Setting setting : expected.declarations()) {
      if (!expected.has(setting.name()) || !canLookAt(setting.name())) {
        continue;
      }
      lookedAt = true;
      SettingValue wanted = expected.value(setting.name());
      Optional<SettingValue> actual = actual(setting.name());
      if (!actual.equals(Optional.of(wanted))) {
        differences.add(
            setting.name()
                + " is "
                + actual.map(value -> SettingPrinter.print(setting, value)).orElse("nothing")
                + ", not "
                + SettingPrinter.print(setting, wanted));
      }
    }
    if (!lookedAt) {
      return new Verdict(Result.NONE, "Not looked at: nothing was recorded.");
    }
    return differences.isEmpty()
        ? Verdict.HELD
        : new Verdict(Result.FAILED, String.join("; ", differences) + ".");
  }

  /** Without a recording only counts are known. */
  private boolean canLookAt(String name) {
    return measured.isEmpty()
        || name.startsWith(WINDOW)
        || name.equals("result")
        || Tallies.NAMES.contains(name);
  }

  private Optional<SettingValue> actual(String name) {
    if (name.startsWith(WINDOW)) {
      return window(name.substring(WINDOW.length()));
    }
    if (name.equals("result")) {
      return latest.map(outcome -> new WordValue(resultWord(outcome.result())));
    }
    if (measured.isPresent()) {
      return number(measured.get().value(name));
    }
    return latest.filter(StepOutcome::hasEvents).flatMap(outcome -> ofTrace(name, outcome));
  }

  private Optional<SettingValue> ofTrace(String name, StepOutcome outcome) {
    Tallies tallies = Tallies.of(machine.trace(), outcome.firstEvent(), outcome.lastEvent());
    Findings findings = new Findings(machine, outcome.firstEvent(), outcome.lastEvent());
    if (Tallies.NAMES.contains(name)) {
      return number(tallies.value(name));
    }
    return switch (name) {
      case "pa" -> findings.pa().flatMap(Expectations::number);
      case "frame" -> findings.pa().flatMap(pa -> number(pa >>> 12));
      case "value" -> findings.value().flatMap(Expectations::number);
      case "code" -> findings.firstCode().flatMap(Expectations::number);
      case "vector" -> findings.firstVector().map(WordValue::new);
      case "stale" -> Optional.of(new WordValue(findings.stale() ? "yes" : "no"));
      case "tower" ->
          Optional.of(findings.tower()).filter(all -> !all.isEmpty()).map(AddressList::new);
      default -> throw new IllegalStateException("nothing is known about '" + name + "'");
    };
  }

  private static Optional<SettingValue> number(long number) {
    return Optional.of(new NumberValue(number));
  }

  private static String resultWord(Result result) {
    return switch (result) {
      case OK -> "ok";
      case FAULT -> "fault";
      case HALT, NONE -> "halt";
      case HELD, FAILED -> throw new IllegalStateException("an expectation about an expectation");
    };
  }

  private Optional<SettingValue> window(String table) {
    PagingFormat format = machine.spec().format();
    Optional<TableWindow> window = kernel.flatMap(running -> running.reach().window());
    for (int number = 1; number <= format.top(); number++) {
      int level = number;
      if (format.level(number).table().equalsIgnoreCase(table)) {
        return window.map(shown -> new Range(shown.start(level), shown.end(level)));
      }
    }
    return Optional.empty();
  }
}
