package pagewalk.oracle;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.X86;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.X86Controls.Mode;
import pagewalk.state.Cells;

/** The simulator's walk of 4 and 5 levels. */
final class X86Engine implements EngineUnderTest {
  private final PagingFormat format;
  private final Walker walker;
  private long cr3;

  X86Engine(X86Controls controls, FrameMemory memory) {
    int levels = controls.mode() == Mode.LONG5 ? 5 : 4;
    format =
        new X86(levels, controls.wp(), controls.nxe(), controls.maxphyaddr(), controls.page1g())
            .format();
    walker =
        Walker.marking(PlanCompiler.compile(format), memory.frames(), new Roots(new Cells()));
  }

  /** What of a state of the controls this engine knows; the rest is off. */
  static X86Controls known(X86Controls controls) {
    return controls
        .withSmep(false)
        .withSmap(false, controls.ac())
        .withKeys(false, controls.pkru())
        .withAmd(false);
  }

  @Override
  public boolean load(long root0, long root1) {
    cr3 = root0;
    return true;
  }

  @Override
  public Answer walk(long va, Access access) {
    int number = Access.ALL.indexOf(access);
    long result = walker.walk(cr3, va, number);
    List<Long> reads = new ArrayList<>();
    for (int step = 0; step < walker.record().length(); step++) {
      reads.add(walker.record().slot(step));
    }
    if (!Translation.isRefused(result)) {
      int level = format.top() - walker.leafStep();
      return new Answer(Outcome.TRANSLATED, result, level, 0, reads, List.of());
    }
    Outcome outcome =
        switch (Translation.kind(result)) {
          case NOT_PRESENT -> Outcome.NOT_PRESENT;
          case RESERVED_BIT -> Outcome.RESERVED_BIT;
          case PROTECTION -> Outcome.PROTECTION;
          case NON_CANONICAL -> Outcome.NON_CANONICAL;
          case BUS -> Outcome.NO_MEMORY;
          default -> throw new AssertionError(Translation.kind(result));
        };
    int step = Translation.step(result);
    int code = format.faults().code(Translation.kind(result), number, 0, 0);
    return new Answer(outcome, 0, step < 0 ? 0 : format.top() - step, code, reads, List.of());
  }
}
