package pagewalk.dump;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.explain.Decision;
import pagewalk.format.EntryView;
import pagewalk.format.FaultKind;
import pagewalk.format.Field;
import pagewalk.format.FieldRole;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Regime;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.mmu.Translation;
import pagewalk.mmu.WalkRecord;

/** A finished walk for people: every entry that was read, field by field, and what came of it. */
final class WalkExplanation {
  private final PagingFormat format;
  private final WalkRecord record;
  private final long va;
  private final int access;
  private final List<String> lines = new ArrayList<>();

  WalkExplanation(PagingFormat format, WalkRecord record, long va, int access) {
    this.format = format;
    this.record = record;
    this.va = va;
    this.access = access;
  }

  /**
   * @param result as in {@link Translation}
   */
  List<String> of(Outcome outcome, long number, long result) {
    lines.add(Hex.of(va) + ", " + Rights.nameOf(access) + ", " + format.title());
    // A read that missed gave a word that nobody wrote; it is not shown.
    int read = record.length() - (outcome == Outcome.BUS ? 1 : 0);
    for (int i = 0; i < read; i++) {
      entry(i);
    }
    lines.add(last(outcome, number, result));
    return lines;
  }

  private EntryView entryAt(int i) {
    return EntryView.of(format.levels().get(record.first() + i), record.raw(i));
  }

  private void entry(int i) {
    EntryView entry = entryAt(i);
    Level level = entry.level();
    String target = pointsOn(entry) ? " at " + Hex.of(entry.target()) : "";
    lines.add(
        "  "
            + level.table()
            + "["
            + indexAt(i, level)
            + "] at "
            + Hex.of(record.slot(i))
            + " = 0x"
            + Hex.padded(entry.raw(), 2 * level.entryBytes())
            + ": "
            + entry.shape().name()
            + target);
    for (Field field : entry.shape().fields()) {
      if (tells(field, entry.raw())) {
        lines.add("    " + described(field, entry.raw()));
      }
    }
  }

  /** A root table can be shorter than others of its level. */
  private int indexAt(int i, Level level) {
    int mask = i > 0 ? -1 : format.regimeOf(va).map(Regime::indexMask).orElse(-1);
    return level.indexOf(va) & mask;
  }

  private static boolean pointsOn(EntryView entry) {
    return entry.kind() == ShapeKind.TABLE || entry.kind() == ShapeKind.LEAF;
  }

  /** What is ignored or reserved and 0 tells nothing. */
  private static boolean tells(Field field, long raw) {
    boolean silent = field.role() == FieldRole.IGNORED || field.role() == FieldRole.RESERVED;
    return !silent || field.valueIn(raw) != 0;
  }

  private static String described(Field field, long raw) {
    String bits =
        field.high() == field.low()
            ? String.valueOf(field.low())
            : field.high() + ":" + field.low();
    String value =
        field.role() == FieldRole.ADDRESS
            ? Hex.of(raw & field.mask())
            : field.high() == field.low()
                ? String.valueOf(field.valueIn(raw))
                : Hex.of(field.valueIn(raw));
    String pad = " ".repeat(Math.max(0, 5 - bits.length()));
    return bits + pad + " " + field.name() + " = " + value + ": " + field.meaningIn(raw);
  }

  private String last(Outcome outcome, long number, long result) {
    String head = "  " + outcome.word() + " " + outcome.label() + Hex.of(number);
    return switch (outcome) {
      case OK -> head + ", in a " + entryAt(record.length() - 1).shape().name();
      case BUS -> head + ": the dump does not hold what the walk reads there";
      case GENERAL_PROTECTION -> head + ": the address is not canonical, and nothing is read";
      case PAGE_FAULT, STATUS_SHORT, STATUS_LONG -> head + ": " + why(result);
    };
  }

  private String why(long result) {
    FaultKind kind = Translation.kind(result);
    int decider = Translation.step(result) - record.first();
    if (decider < 0) {
      return kind.words();
    }
    EntryView entry = entryAt(decider);
    Decision decision = Decision.of(format, entry.level(), entry.raw(), kind, access);
    String bits = decision.equations();
    return kind.words() + (bits.isEmpty() ? "" : ", " + entry.level().entry() + " has " + bits);
  }
}
