package pagewalk.server.share;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.OptionalInt;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.api.ProblemException;
import pagewalk.server.api.Simulator;
import pagewalk.server.store.StoredScenario;

/**
 * Remembers the moments that were asked for last, since what a saved scenario does never changes.
 */
final class Moments {
  private record Key(String id, OptionalInt at) {}

  private static final int MOST = 500;

  private final Simulator simulator;
  private final Cache<Key, Moment> known = Caffeine.newBuilder().maximumSize(MOST).build();

  Moments(Simulator simulator) {
    this.simulator = simulator;
  }

  /** The moment, or nothing when the scenario asks for more than a run may use here. */
  Optional<Moment> of(StoredScenario scenario, OptionalInt at) {
    try {
      return Optional.of(
          known.get(
              new Key(scenario.id(), at),
              key -> simulator.ask(scenario.text(), (run, late) -> Moment.of(run, at))));
    } catch (ProblemException e) {
      Kind kind = e.problem().name();
      if (kind == Kind.RUN_TOO_LARGE || kind == Kind.RUN_TOO_LONG || kind == Kind.BUSY) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
