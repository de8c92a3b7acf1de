package pagewalk.server.api;

import java.util.List;
import java.util.Locale;
import pagewalk.json.JsonWriter;
import pagewalk.scenario.Diagnostic;
import pagewalk.view.ViewJson;

/**
 * Why a request is not answered as wished, as RFC 9457 has it.
 *
 * @param name what kind of problem it is, for programs
 * @param detail one sentence, for people
 * @param diagnostics the parser's complaints, when the problem is the text
 * @param retryAfter seconds to wait before it makes sense to ask again, 0 when waiting is no cure
 */
public record Problem(Kind name, String detail, List<Diagnostic> diagnostics, int retryAfter) {

  /** The kinds there are, with their status and the few words that never change. */
  public enum Kind {
    BAD_REQUEST(400, "The request cannot be read"),
    UNAUTHORIZED(401, "You have to say who you are"),
    FORBIDDEN(403, "You may not do this here"),
    CROSS_SITE(403, "Another site may not ask this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The address knows other methods"),
    RUN_OVER(409, "The run is over"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_TYPE(415, "The body is of a type that is not read here"),
    INVALID_SCENARIO(422, "The text is not a scenario"),
    NO_SUCH_EVENT(422, "The run has no such event"),
    RUN_TOO_LARGE(422, "The run uses more than one run may use"),
    RUN_TOO_LONG(422, "The run takes longer than one run may take"),
    TOO_MANY_REQUESTS(429, "You ask too often"),
    INTERNAL(500, "The server failed"),
    NOT_IMPLEMENTED(501, "This is not offered here"),
    QUEUE_FULL(503, "The queue is full"),
    BUSY(503, "All simulators are busy"),
    STORE_UNAVAILABLE(503, "The store does not answer");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String title() {
      return title;
    }

    /** The identifier in the {@code type} member. */
    public String type() {
      return "urn:pagewalk:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Problem {
    diagnostics = List.copyOf(diagnostics);
  }

  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, List.of(), 0);
  }

  /** One that waiting some seconds may cure. */
  public static Problem later(Kind kind, String detail, int seconds) {
    return new Problem(kind, detail, List.of(), seconds);
  }

  static Problem invalid(List<Diagnostic> diagnostics) {
    Diagnostic first = diagnostics.get(0);
    String place = "Line " + first.line() + ", column " + first.column() + ": ";
    return new Problem(Kind.INVALID_SCENARIO, place + first.message(), diagnostics, 0);
  }

  /** The problem as an exception, for where an answer is not what the caller expects. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** The body of an {@code application/problem+json} answer. */
  public String json() {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("type").value(name.type());
    json.name("title").value(name.title());
    json.name("status").value(name.status());
    json.name("detail").value(detail);
    if (!diagnostics.isEmpty()) {
      ViewJson.diagnostics(json, diagnostics);
    }
    json.endObject();
    return text.append('\n').toString();
  }
}
