package pagewalk.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * Every word of the language: its own statements and keys, and what the floors below say about
 * formats and strategies. Parser, editor and documentation ask nothing else.
 */
public record Vocabulary(List<FormatWords> formats, List<StrategyWords> strategies) {

  public Vocabulary {
    formats = List.copyOf(formats);
    strategies = List.copyOf(strategies);
  }

  /** The grammar, one row per statement, in the order of the documentation. */
  public List<StatementForm> statements() {
    return Grammar.FORMS;
  }

  public Optional<FormatWords> format(String name) {
    for (FormatWords format : formats) {
      if (format.name().equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  public Optional<StrategyWords> strategy(String name) {
    for (StrategyWords strategy : strategies) {
      if (strategy.name().equals(name)) {
        return Optional.of(strategy);
      }
    }
    return Optional.empty();
  }

  /**
   * The keys a statement takes. {@code owner} is the strategy for {@code kernel}, the format for
   * {@code machine} and {@code expect}, and ignored for others; with an unknown owner the keys of
   * all owners are allowed.
   */
  public List<Setting> keys(StatementKind kind, String owner) {
    List<Setting> common = Grammar.form(kind).keys();
    return switch (kind) {
      case MACHINE -> joined(common, controls(owner));
      case SET -> controls(owner);
      case KERNEL -> joined(options(owner), common);
      case EXPECT -> joined(common, windows(owner));
      case BLANK,
          TITLE,
          NOTE,
          BOOT_MAP,
          SPACE,
          SWITCH,
          FORK,
          PROCESS,
          DESTROY,
          TOUCH,
          MAP,
          UNMAP,
          PROTECT,
          LOAD,
          STORE,
          FETCH,
          INVALIDATE,
          POKE ->
          common;
    };
  }

  /** {@link #keys} with nothing given yet, to build statements without a text. */
  public Settings settings(StatementKind kind, String owner) {
    return Settings.of(keys(kind, owner));
  }

  /**
   * The strategies or formats that own {@code key}, for a hint to whoever gave it to another one.
   */
  List<String> owners(StatementKind kind, String key) {
    List<String> owners = new ArrayList<>();
    if (kind == StatementKind.KERNEL) {
      for (StrategyWords strategy : strategies) {
        if (names(strategy.options()).contains(key)) {
          owners.add(strategy.name());
        }
      }
    } else if (kind == StatementKind.MACHINE) {
      for (FormatWords format : formats) {
        if (names(format.controls()).contains(key)) {
          owners.add(format.name());
        }
      }
    }
    return owners;
  }

  List<String> formatNames() {
    List<String> names = new ArrayList<>();
    for (FormatWords format : formats) {
      names.add(format.name());
    }
    return names;
  }

  List<String> strategyNames() {
    List<String> names = new ArrayList<>();
    for (StrategyWords strategy : strategies) {
      names.add(strategy.name());
    }
    return names;
  }

  static List<String> names(List<Setting> settings) {
    List<String> names = new ArrayList<>();
    for (Setting setting : settings) {
      names.add(setting.name());
    }
    return names;
  }

  private List<Setting> controls(String owner) {
    List<Setting> controls = List.of();
    for (FormatWords format : chosen(format(owner), formats)) {
      controls = joined(controls, format.controls());
    }
    return controls;
  }

  private List<Setting> windows(String owner) {
    List<Setting> windows = List.of();
    for (FormatWords format : chosen(format(owner), formats)) {
      windows = joined(windows, Grammar.windows(format.tables()));
    }
    return windows;
  }

  private List<Setting> options(String owner) {
    List<Setting> options = List.of();
    for (StrategyWords strategy : chosen(strategy(owner), strategies)) {
      options = joined(options, strategy.options());
    }
    return options;
  }

  private static <T> List<T> chosen(Optional<T> one, List<T> all) {
    return one.isPresent() ? List.of(one.get()) : all;
  }

  /** Both lists, without the second declaration of a name. */
  private static List<Setting> joined(List<Setting> first, List<Setting> second) {
    List<Setting> all = new ArrayList<>(first);
    Set<String> names = new HashSet<>(names(first));
    for (Setting setting : second) {
      if (names.add(setting.name())) {
        all.add(setting);
      }
    }
    return all;
  }
}
