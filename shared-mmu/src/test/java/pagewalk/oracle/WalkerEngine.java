package pagewalk.oracle;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.state.Cells;

/**
 * The simulator's own walk of a format.
 *
 * @see Numbering
 */
final class WalkerEngine implements EngineUnderTest {

  /** How a manual numbers the levels that the simulator numbers from the page up. */
  enum Numbering {
    /** From the page up, and a refusal is that of the last entry read. */
    X86,
    /** From the top down to 3. */
    ARM_LONG
  }

  private static final int ARM_TOP = 4;

  private final PagingFormat format;
  private final Numbering numbering;
  private final Roots roots = new Roots(new Cells());
  private final Walker walker;

  WalkerEngine(PagingFormat format, Numbering numbering, FrameMemory memory) {
    this.format = format;
    this.numbering = numbering;
    walker = Walker.marking(PlanCompiler.compile(format), memory.frames(), roots);
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
    for (int i = 0; i < walker.record().length(); i++) {
      reads.add(walker.record().slot(i));
    }
    if (!Translation.isRefused(result)) {
      int level = numbered(format.top() - walker.leafStep());
      return new Answer(Outcome.TRANSLATED, result, level, 0, reads, List.of());
    }
    FaultKind kind = Translation.kind(result);
    int code =
        format.faults().code(kind, number, Translation.level(result), Translation.group(result));
    return new Answer(outcome(kind), 0, refusingLevel(result), code, reads, List.of());
  }

  private int refusingLevel(long result) {
    int step = Translation.step(result);
    int ofStep = step < 0 ? 0 : format.top() - step;
    boolean byStep = numbering == Numbering.X86 || Translation.level(result) == 0;
    return numbered(byStep ? ofStep : Translation.level(result));
  }

  private int numbered(int level) {
    return numbering == Numbering.X86 ? level : ARM_TOP - Math.min(level, ARM_TOP);
  }

  private static Outcome outcome(FaultKind kind) {
    return switch (kind) {
      case NOT_PRESENT -> Outcome.NOT_PRESENT;
      case RESERVED_BIT -> Outcome.RESERVED_BIT;
      case PROTECTION, PROTECTION_KEY -> Outcome.PROTECTION;
      case NON_CANONICAL -> Outcome.NON_CANONICAL;
      case ACCESS_FLAG -> Outcome.ACCESS_FLAG;
      case DOMAIN -> Outcome.DOMAIN;
      case ADDRESS_SIZE -> Outcome.ADDRESS_SIZE;
      case BUS -> Outcome.NO_MEMORY;
      case BAD_ROOT -> throw new IllegalStateException("a walk does not load roots");
    };
  }
}
