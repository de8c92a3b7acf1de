package pagewalk.server.api;

import io.javalin.http.Context;

/** Runs a scenario that nobody saves. */
public final class RunApi {
  private final Simulator simulator;

  public RunApi(Simulator simulator) {
    this.simulator = simulator;
  }

  /** {@code POST /api/v1/run}. */
  public void run(Context ctx) {
    Asked asked = Asked.in(ctx);
    Replies.json(ctx, simulator.ask(asked.text(), (run, late) -> RunAnswer.of(run, asked, late)));
  }
}
