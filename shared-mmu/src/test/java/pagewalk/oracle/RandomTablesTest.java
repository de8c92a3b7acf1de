package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Prng;
import pagewalk.oracle.Answer.Outcome;

/** Random tables are worth walking: everything that can happen does, and again the same way. */
final class RandomTablesTest {
  private static final int ROUNDS = 60;
  private static final int ACCESSES = 1000;

  static List<Family<?>> families() {
    return Family.ALL;
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyOutcomeOfTheFormatIsSeen(Family<?> family) {
    Map<Outcome, Integer> seen = counted(family, answer -> true, Answer::outcome);
    assertEquals(family.outcomes(), seen.keySet());
    assertTrue(Collections.min(seen.values()) > ROUNDS * ACCESSES / 200, seen.toString());
    assertTrue(seen.getOrDefault(Outcome.TRANSLATED, 0) > ROUNDS * ACCESSES / 10, seen.toString());
  }

  @ParameterizedTest
  @MethodSource("families")
  void pagesOfEverySizeAreMapped(Family<?> family) {
    Map<Integer, Integer> seen = counted(family, Answer::translated, Answer::level);
    assertEquals(family.pageLevels(), seen.keySet());
    assertTrue(Collections.min(seen.values()) > ROUNDS * ACCESSES / 200, seen.toString());
  }

  private static <K> Map<K, Integer> counted(
      Family<?> family, Predicate<Answer> which, Function<Answer, K> what) {
    Map<K, Integer> seen = new TreeMap<>();
    for (int seed = 0; seed < ROUNDS; seed++) {
      answers(family, seed).stream()
          .filter(which)
          .forEach(answer -> seen.merge(what.apply(answer), 1, Integer::sum));
    }
    return seen;
  }

  @ParameterizedTest
  @MethodSource("families")
  void theSameSeedGivesTheSameAnswers(Family<?> family) {
    assertEquals(answers(family, 7), answers(family, 7));
  }

  private static <C> List<Answer> answers(Family<C> family, int seed) {
    Prng random = new Prng(seed);
    C controls = family.controls().apply(random);
    RandomTables tables = family.tables().apply(random, controls);
    FrameMemory memory = FrameMemory.of(RandomTables.RAM_BYTES, seed);
    tables.fill(memory);
    ReferenceWalker reference = family.reference().apply(memory, controls);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < ACCESSES; i++) {
      if (i % 10 == 0) {
        reference.load(tables.root0(), tables.root1());
      }
      Access access = Access.ALL.get(random.below(Access.ALL.size()));
      answers.add(reference.access(tables.address(), access));
    }
    return answers;
  }
}
