package pagewalk.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pagewalk.scenario.Diagnostic;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.ScenarioParser;
import pagewalk.session.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves a scenario file at a server and prints the link to it. */
@Command(
    name = "share",
    description = "Saves a scenario at a server and prints its link.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the link is printed",
      "1:the server cannot be reached, or refuses",
      "2:the file cannot be read or is not a scenario"
    })
final class ShareCommand implements Callable<Integer> {
  private static final int UNREADABLE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario, such as first-touch.pagewalk.")
  private @SuppressWarnings("NullAway.Init") Path file;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:PAGEWALK_SERVER:-http://localhost:7070}",
      description = "The server to save at, also PAGEWALK_SERVER (default: ${DEFAULT-VALUE}).")
  private String server = "http://localhost:7070";

  @Option(
      names = "--at",
      paramLabel = "EVENT",
      description = "The event that the link leads to (default: the first of interest).")
  private @Nullable Integer at;

  @Override
  public Integer call() throws InterruptedException {
    if (at != null && at < 0) {
      throw new ParameterException(spec.commandLine(), "Events are numbered from 0.");
    }
    ScenarioFile read = ScenarioFile.read(file);
    if (!read.complaint().isEmpty()) {
      return complain(read.complaint());
    }
    ParseResult parsed = ScenarioParser.parse(read.text(), Language.vocabulary());
    for (Diagnostic diagnostic : parsed.diagnostics()) {
      complain(ScenarioFile.sentence(file, diagnostic));
    }
    if (parsed.scenario().isEmpty()) {
      return UNREADABLE;
    }
    String moment = at == null ? "" : "?at=" + at;
    spec.commandLine().getOut().println(save(read.text()) + moment);
    return 0;
  }

  private int complain(String sentence) {
    spec.commandLine().getErr().println(sentence);
    return UNREADABLE;
  }

  private String save(String text) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.replaceFirst("/+$", "") + "/api/v1/scenarios"))
              .timeout(PATIENCE)
              .header("Content-Type", "text/plain; charset=utf-8")
              .POST(BodyPublishers.ofString(text))
              .build();
      HttpResponse<String> response =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, BodyHandlers.ofString());
      boolean saved = response.statusCode() == 201 || response.statusCode() == 200;
      String told = member(response.body(), saved ? "url" : "detail");
      if (!saved) {
        throw new CannotDo("The server does not save it: " + told);
      }
      return told;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "A server is like http://localhost:7070, not '" + server + "'.");
    } catch (IOException e) {
      throw new CannotDo("The server %s cannot be reached.".formatted(server));
    }
  }

  private String member(String body, String name) {
    try {
      JsonElement answer = JsonParser.parseString(body);
      JsonElement value = answer instanceof JsonObject object ? object.get(name) : null;
      if (value != null && value.isJsonPrimitive()) {
        return value.getAsString();
      }
    } catch (JsonParseException e) {
      // Told below: what answers is something else.
    }
    throw new CannotDo("What answers at %s is no Pagewalk server.".formatted(server));
  }
}
