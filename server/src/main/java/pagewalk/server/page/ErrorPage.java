package pagewalk.server.page;

import io.javalin.http.Context;
import java.util.Map;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;

/** Tells a person why there is no page, and where there is one. */
final class ErrorPage {
  private ErrorPage() {}

  static void send(Context ctx, Problem problem) {
    PageSecurity.protectOwnPage(ctx);
    boolean absent = problem.name() == Kind.NOT_FOUND;
    String page =
        Templates.render(
            "error",
            Map.of(
                "title",
                absent ? "Not present" : problem.name().title(),
                "absent",
                absent,
                "sentence",
                problem.detail(),
                "link",
                ctx.path().startsWith("/s/") || ctx.path().startsWith("/embed/")));
    ctx.header("Cache-Control", "no-cache").status(problem.name().status());
    ctx.contentType("text/html;charset=utf-8").result(page);
  }
}
