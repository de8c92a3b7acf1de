package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.server.api.CompareAnswer;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.store.StorePlace;
import pagewalk.session.Budget;
import pagewalk.session.Comparison;
import pagewalk.session.Gallery;
import pagewalk.session.Language;
import pagewalk.view.ViewJson;

/** The interface for programs, asked over HTTP. */
final class ApiTest {
  private static final String SCENARIOS = "/api/v1/scenarios";
  private static final String RUN = "/api/v1/run";
  private static final String COMPARE = "/api/v1/compare";

  private static App app;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    ServerSettings settings =
        ServerSettings.of("127.0.0.1", 0).with(ServerLimits.STANDARD.perMinute(100_000));
    app = App.start(settings, StorePlace.memory());
    visitor = new Visitor(app.port());
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void aSavedScenarioIsFoundUnderItsLinkAndSavedOnlyOnce() throws Exception {
    HttpResponse<String> first = visitor.post(SCENARIOS, Scripts.titled("Saved once"));
    assertEquals(201, first.statusCode(), first.body());
    JsonObject saved = Visitor.json(first);
    String id = saved.get("id").getAsString();
    String url = "http://127.0.0.1:" + app.port() + "/s/" + id;
    assertAll(
        () -> assertEquals(url, Visitor.header(first, "Location")),
        () -> assertEquals(url, saved.get("url").getAsString()),
        () -> assertEquals("Saved once", saved.get("title").getAsString()),
        () -> assertEquals("x86-64", saved.get("format").getAsString()),
        () -> assertEquals("recursive", saved.get("strategy").getAsString()));

    HttpResponse<String> again = visitor.post(SCENARIOS, Scripts.titled("Saved once") + "\n");
    assertEquals(201, again.statusCode(), "a blank line more is another text");
    assertEquals(200, visitor.post(SCENARIOS, Scripts.titled("Saved once")).statusCode());

    assertEquals(saved, Visitor.json(visitor.get(SCENARIOS + "/" + id)));
    assertEquals(saved, Visitor.json(visitor.get(SCENARIOS + "/" + id.toUpperCase(Locale.ROOT))));
    assertEquals(200, visitor.method("HEAD", SCENARIOS + "/" + id).statusCode());
  }

  @Test
  void aScenarioMayComeAsJson() throws Exception {
    JsonObject asked = new JsonObject();
    asked.addProperty("text", Scripts.firstTouch());
    asked.addProperty("at", 39);
    asked.addProperty("from", 10);
    asked.addProperty("count", 5);
    HttpResponse<String> response =
        visitor.post(RUN, "application/json", asked.toString().getBytes(StandardCharsets.UTF_8));
    JsonObject run = Visitor.json(response);
    JsonObject trace = run.getAsJsonArray("trace").get(0).getAsJsonObject();
    assertAll(
        () -> assertEquals(39, run.getAsJsonObject("view").get("event").getAsInt()),
        () -> assertEquals(4, run.getAsJsonObject("view").getAsJsonArray("tower").size()),
        () -> assertEquals(10, trace.get("from").getAsInt()),
        () -> assertEquals(5, trace.getAsJsonArray("kind").size()));
    assertEquals(
        run, Visitor.json(visitor.post(RUN + "?at=39&from=10&count=5", Scripts.firstTouch())));
  }

