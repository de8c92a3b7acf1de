package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/**
 * The engine's walk is the manual's: the same address or the same refusal by the same entry with
 * the same error code, and the same accessed and dirty bits left behind, for any tables, address,
 * access and controls.
 */
final class WalkerAgainstReferenceTest {
  private static final int ROUNDS = 24 * 14;
  private static final int ACCESSES = 3000;

  private final int[] outcomes = new int[Outcome.values().length];
  private final int[] translatedBy = new int[5];

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aMillionRandomAccessesGoAsTheManualSays(int levels) {
    List<X86> states = X86.states(levels);
    for (int round = 0; round < ROUNDS; round++) {
      new Round(round, states.get(round % states.size())).run();
    }
    for (Outcome outcome : Outcome.values()) {
      int seen = outcomes[outcome.ordinal()];
      assertTrue(seen > ROUNDS * ACCESSES / 100, outcome + " was seen only " + seen + " times");
    }
    for (int level = 1; level <= 3; level++) {
      int seen = translatedBy[level];
      assertTrue(
          seen > ROUNDS * ACCESSES / (25 * levels), "pages of level " + level + ": only " + seen);
    }
  }

  /** One set of tables, in two memories: the engine marks one, the reference the other. */
  private final class Round {
    private final int seed;
    private final PagingFormat format;
    private final FrameStore memory;
    private final FrameStore manual;
    private final Walker walker;
    private final ReferenceWalker reference;
    private final Prng random;

    Round(int seed, X86 state) {
      this.seed = seed;
      format = state.format();
      memory = memory(seed);
      manual = memory(seed);
      walker = Walker.marking(PlanCompiler.compile(format), memory, new Roots(new Cells()));
      reference =
          new ReferenceWalker(
              manual,
              state.levels() == 5,
              state.wp(),
              state.nxe(),
              state.physicalBits(),
              state.page1g());
      random = new Prng(seed);
    }

    private static FrameStore memory(int seed) {
      Cells cells = new Cells();
      cells.setRecording(false);
      return new FrameStore(cells, RandomTables.RAM_BYTES, seed);
    }

    void run() {
      RandomTables tables = new RandomTables(random, format.vaBits());
      tables.fill(memory, manual);
      for (int i = 0; i < ACCESSES; i++) {
        check(tables.root(), tables.address(), random.below(Rights.WITH_AC));
      }
      for (long pa = 0; pa < RandomTables.TABLES * 4096L; pa += 8) {
        if (manual.read(pa) != memory.read(pa)) {
          assertEquals(Hex.of(manual.read(pa)), Hex.of(memory.read(pa)), "at " + Hex.of(pa));
        }
      }
    }

    private void check(long root, long va, int access) {
      Answer expected = reference.access(root, va, Access.ALL.get(access));
      Answer found = readable(walker.walk(root, va, access), access);
      if (!expected.equals(found)) {
        assertEquals(expected, found, about(va, access));
      }
      for (long place : reference.places()) {
        if (manual.read(place) != memory.read(place)) {
          assertEquals(Hex.of(manual.read(place)), Hex.of(memory.read(place)), about(va, access));
        }
      }
      outcomes[expected.outcome().ordinal()]++;
      if (expected.outcome() == Outcome.TRANSLATED) {
        translatedBy[expected.decider()]++;
      }
    }

    private String about(long va, int access) {
      return "round " + seed + ", " + Rights.nameOf(access) + " of " + Hex.padded(va, 16);
    }

    private Answer readable(long result, int access) {
      if (!Translation.isRefused(result)) {
        return new Answer(Outcome.TRANSLATED, result, format.top() - walker.leafStep(), 0);
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
      int code =
          format.faults().code(Translation.kind(result), access, Translation.level(result), 0);
      return new Answer(outcome, 0, step < 0 ? 0 : format.top() - step, code);
    }
  }
}
