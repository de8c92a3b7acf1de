package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.explain.Decision;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Step;
import pagewalk.explain.TableTree;
import pagewalk.explain.Words;
import pagewalk.format.EntryView;
import pagewalk.format.Field;
import pagewalk.format.FieldRole;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.mmu.Translation;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * One entry under one role, bit by bit.
 *
 * @param is level of the table that the entry stands in, 0 for data, −1 for unknown
 * @param role level that it is read as here, 0 for plain data
 * @param fields high to low, covering all bits
 * @param roles the walks of the statement that have read the entry so far
 */
public record EntryReading(
    long pa,
    int index,
    long raw,
    int is,
    int role,
    String roleName,
    int width,
    String shape,
    String summary,
    List<BitField> fields,
    List<Reading> roles) {

  private static final int MOST_READINGS = 64;

  public EntryReading {
    fields = List.copyOf(fields);
    roles = List.copyOf(roles);
  }

  /** Some bits under one name, with what their value means here. */
  public record BitField(
      String name,
      int high,
      int low,
      long value,
      String meaning,
      boolean ignored,
      boolean decides,
      String manual) {}

  /** One way in which a walk read the entry. */
  public record Reading(int role, String roleName, long va, boolean decided) {}

  /**
   * The entry at {@code pa} at the moment that {@code onlooker} is looking at.
   *
   * @param role the level to read it as; 0 for plain data, −1 for what it is
   */
  public static EntryReading of(Onlooker onlooker, long pa, int role) {
    if (!onlooker.memory().holds(pa)) {
      throw new IllegalArgumentException("There is no memory at " + Hex.of(pa) + ".");
    }
    PagingFormat format = onlooker.format();
    if (role > format.top()) {
      throw new IllegalArgumentException("The format has " + format.top() + " levels.");
    }
    int bytes = format.wordBytes();
    long word = pa & -bytes;
    long raw = onlooker.memory().read(word, bytes);
    int is = levelAt(onlooker, word);
    int read = role >= 0 ? role : Math.max(is, 0);
    return read == 0
        ? data(onlooker, word, raw, is)
        : entry(onlooker, EntryView.of(format.level(read), raw), word, is);
  }

  /**
   * The bits that the last-level entry at {@code pa} has to have to show {@code frame}, with all
   * else as it is.
   *
   * @throws IllegalArgumentException with a sentence when there is no such entry, or no room in it
   */
  static long aimed(Onlooker onlooker, long pa, long frame) {
    EntryView entry = EntryView.of(onlooker.format().level(1), of(onlooker, pa, 1).raw());
    long aimed = entry.aimedAt(frame << 12);
    boolean fits = EntryView.of(entry.level(), aimed).target() >>> 12 == frame;
    if (entry.kind() != ShapeKind.LEAF || !fits) {
      throw new IllegalArgumentException(
          "The entry at " + Hex.of(pa) + " cannot point to frame " + Hex.of(frame) + ".");
    }
    return aimed;
  }

  private static int levelAt(Onlooker onlooker, long pa) {
    Optional<TableTree.Table> table = onlooker.tree().holding(pa);
    if (table.isPresent()) {
      return onlooker.levelOf(table.get().pa(), table.get().level());
    }
    return onlooker.memory().isWritten(pa >>> 12) ? 0 : Step.UNKNOWN;
  }

  private static EntryReading data(Onlooker onlooker, long pa, long raw, int is) {
    int bytes = onlooker.format().wordBytes();
    boolean junk = raw == onlooker.memory().junk(pa, bytes);
    String summary = junk ? "Nobody has written this word: its value is junk." : "A word of data.";
    BitField all =
        new BitField(
            "data", 8 * bytes - 1, 0, raw, Words.cardinal(bytes) + " bytes", false, false, "");
    int index = (int) (pa & 0xFFF) / bytes;
    return new EntryReading(
        pa,
        index,
        raw,
        is,
        0,
        "data",
        8 * bytes,
        "data",
        summary,
        List.of(all),
        readings(onlooker, pa));
  }

  private static EntryReading entry(Onlooker onlooker, EntryView entry, long pa, int is) {
    Level level = entry.level();
    List<Field> deciding = deciding(onlooker, pa, level);
    List<BitField> fields = new ArrayList<>();
    for (Field field : entry.shape().fields()) {
      fields.add(
          new BitField(
              field.name(),
              field.high(),
              field.low(),
              field.valueIn(entry.raw()),
              field.meaningIn(entry.raw()),
              field.role() == FieldRole.IGNORED,
              deciding.contains(field),
              field.manual()));
    }
    int index =
        onlooker
            .tree()
            .holding(pa)
            .filter(table -> table.level() == level.number())
            .map(table -> onlooker.tree().indexIn(table, pa))
            .orElse((int) (pa & (level.tableBytes() - 1)) / level.entryBytes());
    return new EntryReading(
        pa,
        index,
        entry.raw(),
        is,
        level.number(),
        level.entry(),
        8 * level.entryBytes(),
        entry.shape().name(),
        summary(onlooker, entry),
        fields,
        readings(onlooker, pa));
  }

  private static String summary(Onlooker onlooker, EntryView entry) {
    PagingFormat format = onlooker.format();
    String frame = Hex.of(entry.target() >>> 12);
    return switch (entry.kind()) {
      case ABSENT -> "Not present: a walk stops here, and the other bits are free for software.";
      case TABLE ->
          "Read as "
              + Words.a(entry.level().entry())
              + ", it points to "
              + Words.a(format.nameOf(entry.level().number() - 1))
              + " in frame "
              + frame
              + ".";
      case LEAF ->
          "Read as "
              + Words.a(entry.level().entry())
              + ", it maps "
              + Words.a(entry.shape().name())
              + " to frame "
              + frame
              + ", "
              + Words.rights(entry.rights())
              + ".";
      case RESERVED -> "A reserved bit is set: a walk that reads it stops with a fault.";
    };
  }

  /** The fields that stopped the latest walk, when it was this entry in this role that did. */
  private static List<Field> deciding(Onlooker onlooker, long pa, Level level) {
    Trace trace = onlooker.trace();
    int walk = onlooker.chronicle().latestAttempt();
    for (Step step : Step.of(onlooker, walk)) {
      if (step.decided() && step.pa() == pa && step.role() == level.number()) {
        int access = (int) trace.a(walk);
        return Decision.of(
                onlooker.format(), level, step.raw(), Translation.kind(trace.b(walk)), access)
            .fields();
      }
    }
    return List.of();
  }

  private static List<Reading> readings(Onlooker onlooker, long pa) {
    Trace trace = onlooker.trace();
    List<Reading> readings = new ArrayList<>();
    int event = onlooker.chronicle().statementStart();
    while (event <= onlooker.event() && readings.size() < MOST_READINGS) {
      if (trace.kind(event) == EventKind.WALK && reads(trace, event, pa)) {
        for (Step step : Step.of(onlooker, event)) {
          if (step.pa() == pa) {
            note(readings, onlooker.format(), step, trace.va(event));
          }
        }
      }
      event++;
    }
    return readings;
  }

  private static boolean reads(Trace trace, int walk, long pa) {
    for (int step = 0; step < trace.stepCount(walk); step++) {
      if (trace.stepSlot(walk, step) == pa) {
        return true;
      }
    }
    return false;
  }

  private static void note(List<Reading> readings, PagingFormat format, Step step, long va) {
    String name = format.level(step.role()).entry();
    Reading reading = new Reading(step.role(), name, va, step.decided());
    for (int i = 0; i < readings.size(); i++) {
      Reading known = readings.get(i);
      if (known.role() == step.role() && known.va() == va) {
        readings.set(
            i,
            reading.decided() || known.decided()
                ? new Reading(step.role(), name, va, true)
                : known);
        return;
      }
    }
    readings.add(reading);
  }
}
