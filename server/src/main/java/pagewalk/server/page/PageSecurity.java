package pagewalk.server.page;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * What a response may do in the browser. The page itself runs only its own scripts; the right to
 * compile code, which TeaVM's runtime needs, goes to the worker's script and to nothing else.
 */
public final class PageSecurity {

  /** The editor writes its theme into style elements, hence the one word about inline styles. */
  private static final String PAGE =
      policy(
          "default-src 'self'",
          "script-src 'self'",
          "worker-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /** Anybody may show the embedded page in a frame, and nothing else of this server. */
  private static final String EMBEDDED =
      PAGE.replace("frame-ancestors 'none'", "frame-ancestors *");

  private static final String WORKER =
      policy(
          "default-src 'none'",
          "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
          "connect-src 'self'");

  /** What the server writes itself needs its own style and nothing else. */
  private static final String OWN_PAGE =
      policy(
          "default-src 'none'",
          "style-src 'unsafe-inline'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private static final String DATA = policy("default-src 'none'", "frame-ancestors 'none'");

  private PageSecurity() {}

  /** For the page inside of somebody else's. */
  public static void protectEmbedded(Context ctx) {
    protectData(ctx);
    ctx.header("Content-Security-Policy", EMBEDDED);
  }

  /** Data is read by programs; a browser that is shown it runs nothing of it. */
  public static void protectData(Context ctx) {
    ctx.header("Content-Security-Policy", DATA);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
  }

  /** For pages without a script. */
  public static void protectOwnPage(Context ctx) {
    protectData(ctx);
    ctx.header("Content-Security-Policy", OWN_PAGE);
  }

  /**
   * For the page and its files.
   *
   * @param file what is sent, or nothing for the page that says so
   */
  public static void protect(Context ctx, Optional<PageFile> file) {
    boolean worker = file.filter(PageFile::isWorkerScript).isPresent();
    ctx.header("Content-Security-Policy", worker ? WORKER : PAGE);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
  }

  private static String policy(String... directives) {
    return String.join("; ", directives);
  }
}
