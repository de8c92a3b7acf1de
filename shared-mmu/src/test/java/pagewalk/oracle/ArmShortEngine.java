package pagewalk.oracle;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.ArmShortControls.Version;
import pagewalk.setting.Settings;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/** The simulator's walk of Arm's short descriptors. */
final class ArmShortEngine implements EngineUnderTest {
  private final PagingFormat format;
  private final Roots roots = new Roots(new Cells());
  private final Walker walker;

  ArmShortEngine(ArmShortControls controls, FrameMemory memory) {
    this(format(controls), memory.frames());
  }

  private ArmShortEngine(PagingFormat format, FrameStore memory) {
    this.format = format;
    walker = Walker.marking(PlanCompiler.compile(format), memory, roots);
  }

  /** The same tables read by a processor of ARMv6 that has SCTLR.XP = 0. */
  static ArmShortEngine withXpClear(ArmShortControls controls, FrameMemory memory) {
    Settings settings = settings("armv6", controls).with("xp", 0).with("afe", flag(controls.afe()));
    return new ArmShortEngine(family("armv6").under(settings), memory.frames());
  }

  /** The declaration under a state of the controls. */
  static PagingFormat format(ArmShortControls controls) {
    String name =
        switch (controls.version()) {
          case V5 -> "armv5";
          case V6 -> "armv6";
          case V7 -> "armv7";
        };
    Settings settings = settings(name, controls);
    if (controls.version() != Version.V5) {
      settings = settings.with("afe", flag(controls.afe()));
    }
    if (controls.version() == Version.V7) {
      settings =
          settings
              .with("pxn", flag(controls.pxn()))
              .with("wxn", flag(controls.wxn()))
              .with("uwxn", flag(controls.uwxn()));
    }
    return family(name).under(settings);
  }

  private static FormatFamily family(String name) {
    return Formats.named(name).orElseThrow();
  }

  private static Settings settings(String name, ArmShortControls controls) {
    Settings settings =
        Settings.of(family(name).controls())
            .with("n", controls.n())
            .with("pd0", flag(controls.pd0()))
            .with("pd1", flag(controls.pd1()))
            .with("dacr", controls.dacr() & 0xFFFF_FFFFL)
            .with("pa40", flag(controls.widePa()));
    return controls.version() == Version.V7
        ? settings
        : settings.with("s", flag(controls.s())).with("r", flag(controls.r()));
  }

  private static long flag(boolean on) {
    return on ? 1 : 0;
  }

  @Override
  public boolean load(long root0, long root1) {
    roots.set(0, root0);
    roots.set(1, root1);
    return true;
  }

  @Override
  public Answer walk(long va, Access access) {
    int number = Access.ALL.indexOf(access);
    long result = walker.walk(roots.get(0), va, number);
    List<Long> reads = new ArrayList<>();
    for (int step = 0; step < walker.record().length(); step++) {
      reads.add(walker.record().slot(step));
    }
    if (!Translation.isRefused(result)) {
      int level = walker.leafStep() + 1;
      return new Answer(Outcome.TRANSLATED, result, level, 0, reads, List.of());
    }
    int level = Translation.level(result);
    return new Answer(
        outcome(result),
        0,
        level == 0 ? reads.size() : 3 - level,
        code(result, access, number),
        reads,
        List.of());
  }

  private static Outcome outcome(long result) {
    return switch (Translation.kind(result)) {
      case NOT_PRESENT -> Outcome.NOT_PRESENT;
      case PROTECTION -> Outcome.PROTECTION;
      case ACCESS_FLAG -> Outcome.ACCESS_FLAG;
      case DOMAIN -> Outcome.DOMAIN;
      case BUS -> Outcome.NO_MEMORY;
      default -> throw new AssertionError(Translation.kind(result));
    };
  }

  /** Bits 9:4 of IFSR are unpredictable; the reference has zeros there, the simulator a domain. */
  private int code(long result, Access access, int number) {
    int code =
        format
            .faults()
            .code(
                Translation.kind(result),
                number,
                Translation.level(result),
                Translation.group(result));
    return access.fetch() ? code & ~0x3F0 : code;
  }
}
