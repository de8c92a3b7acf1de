package pagewalk.dump;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.setting.Nearest;
import pagewalk.setting.NumberValue;
import pagewalk.setting.Reading;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingKind;
import pagewalk.setting.SettingReader;
import pagewalk.setting.SettingValue;
import pagewalk.setting.Settings;

/**
 * The translation registers that are known, from the dump and from whoever asks, and the state of
 * the format's controls that follows. A control whose register nobody told keeps the value that the
 * format gives it by itself.
 */
final class GivenRegisters {
  private static final List<Setting> NONE = List.of();

  private final FormatFamily family;
  private final RegisterFile file;
  private final Map<String, Long> values;
  private final List<String> warnings = new ArrayList<>();
  private Settings controls;

  private GivenRegisters(FormatFamily family, RegisterFile file, Map<String, Long> told) {
    this.family = family;
    this.file = file;
    values = new LinkedHashMap<>(told);
    controls = Settings.of(family.controls());
  }

  /**
   * @param told what the dump tells
   * @param set what is set by name, which wins
   * @throws DumpMistake when a name or a value makes no sense, or asks for what is not simulated
   */
  static GivenRegisters of(
      FormatFamily family, RegisterFile file, Map<String, Long> told, Map<String, String> set)
      throws DumpMistake {
    GivenRegisters given = new GivenRegisters(family, file, told);
    for (Map.Entry<String, String> entry : set.entrySet()) {
      given.set(entry.getKey(), entry.getValue());
    }
    for (ControlBits row : file.bitsFor(family.name())) {
      Long value = given.values.get(row.register());
      if (value != null) {
        given.follow(row, row.in(value));
      }
    }
    return given;
  }

  private void set(String name, String text) throws DumpMistake {
    Optional<Register> register = file.register(name);
    if (register.isEmpty()) {
      throw unknown(name);
    }
    if (register.get().isProperty()) {
      setProperty(name, text);
      return;
    }
    long value = number(Setting.value(name, "the value of the register"), text);
    int bits = register.get().bits();
    if (bits < 64 && value >>> bits != 0) {
      throw new DumpMistake(
          "'" + name + "' has " + bits + " bits: " + Hex.of(value) + " does not fit.");
    }
    values.put(name, value);
  }

  private DumpMistake unknown(String name) {
    List<String> names = file.registers().stream().map(Register::name).toList();
    String nearest = Nearest.to(name, names);
    return new DumpMistake(
        "There is no register '"
            + name
            + "' in a walk of "
            + family.name()
            + (nearest.isEmpty() ? "; there are " : "; did you mean '" + nearest + "'? There are ")
            + String.join(", ", names)
            + ".");
  }

  /** A property that only other formats of the same processors depend on changes nothing here. */
  private void setProperty(String name, String text) throws DumpMistake {
    Optional<Setting> control = control(name);
    if (control.isPresent()) {
      controls = controls.with(name, value(control.get(), text));
      return;
    }
    for (FormatFamily other : Formats.all()) {
      for (Setting setting : file.formats().contains(other.name()) ? other.controls() : NONE) {
        if (setting.name().equals(name)) {
          value(setting, text);
          return;
        }
      }
    }
    throw new DumpMistake("What '" + name + "' changes is not simulated: leave it out.");
  }

  private Optional<Setting> control(String name) {
    return family.controls().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static long number(Setting setting, String text) throws DumpMistake {
    return ((NumberValue) value(setting, text)).bits();
  }

  private static SettingValue value(Setting setting, String text) throws DumpMistake {
    Reading<SettingValue> reading = SettingReader.read(setting, text);
    if (reading instanceof Reading.Understood<SettingValue> understood) {
      return understood.value();
    }
    var mistake = ((Reading.Refused<SettingValue>) reading).mistake();
    throw new DumpMistake(
        setting.name() + "=" + text + ": " + (mistake.message() + " " + mistake.hint()).strip());
  }

  private void follow(ControlBits row, long value) throws DumpMistake {
    Optional<Setting> control = control(row.control());
    switch (row.effect()) {
      case MODE -> {
        if (value != row.value()) {
          warnings.add(
              row.title()
                  + " is "
                  + Hex.of(value).substring(2)
                  + ", but a processor that walks "
                  + family.name()
                  + " tables has "
                  + row.value()
                  + " there; the walk goes by the format.");
        }
      }
      case ASIDE -> {
        if (control.isPresent()) {
          controls =
              controls.with(row.control(), value(control.get(), spelled(control.get(), value)));
        }
      }
      case DECIDES -> {
        if (control.isPresent()) {
          controls =
              controls.with(row.control(), value(control.get(), spelled(control.get(), value)));
        } else if (value != 0) {
          throw new DumpMistake(
              row.title()
                  + " is "
                  + Hex.of(value)
                  + ", and what follows from it is not simulated for "
                  + family.name()
                  + "; to walk as if it were 0, set "
                  + row.register()
                  + " without it.");
        }
      }
    }
  }

  /**
   * A field that chooses one of several words does so by their order; values beyond mean the last.
   */
  private static String spelled(Setting control, long value) {
    int last = control.words().size() - 1;
    return control.kind() == SettingKind.WORD
        ? control.words().get((int) Math.min(value, last))
        : Hex.of(value);
  }

  /** The controls of the format as the registers have them. */
  Settings controls() {
    return controls;
  }

  /** Where the registers contradict the format that was named. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * The value of a register that a walk cannot do without.
   *
   * @throws DumpMistake when nobody told it
   */
  long required(String name) throws DumpMistake {
    Long value = values.get(name);
    if (value == null) {
      throw new DumpMistake(
          "The dump does not tell '" + name + "': give it with --set " + name + "=VALUE.");
    }
    return value;
  }
}
