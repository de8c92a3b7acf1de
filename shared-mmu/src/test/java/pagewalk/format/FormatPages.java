package pagewalk.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pagewalk.bits.Hex;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/** Writes {@code docs/formats.md} out of the declarations. */
final class FormatPages {
  private static final String HEAD =
      """
      # Page-table formats

      Generated from the declarations in `pagewalk.format`, the same that the walker is compiled from. Every format is
      shown with its controls as they are when none is given; what a control changes stands in its own table. A row of a
      bit diagram is an entry, highest bit first. What the model had to decide by itself: [unverified.md](unverified.md).
      """;

  private final FormatFamily family;
  private final PagingFormat format;
  private final StringBuilder text = new StringBuilder();

  private FormatPages(FormatFamily family) {
    this.family = family;
    format = family.under(Settings.of(family.controls()));
  }

  static String all() {
    StringBuilder all = new StringBuilder(HEAD);
    for (FormatFamily family : Formats.all()) {
      all.append('\n').append(new FormatPages(family).page());
    }
    return all.toString();
  }

  private String page() {
    text.append("## `").append(family.name()).append("`: ").append(format.title()).append("\n\n");
    addresses();
    levels();
    controls();
    Map<String, List<String>> entries = new LinkedHashMap<>();
    for (Level level : format.levels()) {
      for (EntryShape shape : level.shapes()) {
        entries
            .computeIfAbsent(shape(shape), body -> new ArrayList<>())
            .add(level.entry() + ", " + shape.name());
      }
    }
    entries.forEach((body, names) -> heading(3, String.join("; ", names)).append(body));
    heading(3, "Faults");
    new FaultPages(format).write(text);
    return text.toString();
  }

  private void addresses() {
    text.append("An address has ").append(format.vaBits()).append(" translated bits; ");
    text.append(format.form().rule()).append(", otherwise the access is refused: ");
    text.append(format.form().outside().words()).append(". Physical addresses have ");
    text.append(format.physicalBits()).append(" bits.\n\n");
    table("walks of addresses with", "begin at", "root table", "bits of the register");
    for (Regime regime : format.regimes()) {
      row(
          condition(regime),
          format.rootRegisters().get(regime.root()),
          format.levels().get(regime.first()).table()
              + ", "
              + (regime.indexMask() + 1)
              + " entries",
          code(Hex.of(regime.baseMask())));
    }
    text.append('\n');
  }

  private static String condition(Regime regime) {
    return regime.mask() == 0
        ? "any bits"
        : code("va & " + Hex.of(regime.mask()) + " = " + Hex.of(regime.value()));
  }

  private void levels() {
    table("level", "table", "entry", "index", "entries", "bytes of an entry", "an entry covers");
    for (Level level : format.levels()) {
      row(
          String.valueOf(level.number()),
          level.table(),
          level.entry(),
          (level.lowBit() + level.indexBits() - 1) + ":" + level.lowBit(),
          String.valueOf(level.entries()),
          String.valueOf(level.entryBytes()),
          size(level.span()));
    }
    text.append('\n');
  }

  private static String size(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
    return (bytes >>> (10 * unit)) + " " + units[unit];
  }

  private void controls() {
    table("control", "takes", "when not given", "meaning", "other bits then");
    for (Setting control : family.controls()) {
      row(
          code(control.name()),
          control.expects(),
          control.hasFallback() ? code(control.fallback()) : "",
          control.meaning(),
          changes(control));
    }
  }

  /** Which fields there are with the other values of a control that can be listed. */
  private String changes(Setting control) {
    List<String> values =
        switch (control.kind()) {
          case WORD -> control.words();
          case SWITCH -> List.of("0", "1");
          default -> List.of();
        };
    List<String> others = new ArrayList<>();
    for (String value : values) {
      if (!value.equals(control.fallback())) {
        others.add(changes(Settings.of(family.controls()).with(control.name(), value), value));
      }
    }
    others.removeIf(String::isEmpty);
    return String.join("; ", others);
  }

  private String changes(Settings set, String value) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    List<String> usual = fields(format);
    for (Level level : family.under(set).levels()) {
      for (EntryShape shape : level.shapes()) {
        for (Field field : shape.fields()) {
          String line = bits(field) + " " + field.name();
          if (!usual.contains(key(level, shape, field))) {
            List<String> in = fields.computeIfAbsent(line, key -> new ArrayList<>());
            String where = level.entry() + " (" + shape.name() + ")";
            if (!in.contains(where)) {
              in.add(where);
            }
          }
        }
      }
    }
    List<String> words = new ArrayList<>();
    fields.forEach((line, in) -> words.add(code(line) + " in " + String.join(", ", in)));
    return words.isEmpty() ? "" : code(value) + ": " + String.join(", ", words);
  }

  private static List<String> fields(PagingFormat format) {
    List<String> lines = new ArrayList<>();
    for (Level level : format.levels()) {
      for (EntryShape shape : level.shapes()) {
        for (Field field : shape.fields()) {
          lines.add(key(level, shape, field));
        }
      }
    }
    return lines;
  }

  private static String key(Level level, EntryShape shape, Field field) {
    return level.entry() + shape.name() + bits(field) + field.name() + field.role();
  }

  /** The bit diagram of a shape and what its fields mean. */
  private String shape(EntryShape shape) {
    FormatPages page = new FormatPages(family);
    List<Field> fields = shape.fields();
    String tag = Hex.of(shape.tagMask()) + " = " + Hex.of(shape.tagValue());
    page.text.append("An entry with ").append(code("entry & " + tag)).append(".\n\n");
    page.table(fields.stream().map(FormatPages::bits).toArray(String[]::new));
    page.row(fields.stream().map(FormatPages::cell).toArray(String[]::new));
    page.text.append('\n');
    page.table("bits", "field", "0", "otherwise", "says");
    for (Field field : fields) {
      boolean same = field.clear().equals(field.set());
      page.row(
          bits(field),
          field.name(),
          field.clear(),
          same ? "the same" : field.set(),
          field.manual());
    }
    RightsPages.write(page.text, shape);
    return page.text.toString();
  }

  static String bits(Field field) {
    return field.high() == field.low()
        ? String.valueOf(field.low())
        : field.high() + ":" + field.low();
  }

  private static String cell(Field field) {
    return field.role() == FieldRole.IGNORED ? "–" : field.name();
  }

  private StringBuilder heading(int level, String title) {
    return text.append('\n').append("#".repeat(level)).append(' ').append(title).append("\n\n");
  }

  private void table(String... columns) {
    row(columns);
    text.append("|---".repeat(columns.length)).append("|\n");
  }

  private void row(String... cells) {
    row(text, cells);
  }

  static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells).replace("  ", " ")).append(" |\n");
  }

  private static String code(String words) {
    return "`" + words.replace("|", "\\|") + "`";
  }
}
