package pagewalk.server.api;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import pagewalk.server.api.Problem.Kind;

/**
 * Whole addresses for links that leave the page: those of the server as the visitor knows it.
 *
 * @param base what the operator says it is, without a slash at the end
 * @param behindProxy whether a proxy says which name and scheme the visitor used
 */
public record Addresses(Optional<String> base, boolean behindProxy) {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,253}");

  /** The beginning of every address, without a slash at the end. */
  public String root(Context ctx) {
    return base.orElseGet(() -> asked(ctx));
  }

  private String asked(Context ctx) {
    String host = forwarded(ctx, "X-Forwarded-Host").orElseGet(() -> String.valueOf(ctx.host()));
    String scheme = forwarded(ctx, "X-Forwarded-Proto").orElse("http");
    if (!HOST.matcher(host).matches() || !scheme.matches("https?")) {
      throw Problem.of(Kind.BAD_REQUEST, "The name of the host cannot be one.").asException();
    }
    return scheme + "://" + host;
  }

  private Optional<String> forwarded(Context ctx, String header) {
    return behindProxy ? Optional.ofNullable(ctx.header(header)) : Optional.empty();
  }
}
