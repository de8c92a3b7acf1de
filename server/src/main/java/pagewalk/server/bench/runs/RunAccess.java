package pagewalk.server.bench.runs;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;

/**
 * Who may start and cancel runs. A run takes the machine for minutes, so strangers never may.
 *
 * @param mode who at all
 * @param token the secret for {@link Mode#TOKEN}
 * @param behindProxy whether every request seems to come from the proxy
 */
public record RunAccess(Mode mode, String token, boolean behindProxy) {
  /** Shorter secrets can be guessed. */
  public static final int SHORTEST_TOKEN = 16;

  /** Headers by which a proxy gives itself away that nobody told us about. */
  private static final List<String> PROXY_SIGNS =
      List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via");

  /** Names of this machine for itself; any other may lead here by a trick with DNS. */
  private static final List<String> OWN_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

  /** The choices of {@code --benchmarks}. */
  public enum Mode {
    /** Nobody. */
    OFF,
    /** Whoever sits at this machine, and only when no proxy is in between. */
    LOCAL,
    /** Whoever knows the token. */
    TOKEN;

    /** The word on the command line and in the interface for programs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without a token. */
  public static RunAccess of(Mode mode, boolean behindProxy) {
    return new RunAccess(mode, "", behindProxy);
  }

  /** Why the sender of this request may start nothing; nothing if they may. */
  Optional<Problem> refusal(Context ctx) {
    return switch (mode) {
      case OFF -> refused("Benchmarks are not run by this server.");
      case LOCAL ->
          isLocal(ctx)
              ? Optional.empty()
              : refused("Benchmarks are run here only for whoever sits at the machine itself.");
      case TOKEN -> isKnown(ctx) ? Optional.empty() : Optional.of(noToken());
    };
  }

  private static Problem noToken() {
    return Problem.of(
        Kind.UNAUTHORIZED, "Starting a run takes the token of this server, as a bearer token.");
  }

  private static Optional<Problem> refused(String sentence) {
    return Optional.of(Problem.of(Kind.FORBIDDEN, sentence));
  }

  private boolean isLocal(Context ctx) {
    return !behindProxy
        && PROXY_SIGNS.stream().allMatch(sign -> ctx.header(sign) == null)
        && isLoopback(ctx.ip())
        && OWN_NAMES.contains(String.valueOf(ctx.host()).replaceFirst(":\\d+$", ""));
  }

  private static boolean isLoopback(String ip) {
    String bare = ip.replace("[", "").replace("]", "");
    if (!bare.matches("[0-9a-fA-F.:]+")) {
      return false;
    }
    try {
      return InetAddress.getByName(bare).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private boolean isKnown(Context ctx) {
    String given = String.valueOf(ctx.header("Authorization"));
    byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "RunAccess " + mode.word();
  }
}
