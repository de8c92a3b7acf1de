package pagewalk.server.page;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.page.PageFile.Encoded;

/** Answers with a file of the page, or with a short page that says there is none. */
public final class PageHandler implements Handler {

  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";
  private static final Problem NOWHERE =
      Problem.of(Kind.NOT_FOUND, "Nothing of the page has this name.");

  private final PageFiles files;

  public PageHandler(PageFiles files) {
    this.files = files;
  }

  @Override
  public void handle(Context ctx) {
    String name = ctx.path().substring(1);
    answer(ctx, name.isEmpty() ? "index.html" : name);
  }

  /**
   * Answers with the file called {@code name}.
   *
   * @param name path below the root of the files, without a leading slash
   */
  public void answer(Context ctx, String name) {
    Optional<PageFile> file = files.find(name);
    PageSecurity.protect(ctx, file);
    file.ifPresentOrElse(found -> send(ctx, found), () -> Refusals.refuse(ctx, NOWHERE));
  }

  private static void send(Context ctx, PageFile file) {
    Encoded encoded = file.bestOf(accepted(ctx.header("Accept-Encoding")));
    ctx.header("Cache-Control", file.neverChanges() ? FOREVER : ASK_AGAIN);
    ctx.header("Vary", "Accept-Encoding");
    ctx.header("ETag", encoded.tag());
    if (names(ctx.header("If-None-Match"), encoded.tag())) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    if (!encoded.coding().equals(PageFile.PLAIN)) {
      ctx.header("Content-Encoding", encoded.coding());
    }
    ctx.contentType(file.contentType()).result(encoded.bytes());
  }

  /** The codings a visitor reads; one with weight 0 is one it refuses. */
  private static Set<String> accepted(@Nullable String header) {
    if (header == null) {
      return Set.of();
    }
    return Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
        .map(coding -> coding.replace(" ", ""))
        .filter(coding -> !coding.matches(".*;q=0(\\.0*)?"))
        .map(coding -> coding.replaceAll(";.*", ""))
        .collect(Collectors.toSet());
  }

  private static boolean names(@Nullable String header, String tag) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(candidate -> candidate.strip().replaceFirst("^W/", ""))
            .anyMatch(candidate -> candidate.equals(tag) || candidate.equals("*"));
  }
}
