package pagewalk.format;

import pagewalk.bits.BitGather;

/**
 * Turns a declaration into a {@link WalkPlan} by asking the readable decoder about every
 * combination of the bits that can decide anything, so the fast table cannot drift from the
 * declaration.
 */
public final class PlanCompiler {
  private static final int GROUPS = 16;

  private PlanCompiler() {}

  public static WalkPlan compile(PagingFormat format) {
    PlanLevel[] levels = new PlanLevel[format.levels().size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = compile(format.levels().get(i));
    }
    boolean grouped = isGrouped(format);
    return new WalkPlan(format, levels, allowed(format.access(), grouped), grouped);
  }

  private static boolean isGrouped(PagingFormat format) {
    return format.levels().stream()
        .flatMap(level -> level.shapes().stream())
        .anyMatch(shape -> shape.mask(FieldRole.GROUP) != 0);
  }

  private static short[] allowed(AccessRule rule, boolean grouped) {
    int groups = grouped ? GROUPS : 1;
    short[] allowed = new short[groups * (Rights.ALL + 1)];
    for (int group = 0; group < groups; group++) {
      for (int written = 0; written <= Rights.ALL; written++) {
        allowed[WalkPlan.indexOf(written, group)] = (short) rule.allowed(written, group);
      }
    }
    return allowed;
  }

  private static PlanLevel compile(Level level) {
    long decisionBits = decisionBits(level);
    BitGather gather = BitGather.of(decisionBits);
    int[] verdicts = new int[gather.size()];
    for (int index = 0; index < verdicts.length; index++) {
      verdicts[index] = verdict(level, gather.scatter(index));
    }
    return new PlanLevel(level, decisionBits, gather, verdicts);
  }

  private static int verdict(Level level, long raw) {
    EntryShape shape = level.shapeOf(raw);
    return shape.rights().of(raw)
        | shape.kind().ordinal() << PlanLevel.KIND_SHIFT
        | level.shapes().indexOf(shape) << PlanLevel.SHAPE_SHIFT;
  }

  private static long decisionBits(Level level) {
    long bits = 0;
    for (EntryShape shape : level.shapes()) {
      bits |= shape.tagMask() | shape.mask(FieldRole.RIGHTS);
    }
    return bits;
  }
}
