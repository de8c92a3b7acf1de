package pagewalk.scenario;

import pagewalk.setting.SettingPrinter;
import pagewalk.setting.Settings;

/**
 * Writes a scenario in its one canonical spelling, which is what links carry and files hold. {@link
 * ScenarioParser} reads it back as the same scenario.
 */
public final class ScenarioPrinter {
  private ScenarioPrinter() {}

  /** The whole text, version first, every line ended. */
  public static String print(Scenario scenario) {
    StringBuilder text = new StringBuilder(VersionLine.CURRENT).append('\n');
    for (Line line : scenario.lines()) {
      text.append(print(line)).append('\n');
    }
    return text.toString();
  }

  /** One line without its end. */
  public static String print(Line line) {
    String statement = print(line.statement());
    if (line.comment().isEmpty()) {
      return statement;
    }
    return (statement.isEmpty() ? "# " : statement + "  # ") + line.comment();
  }

  /** One statement. */
  public static String print(Statement statement) {
    String keyword = statement.kind().keyword();
    return switch (statement.kind()) {
      case BLANK -> "";
      case TITLE -> keyword + " " + quoted(((Statement.Title) statement).text());
      case NOTE -> keyword + " " + quoted(((Statement.Note) statement).text());
      case MACHINE -> {
        Statement.Machine machine = (Statement.Machine) statement;
        yield keyword + " " + machine.format() + keys(machine.settings());
      }
      case KERNEL -> {
        Statement.Kernel kernel = (Statement.Kernel) statement;
        yield keyword + " " + kernel.strategy() + keys(kernel.settings());
      }
      case POKE -> {
        Statement.Poke poke = (Statement.Poke) statement;
        yield keyword + " " + hex(poke.pa()) + " = " + hex(poke.value());
      }
      case EXPECT -> keyword + keys(((Statement.Expect) statement).settings());
      case SET -> keyword + keys(((Statement.Set) statement).settings());
      case SPACE -> keyword + " " + ((Statement.Space) statement).name();
      case SWITCH -> keyword + " " + ((Statement.Switch) statement).name();
      case DESTROY -> keyword + " " + ((Statement.Destroy) statement).name();
      case FORK -> {
        Statement.Fork fork = (Statement.Fork) statement;
        yield keyword + " " + fork.original() + " as " + fork.copy();
      }
      case PROCESS -> {
        Statement.NewProcess process = (Statement.NewProcess) statement;
        yield keyword + " " + process.name() + keys(process.settings());
      }
      case BOOT_MAP, MAP, UNMAP, PROTECT, LOAD, STORE, FETCH, TOUCH, INVALIDATE ->
          keyword + " " + running(statement);
    };
  }

  private static String running(Statement statement) {
    return switch (statement.kind()) {
      case BOOT_MAP -> {
        Statement.BootMap map = (Statement.BootMap) statement;
        yield hex(map.va()) + " -> " + hex(map.pa()) + keys(map.settings());
      }
      case MAP -> {
        Statement.Map map = (Statement.Map) statement;
        yield in(map.space()) + hex(map.va()) + target(map.target()) + keys(map.settings());
      }
      case UNMAP -> {
        Statement.Unmap unmap = (Statement.Unmap) statement;
        yield in(unmap.space()) + hex(unmap.va()) + keys(unmap.settings());
      }
      case PROTECT -> {
        Statement.Protect protect = (Statement.Protect) statement;
        yield in(protect.space()) + hex(protect.va()) + keys(protect.settings());
      }
      case LOAD -> {
        Statement.Load load = (Statement.Load) statement;
        yield in(load.space()) + hex(load.va()) + keys(load.settings());
      }
      case STORE -> {
        Statement.Store store = (Statement.Store) statement;
        yield in(store.space())
            + hex(store.va())
            + " = "
            + hex(store.value())
            + keys(store.settings());
      }
      case FETCH -> {
        Statement.Fetch fetch = (Statement.Fetch) statement;
        yield in(fetch.space()) + hex(fetch.va()) + keys(fetch.settings());
      }
      case TOUCH -> {
        Statement.Touch touch = (Statement.Touch) statement;
        yield in(touch.space()) + hex(touch.va()) + keys(touch.settings());
      }
      case INVALIDATE -> {
        Statement.Invalidate invalidate = (Statement.Invalidate) statement;
        yield staleness(invalidate.what()) + keys(invalidate.settings());
      }
      case BLANK, TITLE, NOTE, MACHINE, KERNEL, POKE, EXPECT, SET -> "";
      case SPACE, SWITCH, FORK, PROCESS, DESTROY -> "";
    };
  }

  private static String in(String space) {
    return space.isEmpty() ? "" : space + " ";
  }

  private static String target(Target target) {
    return switch (target.kind()) {
      case FRESH_FRAMES -> "";
      case PLACE -> " -> " + hex(((Target.Place) target).pa());
    };
  }

  private static String staleness(Staleness what) {
    return switch (what.kind()) {
      case ALL -> "all";
      case PAGE -> hex(((Staleness.Page) what).va());
    };
  }

  private static String keys(Settings settings) {
    return settings.isEmpty() ? "" : " " + settings.print();
  }

  private static String hex(long bits) {
    return SettingPrinter.hex(bits);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
