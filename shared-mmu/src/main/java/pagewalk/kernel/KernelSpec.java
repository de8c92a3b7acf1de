package pagewalk.kernel;

import java.util.List;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * What to build a kernel from.
 *
 * @param options values of {@link #COMMON} and of the strategy's own options
 */
public record KernelSpec(Strategy strategy, Settings options) {
  private static final long HIGHEST_FRAME = (1L << 34) - 1;

  /** The options that every kernel has, whatever its strategy. */
  public static final List<Setting> COMMON =
      List.of(
          Setting.word(
                  "grow",
                  List.of("fault", "check", "none"),
                  "how missing tables are made: by nested faults, by looking first, or never")
              .orElse("check"),
          Setting.word(
                  "fresh",
                  List.of("zero", "present", "junk"),
                  "what a new table is filled with; the last two are bugs to watch")
              .orElse("zero"),
          Setting.frameRange("pool", HIGHEST_FRAME, "frames for tables and pages made at run time")
              .orElse("0x400..0x7FF"),
          Setting.frameRange("tables", HIGHEST_FRAME, "frames for the tables that booting makes")
              .orElse("0x100..0x1FF"),
          Setting.number("depth", 1, 64, "how many faults may nest before the stack is used up")
              .orElse("8"),
          Setting.toggle("tags", "spaces have tags, so that a switch forgets nothing (PCID)")
              .orElse("0"));

  Growth growth() {
    return switch (options.word("grow")) {
      case "fault" -> Growth.FAULT;
      case "check" -> Growth.CHECK;
      default -> Growth.NONE;
    };
  }

  Fresh fresh() {
    return switch (options.word("fresh")) {
      case "present" -> Fresh.PRESENT;
      case "junk" -> Fresh.JUNK;
      default -> Fresh.ZERO;
    };
  }

  Range pool() {
    return options.range("pool");
  }

  Range tables() {
    return options.range("tables");
  }

  /** Whether each space has a tag. */
  boolean tags() {
    return options.isOn("tags");
  }

  /** How many faults may nest. */
  public int depth() {
    return (int) options.number("depth");
  }
}
