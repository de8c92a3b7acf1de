package pagewalk.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pagewalk.server.page.PageFiles;
import pagewalk.server.page.PageHandler;
import pagewalk.server.page.PageSecurity;
import pagewalk.server.page.Templates;

/**
 * The interface described: for programs as an OpenAPI document and a JSON Schema, for people as a
 * page that this server draws with files of its own jar.
 */
final class ApiDocs {
  private static final String DRAWING =
      "/META-INF/resources/webjars/swagger-ui/" + Versions.swaggerUi() + "/";

  private final byte[] openapi = resource("openapi.json");
  private final byte[] schema = resource("run-result.schema.json");
  private final byte[] script = resource("api.js");
  private final PageFiles drawing = new PageFiles(DRAWING);
  private final PageHandler files = new PageHandler(drawing);

  /** Answers below {@code /api/}, reading what is asked by {@code get}. */
  void add(JavalinConfig config, Routes.Adder get) {
    get.add(config, "/api", ctx -> ctx.redirect("/api/ui/"));
    get.add(config, "/api/ui/", this::page);
    get.add(config, "/api/ui/api.js", ctx -> send(ctx, "text/javascript;charset=utf-8", script));
    get.add(config, "/api/ui/{file}", drawingFile());
    get.add(config, "/api/v1/openapi.json", ctx -> send(ctx, "application/json", openapi));
    get.add(
        config,
        "/api/v1/schemas/run-result.json",
        ctx -> send(ctx, "application/schema+json", schema));
  }

  private Handler drawingFile() {
    return ctx -> files.answer(ctx, ctx.pathParam("file"));
  }

  private void page(Context ctx) {
    PageSecurity.protect(ctx, Optional.empty());
    ctx.header("Cache-Control", "no-cache").contentType("text/html;charset=utf-8");
    ctx.result(Templates.render("api", Map.of()));
  }

  private static void send(Context ctx, String type, byte[] bytes) {
    PageSecurity.protectData(ctx);
    ctx.header("Cache-Control", "no-cache").contentType(type).result(bytes);
  }

  private static byte[] resource(String name) {
    try (InputStream in = ApiDocs.class.getResourceAsStream("api/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
