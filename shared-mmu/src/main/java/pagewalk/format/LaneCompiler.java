package pagewalk.format;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pagewalk.bits.Bits;

/**
 * Finds the {@link Lane} of an access: begins with the entries that a kernel would write, and
 * leaves out of account, bit by bit, what the compiled plan does not look at.
 *
 * <p>The plan's own tables are what is asked, so that a lane cannot drift from the declaration
 * either.
 */
final class LaneCompiler {
  private static final int GROUPS = 16;
  private static final int QUARTERS = 4;
  private static final int QUARTER_BITS = 2;

  private final WalkPlan plan;
  private final PagingFormat format;
  private final int access;
  private final int written;
  private final boolean oneGroup;

  private LaneCompiler(WalkPlan plan, int access) {
    this.plan = plan;
    format = plan.format();
    this.access = access;
    boolean user = Rights.isUser(access);
    written = user ? Rights.ALL : Rights.KERNEL;
    oneGroup = plan.isGrouped() && !isAllowed(written, GROUPS);
  }

  /** The lane of {@code access}; none where no entry could be in it. */
  static @Nullable Lane compile(WalkPlan plan, int access) {
    return new LaneCompiler(plan, access).lane().orElse(null);
  }

  private Optional<Lane> lane() {
    return Cube.around(written, Rights.ALL, this::isAllowed).flatMap(this::lane);
  }

  private boolean isAllowed(long rights) {
    return isAllowed((int) rights, oneGroup || !plan.isGrouped() ? 1 : GROUPS);
  }

  private boolean isAllowed(int rights, int groups) {
    for (int group = 0; group < groups; group++) {
      if (!Rights.allows(plan.allowed(rights, group), access)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Lane> lane(Cube rights) {
    Optional<Cube> tables = Optional.of(Cube.ALL);
    Optional<Cube> latch = Optional.of(Cube.ALL);
    for (int step = 0; step < plan.depth() - 1; step++) {
      Optional<Cube> cube = table(step, rights);
      if (plan.level(step).latched) {
        latch = cube;
      } else {
        tables = tables.flatMap(before -> cube.flatMap(before::and));
      }
    }
    Optional<Cube> latched = latch;
    return tables.flatMap(
        table ->
            leaf(rights)
                .flatMap(
                    leaf ->
                        latched.map(
                            above ->
                                new Lane(
                                    table.mask(),
                                    table.want(),
                                    leaf.mask(),
                                    leaf.want(),
                                    above.mask(),
                                    above.want()))));
  }

  private Optional<Cube> table(int step, Cube rights) {
    PlanLevel level = plan.level(step);
    long seed = format.maker().table(level.number, 0, true);
    PlanShape shape = level.shape(level.verdict(seed));
    return Cube.around(
            seed,
            level.decisionBits(),
            raw ->
                isOfShape(level, shape, level.verdict(raw), ShapeKind.TABLE)
                    && (level.verdict(raw) & rights.want()) == rights.want())
        .flatMap(cube -> inEvery(cube, shape));
  }

  private Optional<Cube> leaf(Cube rights) {
    PlanLevel level = plan.level(plan.depth() - 1);
    long seed = format.maker().leaf(1, 0, written, false);
    PlanShape shape = level.shape(verdict(level, seed, 0));
    if (!shape.isPlain() || shape.offset != Bits.low(level.lowBit)) {
      return Optional.empty();
    }
    long onWrite = Rights.isWrite(access) ? shape.setOnWrite : 0;
    return Cube.around(seed, level.decisionBits(), raw -> isLeaf(level, shape, raw, rights))
        .flatMap(cube -> inEvery(cube, shape))
        .flatMap(cube -> cube.withSet(shape.mustBeSet | onWrite));
  }

  private static boolean isLeaf(PlanLevel level, PlanShape shape, long raw, Cube rights) {
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      int verdict = verdict(level, raw, (long) quarter << (level.lowBit - QUARTER_BITS));
      if (!isOfShape(level, shape, verdict, ShapeKind.LEAF)
          || (verdict & rights.mask()) != rights.want()) {
        return false;
      }
    }
    return true;
  }

  private static int verdict(PlanLevel level, long raw, long va) {
    return level.narrow ? level.narrowVerdict(raw, va) : level.verdict(raw);
  }

  private static boolean isOfShape(PlanLevel level, PlanShape shape, int verdict, ShapeKind kind) {
    return PlanLevel.kindOf(verdict) == kind.ordinal() && level.shape(verdict) == shape;
  }

  private Optional<Cube> inEvery(Cube cube, PlanShape shape) {
    return cube.withClear(shape.mustBeClear | (oneGroup ? shape.groupBits() : 0))
        .flatMap(found -> found.withSet(shape.setOnUse));
  }
}
