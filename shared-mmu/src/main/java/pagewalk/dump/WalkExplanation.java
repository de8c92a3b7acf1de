package pagewalk.dump;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.explain.Decision;
import pagewalk.explain.Words;
import pagewalk.format.EntryView;
import pagewalk.format.FaultKind;
import pagewalk.format.Field;
import pagewalk.format.FieldRole;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
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

  List<String> of(long root, Outcome outcome, long number) {
    lines.add(
        Hex.of(va)
            + ", "
            + Rights.nameOf(access)
            + ", "
            + format.title()
            + ", "
            + format.nameOf(format.top())
            + " at "
            + Hex.of(root));
    // A read that missed gave a word that nobody wrote; it is not shown.
    int read = record.length() - (outcome == Outcome.BUS && record.length() > 0 ? 1 : 0);
    for (int step = 0; step < read; step++) {
      entry(step);
    }
    lines.add(last(outcome, number));
    return lines;
  }

  private EntryView entryAt(int step) {
    return EntryView.of(format.levels().get(step), record.raw(step));
  }

  private void entry(int step) {
    EntryView entry = entryAt(step);
    Level level = entry.level();
    String place = level.table() + "[" + level.indexOf(va) + "] at " + Hex.of(record.slot(step));
    String target = pointsOn(entry) ? " at " + Hex.of(entry.target()) : "";
    lines.add(
        "  "
            + place
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

  private String last(Outcome outcome, long number) {
    String head = "  " + outcome.word() + " " + outcome.label() + Hex.of(number);
    int end = record.length() - 1;
    return switch (outcome) {
      case OK -> head + ", in a " + Words.size(entryAt(end).level().span()) + " page";
      case BUS -> head + ": the dump does not hold what the walk reads there";
      case GENERAL_PROTECTION -> head + ": the address is not canonical, and nothing is read";
      case PAGE_FAULT, STATUS_SHORT, STATUS_LONG -> head + ": " + why(end);
    };
  }

  private String why(int end) {
    EntryView entry = entryAt(end);
    FaultKind kind =
        switch (entry.kind()) {
          case ABSENT -> FaultKind.NOT_PRESENT;
          case RESERVED -> FaultKind.RESERVED_BIT;
          case TABLE, LEAF -> FaultKind.PROTECTION;
        };
    int step = kind == FaultKind.PROTECTION ? firstRefusing(end) : end;
    Level level = format.levels().get(step);
    String bits = Decision.of(level, record.raw(step), kind, access).equations();
    return kind.words() + ", " + level.entry() + " has " + bits;
  }

  private int firstRefusing(int end) {
    int step = 0;
    while (step < end && Rights.allows(entryAt(step).rights(), access)) {
      step++;
    }
    return step;
  }
}