  static List<String> gallery() {
    return Gallery.names();
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void everyRunIsWhatTheSchemaSays(String name) throws Exception {
    HttpResponse<String> response = visitor.post(RUN, Gallery.text(name));
    assertEquals(200, response.statusCode());
    assertEquals(List.of(), runResult().validate(response.body(), InputFormat.JSON));
    JsonObject run = Visitor.json(response).getAsJsonObject("run");
    JsonObject expects = run.getAsJsonObject("expects");
    assertEquals(expects.get("total").getAsInt(), expects.get("held").getAsInt());
  }

  @Test
  void theSchemaKnowsTheKindsOfEvents() throws Exception {
    JsonObject definitions =
        Visitor.json(visitor.get("/api/v1/schemas/run-result.json")).getAsJsonObject("$defs");
    List<String> kinds = new ArrayList<>();
    definitions
        .getAsJsonObject("view")
        .getAsJsonObject("properties")
        .getAsJsonObject("kind")
        .getAsJsonArray("enum")
        .forEach(kind -> kinds.add(kind.getAsString()));
    assertEquals(ViewJson.kinds(), kinds);
    int highest =
        definitions
            .getAsJsonObject("trace")
            .getAsJsonObject("properties")
            .getAsJsonObject("kind")
            .getAsJsonObject("items")
            .get("maximum")
            .getAsInt();
    assertEquals(kinds.size() - 1, highest);
  }

  @Test
  void theSchemaNoticesWhatIsMissingAndWhatIsMore() throws Exception {
    JsonObject run = Visitor.json(visitor.post(RUN, Scripts.firstTouch()));
    JsonObject less = run.deepCopy();
    less.getAsJsonObject("view").remove("caption");
    JsonObject more = run.deepCopy();
    more.getAsJsonObject("run").addProperty("secret", 1);
    assertEquals(1, runResult().validate(less.toString(), InputFormat.JSON).size());
    assertEquals(1, runResult().validate(more.toString(), InputFormat.JSON).size());
  }

  private static Schema runResult() throws Exception {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(visitor.get("/api/v1/schemas/run-result.json").body(), InputFormat.JSON);
  }

  @Test
  void everythingTheDocumentNamesIsThereAndAnswersAsItSays() throws Exception {
    JsonObject document = Visitor.json(visitor.get("/api/v1/openapi.json"));
    JsonObject paths = document.getAsJsonObject("paths");
    assertTrue(paths.size() >= 7);
    for (Map.Entry<String, JsonElement> path : paths.entrySet()) {
      for (String method : path.getValue().getAsJsonObject().keySet()) {
        String address = path.getKey().replace("{id}", "000000000");
        int status = visitor.method(method.toUpperCase(Locale.ROOT), address).statusCode();
        boolean named = path.getKey().contains("{id}") ? status == 404 : status != 404;
        assertTrue(named && status != 405 && status < 500, method + " " + address + ": " + status);
      }
    }
    assertAnswers(document, "Gallery", "/api/v1/gallery");
    assertAnswers(document, "Formats", "/api/v1/formats");
    assertAnswers(document, "Benchmarks", "/api/v1/benchmarks");
    assertAnswers(document, "BenchmarkRuns", "/api/v1/benchmarks/runs");
    String measured = visitor.get("/api/v1/benchmarks/runs").body();
    String run =
        JsonParser.parseString(measured)
            .getAsJsonObject()
            .getAsJsonArray("committed")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    assertAnswers(document, "BenchmarkRunResults", "/api/v1/benchmarks/runs/" + run);
    assertAnswers(
        document,
        "BenchmarkComparison",
        "/api/v1/benchmarks/compare?before=%s&after=%s".formatted(run, run));
    assertAnswers(document, "Problem", "/api/v1/nothing");
    String saved = visitor.post(SCENARIOS, Scripts.titled("Documented")).body();
    assertEquals(List.of(), component(document, "Scenario").validate(saved, InputFormat.JSON));
    String refused = visitor.post(SCENARIOS, "pagewalk 1\nlaod").body();
    assertEquals(List.of(), component(document, "Problem").validate(refused, InputFormat.JSON));
  }

  @Test
  void aComparisonIsWhatTheDocumentSaysAndWhatTheEngineFinds() throws Exception {
    JsonObject document = Visitor.json(visitor.get("/api/v1/openapi.json"));
    String text = Gallery.text("two-processes");
    HttpResponse<String> response = visitor.post(COMPARE, text);
    assertEquals(200, response.statusCode(), response.body());
    String body = response.body();
    assertEquals(List.of(), component(document, "Comparison").validate(body, InputFormat.JSON));
    Scenario scenario = ScenarioParser.parse(text, Language.vocabulary()).scenario().orElseThrow();
    Comparison expected = Comparison.of(scenario, Comparison.everybody(), Budget.BULK);
    assertEquals(CompareAnswer.json(expected), body);

    JsonObject asked = new JsonObject();
    asked.addProperty("text", text);
    asked.addProperty("strategies", "scratch:slots=4,recursive");
    byte[] json = asked.toString().getBytes(StandardCharsets.UTF_8);
    assertEquals(
        visitor.post(COMPARE + "?strategies=scratch:slots=4,recursive", text).body(),
        visitor.post(COMPARE, "application/json", json).body());
    assertProblem(visitor.post(COMPARE + "?strategies=magic", text), 400, "bad-request");
    assertProblem(visitor.post(COMPARE + "?strategies=scratch:slots=x", text), 400, "bad-request");
    assertProblem(
        visitor.post(COMPARE + "?strategies=" + "scratch,".repeat(40), text), 400, "bad-request");
  }

  private static void assertAnswers(JsonObject document, String component, String path)
      throws Exception {
    String body = visitor.get(path).body();
    assertEquals(List.of(), component(document, component).validate(body, InputFormat.JSON), path);
  }

  private static Schema component(JsonObject document, String name) {
    JsonObject schema = new JsonObject();
    schema.add("components", document.get("components"));
    schema.addProperty("$ref", "#/components/schemas/" + name);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString(), InputFormat.JSON);
  }

