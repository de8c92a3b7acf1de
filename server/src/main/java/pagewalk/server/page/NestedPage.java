package pagewalk.server.page;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;

/**
 * A page of the build that answers at addresses of any depth: where it says {@code ./}, it is told
 * how far up the root is.
 */
public final class NestedPage implements Handler {
  private final PageFiles files;
  private final String name;

  public NestedPage(PageFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  @Override
  public void handle(Context ctx) {
    Optional<PageFile> file = files.find(name);
    PageSecurity.protect(ctx, Optional.empty());
    if (file.isEmpty()) {
      Refusals.refuse(ctx, Problem.of(Kind.NOT_FOUND, "This page was built without it."));
      return;
    }
    byte[] plain = file.get().bestOf(Set.of()).bytes();
    long up = ctx.path().chars().filter(c -> c == '/').count() - 1;
    String root = up == 0 ? "./" : "../".repeat((int) up);
    String page = new String(plain, StandardCharsets.UTF_8).replace("=\"./", "=\"" + root);
    ctx.header("Cache-Control", "no-cache").contentType("text/html;charset=utf-8").result(page);
  }
}
