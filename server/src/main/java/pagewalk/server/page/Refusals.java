package pagewalk.server.page;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.api.ProblemException;
import pagewalk.server.api.Replies;
import pagewalk.server.store.StoreException;

/**
 * Every way in which a request can fail, told in one sentence: to programs as a problem document,
 * to people as a page. What failed inside goes to the log and to nobody else.
 */
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private static final Problem CUT_OFF =
      Problem.of(Kind.BAD_REQUEST, "The request ended before it was whole.");

  private Refusals() {}

  /** Sees to it that no request fails in another way. */
  public static void install(JavalinConfig config) {
    config.routes.exception(ProblemException.class, (e, ctx) -> refuse(ctx, e.problem()));
    config.routes.exception(HttpResponseException.class, (e, ctx) -> refuse(ctx, of(e)));
    config.routes.exception(StoreException.class, Refusals::withoutStore);
    config.routes.exception(EofException.class, (e, ctx) -> refuse(ctx, CUT_OFF));
    config.routes.exception(Exception.class, Refusals::failed);
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOG.error("A request failed.", error);
          response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        });
  }

  private static Problem of(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 -> Problem.of(Kind.NOT_FOUND, "This address leads nowhere.");
      case 405 -> Problem.of(Kind.METHOD_NOT_ALLOWED, "Use another method for this address.");
      case 413 -> Problem.of(Kind.TOO_LARGE, "The body of the request is too long.");
      default -> Problem.of(Kind.BAD_REQUEST, "The request cannot be read.");
    };
  }

  private static void withoutStore(StoreException e, Context ctx) {
    LOG.error("The store failed.", e);
    refuse(
        ctx,
        Problem.of(Kind.STORE_UNAVAILABLE, "Saved scenarios cannot be reached now. Try later."));
  }

  private static void failed(Exception e, Context ctx) {
    LOG.error("A request failed.", e);
    refuse(ctx, Problem.of(Kind.INTERNAL, "Something went wrong here, and it was written down."));
  }

  /** Answers a request that is not answered as wished. */
  public static void refuse(Context ctx, Problem problem) {
    if (problem.retryAfter() > 0) {
      ctx.header("Retry-After", String.valueOf(problem.retryAfter()));
    }
    PageSecurity.protectData(ctx);
    if (ctx.path().startsWith("/api/") || ctx.path().equals("/oembed")) {
      Replies.problem(ctx, problem);
    } else {
      ErrorPage.send(ctx, problem);
    }
  }
}