  @Test
  void thePageOfTheInterfaceLoadsNothingFromElsewhere() throws Exception {
    String page = visitor.get("/api/ui/").body();
    assertTrue(page.contains("swagger-ui-bundle.js") && !page.contains("http"), page);
    for (String file : List.of("swagger-ui-bundle.js", "swagger-ui.css", "api.js")) {
      assertEquals(200, visitor.get("/api/ui/" + file).statusCode(), file);
    }
    HttpResponse<String> bundle =
        visitor.get("/api/ui/swagger-ui-bundle.js", "Accept-Encoding", "gzip");
    assertEquals("gzip", Visitor.header(bundle, "Content-Encoding"));
    assertEquals(302, visitor.get("/api").statusCode());
  }

  @Test
  void theGalleryNamesTheLinksThatItsScenariosWillHave() throws Exception {
    JsonObject first =
        Visitor.json(visitor.get("/api/v1/gallery"))
            .getAsJsonArray("scenarios")
            .get(0)
            .getAsJsonObject();
    assertEquals("first-touch", first.get("name").getAsString());
    JsonObject saved = Visitor.json(visitor.post(SCENARIOS, first.get("text").getAsString()));
    assertEquals(first.get("id"), saved.get("id"));
  }

  @Test
  void aTextThatIsNoScenarioIsToldWhereAndHowToCureIt() throws Exception {
    for (String path : List.of(SCENARIOS, RUN, COMPARE)) {
      HttpResponse<String> response =
          visitor.post(path, "pagewalk 1\nmachine x86-64\nkernel direct\nlaod 0\n");
      JsonObject problem = assertProblem(response, 422, "invalid-scenario");
      JsonObject diagnostic = problem.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
      assertEquals(
          "Line 4, column 1: The statement 'laod' is unknown.",
          problem.get("detail").getAsString());
      assertEquals(4, diagnostic.get("line").getAsInt());
      assertEquals("load", diagnostic.get("replacement").getAsString());
    }
  }

  @Test
  void everyMistakeIsAProblemDocument() throws Exception {
    assertProblem(visitor.get(SCENARIOS + "/000000000"), 404, "not-found");
    assertProblem(visitor.get(SCENARIOS + "/short"), 404, "not-found");
    assertProblem(visitor.get("/api/v1/nothing"), 404, "not-found");
    assertProblem(visitor.method("DELETE", SCENARIOS), 405, "method-not-allowed");
    byte[] text = Scripts.firstTouch().getBytes(StandardCharsets.UTF_8);
    assertProblem(visitor.post(RUN, "image/png", text), 415, "unsupported-type");
    for (String json :
        List.of(
            "",
            "[]",
            "{",
            "{\"text\":1}",
            "{\"text\":\"\"} 1",
            "{\"txt\":\"\"}",
            "\"x\"",
            "{\"text\":\"\",\"at\":-1}",
            "{\"text\":\"\",\"at\":1e3}",
            "{\"text\":\"\",\"at\":[]}",
            "[".repeat(10_000))) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      assertProblem(visitor.post(RUN, "application/json", body), 400, "bad-request");
    }
    assertProblem(
        visitor.post(RUN, "text/plain", new byte[] {(byte) 0xC3, 0x28}), 400, "bad-request");
    assertProblem(visitor.post(RUN + "?at=x", Scripts.firstTouch()), 400, "bad-request");
    assertProblem(visitor.post(RUN + "?at=99999", Scripts.firstTouch()), 422, "no-such-event");
    assertProblem(
        visitor.post(RUN, Scripts.firstTouch(), "Sec-Fetch-Site", "cross-site"), 403, "cross-site");
  }

  static JsonObject assertProblem(HttpResponse<String> response, int status, String type) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals("application/problem+json", Visitor.header(response, "Content-Type"));
    assertEquals("no-store", Visitor.header(response, "Cache-Control"));
    JsonObject problem = JsonParser.parseString(response.body()).getAsJsonObject();
    assertEquals("urn:pagewalk:problem:" + type, problem.get("type").getAsString());
    assertEquals(status, problem.get("status").getAsInt());
    String detail = problem.get("detail").getAsString();
    assertTrue(detail.matches("[A-Z'0-9].*\\."), detail);
    return problem;
  }
}
