package pagewalk.server.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import pagewalk.server.api.Problem.Kind;
import pagewalk.session.Comparison;
import pagewalk.session.Comparison.Candidate;
import pagewalk.setting.Reading;

/** Runs a scenario that nobody saves, once or under several strategies. */
public final class RunApi {
  /** Room for every strategy with several choices of its options. */
  private static final int MOST_COMPARED = 32;

  private final Simulator simulator;

  public RunApi(Simulator simulator) {
    this.simulator = simulator;
  }

  /** {@code POST /api/v1/run}. */
  public void run(Context ctx) {
    Asked asked = Asked.in(ctx);
    Replies.json(ctx, simulator.ask(asked.text(), (run, late) -> RunAnswer.of(run, asked, late)));
  }

  /** {@code POST /api/v1/compare}. */
  public void compare(Context ctx) {
    Asked asked = Asked.in(ctx);
    Comparison comparison = simulator.compare(asked.text(), candidates(asked.strategies()));
    Replies.json(ctx, CompareAnswer.json(comparison));
  }

  private static List<Candidate> candidates(String names) {
    if (names.isEmpty()) {
      return Comparison.everybody();
    }
    String[] each = names.split(",", MOST_COMPARED + 1);
    if (each.length > MOST_COMPARED) {
      throw bad("No more than " + MOST_COMPARED + " strategies are compared at once.");
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String name : each) {
      Reading<Candidate> read = Candidate.read(name);
      if (read instanceof Reading.Refused<Candidate> refused) {
        throw bad(refused.mistake().message() + " " + refused.mistake().hint());
      }
      candidates.add(((Reading.Understood<Candidate>) read).value());
    }
    return candidates;
  }

  private static ProblemException bad(String sentence) {
    return Problem.of(Kind.BAD_REQUEST, sentence).asException();
  }
}
