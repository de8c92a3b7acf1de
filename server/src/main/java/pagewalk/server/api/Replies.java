package pagewalk.server.api;

import io.javalin.http.Context;

/** What all answers of the API have in common. */
public final class Replies {
  private Replies() {}

  /** Sends JSON; it is not kept by anybody unless the caller said so. */
  public static void json(Context ctx, String body) {
    keepNothing(ctx);
    ctx.contentType("application/json").result(body);
  }

  /** Sends a problem document. */
  public static void problem(Context ctx, Problem problem) {
    ctx.removeHeader("Cache-Control");
    keepNothing(ctx);
    ctx.status(problem.name().status()).contentType("application/problem+json");
    ctx.result(problem.json());
  }

  private static void keepNothing(Context ctx) {
    if (ctx.res().getHeader("Cache-Control") == null) {
      ctx.header("Cache-Control", "no-store");
    }
  }
}
