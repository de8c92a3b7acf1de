package pagewalk.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.kernel.Strategy;
import pagewalk.session.Measurement;
import pagewalk.strategy.Strategies;

final class StrategyWorkTest {
  static List<String> measured() {
    Benchmarks.Asked asked =
        Benchmarks.all().stream()
            .filter(one -> one.name().equals("MapByStrategy"))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(asked.parameters().get("strategy"));
  }

  @Test
  void everyStrategyIsMeasuredThatHasNoObjection() {
    Set<String> able = new HashSet<>();
    List<String> refused = new ArrayList<>();
    for (Strategy strategy : Strategies.all()) {
      try {
        StrategyWork.of(strategy.name(), "1M");
        able.add(strategy.name());
      } catch (IllegalArgumentException e) {
        refused.add(String.valueOf(e.getMessage()));
      }
    }
    assertEquals(able, new HashSet<>(measured()));
    assertTrue(refused.stream().allMatch(sentence -> sentence.endsWith(".")), refused::toString);
  }

  @ParameterizedTest
  @MethodSource("measured")
  void everyOneOfThemHasRoomForWhatItMaps(String strategy) {
    StrategyWork work = StrategyWork.of(strategy, "64M");
    Measurement done = work.once();
    assertEquals(16_384, work.pages());
    assertTrue(done.prices().tableBytes() >= 8 * work.pages());
    assertTrue(8L * done.cells() >= done.prices().tableBytes());
  }

  @ParameterizedTest
  @MethodSource("measured")
  void noneOfThemObjectsToTheLargestSize(String strategy) {
    assertEquals(1 << 24, StrategyWork.of(strategy, "64G").pages());
  }
}
