package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;
import pagewalk.oracle.Answer.Outcome;

/**
 * Random tables, controls and accesses for an engine and a reference, each in a memory of its own:
 * every answer must be the same, and so must be the marks left behind.
 */
final class Differential<C> {
  /** More than a million accesses together. */
  static final int ROUNDS = 24 * 14;

  static final int ACCESSES = 3000;
  private static final int ACCESSES_WITH_A_ROOT = 10;

  private final Family<C> family;
  private final UnaryOperator<C> known;
  private final EngineUnderTest.Maker<C> engines;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  /**
   * @param known switches off what the engine does not know
   */
  Differential(Family<C> family, UnaryOperator<C> known, EngineUnderTest.Maker<C> engines) {
    this.family = family;
    this.known = known;
    this.engines = engines;
  }

  /** Compares, and makes sure that every kind of outcome was seen. */
  void run() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      new Round(seed).run();
    }
    for (Outcome outcome : family.outcomes()) {
      int seen = outcomes.getOrDefault(outcome, 0);
      assertTrue(seen > ROUNDS * ACCESSES / 200, outcome + " was seen only " + seen + " times");
    }
  }

  private final class Round {
    private final int seed;
    private final Prng random;
    private final C controls;
    private final RandomTables tables;
    private final FrameMemory memory;
    private final FrameMemory manual;
    private final EngineUnderTest engine;
    private final ReferenceWalker reference;

    Round(int seed) {
      this.seed = seed;
      random = new Prng(seed);
      controls = known.apply(family.controls().apply(random));
      tables = family.tables().apply(random, controls);
      memory = FrameMemory.of(RandomTables.RAM_BYTES, seed);
      manual = FrameMemory.of(RandomTables.RAM_BYTES, seed);
      engine = engines.make(controls, memory);
      reference = family.reference().apply(manual, controls);
    }

    void run() {
      tables.fill(memory, manual);
      for (int i = 0; i < ACCESSES; i++) {
        if (i % ACCESSES_WITH_A_ROOT == 0) {
          load(tables.root0(), tables.root1());
        }
        check(tables.address(), Access.ALL.get(random.below(Access.ALL.size())));
      }
      for (long pa = 0; pa < tables.tableBytes(); pa += 8) {
        sameWord(pa, 0, Access.KERNEL_READ);
      }
    }

    private void load(long root0, long root1) {
      boolean expected = reference.load(root0, root1);
      if (engine.load(root0, root1) != expected) {
        assertEquals(expected, !expected, "loading " + Hex.of(root0) + ", round " + seed);
      }
    }

    private void check(long va, Access access) {
      Answer expected = reference.access(va, access);
      Answer found = engine.walk(va, access);
      if (!expected.unmarked().equals(found)) {
        assertEquals(expected.unmarked(), found, about(va, access));
      }
      for (long place : expected.reads()) {
        sameWord(place & -8, va, access);
      }
      outcomes.merge(expected.outcome(), 1, Integer::sum);
    }

    private void sameWord(long pa, long va, Access access) {
      if (manual.read(pa, 8) != memory.read(pa, 8)) {
        assertEquals(
            Hex.of(manual.read(pa, 8)),
            Hex.of(memory.read(pa, 8)),
            "at " + Hex.of(pa) + " " + about(va, access));
      }
    }

    private String about(long va, Access access) {
      return "round " + seed + ", " + access + " of " + Hex.padded(va, 16) + " under " + controls;
    }
  }
}
