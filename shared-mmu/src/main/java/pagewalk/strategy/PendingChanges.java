package pagewalk.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.Rights;
import pagewalk.kernel.Boot;
import pagewalk.kernel.Change;
import pagewalk.kernel.Deferral;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * A recursive slot shows only the current space's tables; changes to another space are written into
 * a log in kernel memory and made when that space becomes current. Until then its tables say what
 * they said before. A new change has to be held against those already in the log.
 */
final class PendingChanges extends SelfMapStrategy {
  private static final int RIGHTS = Rights.of(true, false, false, true);

  @Override
  public String name() {
    return "pending";
  }

  @Override
  public String summary() {
    return "A recursive slot; changes to another space wait in a log until that space becomes"
        + " current";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        SelfMap.SLOT,
        SelfMap.SPARE,
        Placement.setting(
            "log",
            "where the log lies in the kernel half",
            1 << 20,
            "0xFFFFC00000000000",
            ChangeLog.NARROW),
        Setting.number("entries", 1, 1000, "how many changes the log has room for").orElse("64"));
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    return SelfMap.objection(premises).or(() -> placement(premises, new ChangeLog(premises)));
  }

  private static Optional<Objection> placement(Premises premises, ChangeLog log) {
    return Placement.objection(premises, "log", log.at, log.bytes()).or(() -> clash(premises, log));
  }

  /** The window takes a whole top-level entry, and with five levels that is a large one. */
  private static Optional<Objection> clash(Premises premises, ChangeLog log) {
    Range place = new Range(log.at, log.at + log.bytes() - 1);
    for (Range taken : SelfMap.of(premises).reserved(true)) {
      if (taken.overlaps(place)) {
        return Optional.of(
            new Objection(
                "log",
                Hex.of(log.at)
                    + " lies in the part from "
                    + Hex.of(taken.low())
                    + " to "
                    + Hex.of(taken.high())
                    + " that belongs to slot or spare.",
                "Give log= another address, or choose other entries."));
      }
    }
    return Optional.empty();
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    SelfMap.arrange(boot, options);
    ChangeLog log = new ChangeLog(new Premises(boot.format(), boot.ramBytes(), options));
    boot.mustMapNotes(log.at, log.bytes(), RIGHTS);
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(SelfMap.of(premises), new ChangeLog(premises));
  }

  private static final class Reach extends SelfMapReach {
    private final ChangeLog log;

    Reach(SelfMap map, ChangeLog log) {
      super(map);
      this.log = log;
    }

    @Override
    public List<Range> reserved() {
      List<Range> ranges = new ArrayList<>(super.reserved());
      ranges.add(new Range(log.at, log.at + log.bytes() - 1));
      return ranges;
    }

    @Override
    public Deferral defer(KernelCpu cpu, Space space, Change change) {
      return log.note(cpu, space, change);
    }

    @Override
    public List<Change> takeDeferred(KernelCpu cpu, Space space) {
      return log.take(cpu, space);
    }
  }
}
