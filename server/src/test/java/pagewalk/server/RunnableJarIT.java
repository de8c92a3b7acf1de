package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a person starts it: its words on both streams and its exit status. */
final class RunnableJarIT {

  /** What a finished run left behind. */
  private record Outcome(int status, String out, String err) {}

  @Test
  void theVersionIsTheBuilds() throws Exception {
    Outcome outcome = run("--version");
    assertEquals(0, outcome.status());
    assertTrue(outcome.out().matches("pagewalk \\d+\\.\\d+\\.\\d+.*\\R"), outcome.out());
  }

  @Test
  void helpNamesTheCommands() throws Exception {
    Outcome outcome = run("--help");
    assertEquals(0, outcome.status());
    assertTrue(outcome.out().contains("serve"), outcome.out());
  }

  @Test
  void aMistakeOnTheCommandLineIsOneSentenceAndStatusTwo() throws Exception {
    assertMistake("There is no command 'frobnicate'.", "frobnicate");
    assertMistake("Unknown option: '--porty'.", "serve", "--porty");
    assertMistake("A port is a number from 0 to 65535, not 70000.", "serve", "--port", "70000");
    assertMistake("Name a command.");
  }

  @Test
  void aMistakeInHowToServeIsOneSentence() throws Exception {
    assertMistake("A base URL is like", "serve", "--base-url=pagewalk.example");
    assertMistake("A database is given as jdbc:postgresql:", "serve", "--db=mysql://x");
    assertMistake("Give a token of at least 16 characters", "serve", "--benchmarks=token");
    assertMistake("Invalid value for option '--benchmarks'", "serve", "--benchmarks=all");
    Outcome folder = run("serve", "--port=0", "--data=../README.md/data");
    assertEquals(1, folder.status());
    assertEquals(
        "The folder '../README.md/data' cannot be made: choose another with --data.%n".formatted(),
        folder.err());
    Outcome nobody = run("serve", "--port=0", "--db=jdbc:postgresql://127.0.0.1:1/x?password=p");
    assertEquals(1, nobody.status());
    assertTrue(nobody.err().contains("The store in the PostgreSQL server cannot be opened."));
    assertTrue(!nobody.err().contains("password=p"), nobody.err());
  }

  @Test
  void sharingPrintsTheLink(@TempDir Path folder) throws Exception {
    try (ServerProcess server = ServerProcess.start(ServerProcess.keepingIn(folder))) {
      String[] share = {"share", "--server", server.address(), "--at=39", gallery("first-touch")};
      Outcome outcome = run(share);
      assertEquals("", outcome.err());
      assertEquals(0, outcome.status());
      assertTrue(
          outcome.out().matches(server.address() + "/s/[0-9a-z]{9}\\?at=39\\R"), outcome.out());
      assertEquals(outcome, run(share));
      assertTrue(read(outcome.out().strip()).contains("og:image"));
      Path broken = Files.writeString(folder.resolve("broken"), "pagewalk 1\n");
      assertEquals(2, run("share", "--server", server.address(), broken.toString()).status());
    }
    Outcome alone = run("share", "--server=http://127.0.0.1:1", gallery("first-touch"));
    assertEquals(1, alone.status());
    assertEquals("The server http://127.0.0.1:1 cannot be reached.%n".formatted(), alone.err());
    assertMistake("A server is like", "share", "--server=::", gallery("first-touch"));
    assertMistake("There is no file 'nowhere'.", "share", "nowhere");
  }

  @Test
  void exportWritesThePageIntoAnEmptyFolderOnly(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("site");
    assertEquals(0, run("export", "--out", out.toString()).status());
    assertTrue(Files.size(out.resolve("index.html.br")) > 0);
    Outcome again = run("export", "--out", out.toString());
    assertEquals(1, again.status());
    assertEquals("The folder '%s' is not empty.%n".formatted(out), again.err());
    assertMistake("Missing required option: '--out=DIR'.", "export");
  }

  @Test
  void aPortInUseIsOneSentenceAndStatusOne(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Outcome outcome = run("serve", "--port", String.valueOf(port), "--data=" + folder);
      assertEquals(1, outcome.status());
      assertEquals(
          "Port %d is already in use: choose another with --port.%n".formatted(port),
          outcome.err());
      assertEquals("", outcome.out());
    }
  }

  @Test
  void theServerSaysWhereThePageIsAndNothingElse(@TempDir Path folder) throws Exception {
    Process process = start("serve", "--port=0", "--no-access-log", "--data=" + folder);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = String.valueOf(out.readLine());
      assertTrue(line.matches("Pagewalk is ready at http://localhost:\\d+"), line);
      assertTrue(read(line.replaceFirst("^.* ", "")).contains("<title>"));
      process.toHandle().destroy();
      assertNull(out.readLine());
      assertEquals("", text(process.getErrorStream().readAllBytes()));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void runningTheFirstTouchPrintsTheTowerOfTheThread() throws Exception {
    Outcome outcome = run("run", gallery("first-touch"));
    assertEquals(0, outcome.status());
    assertEquals("", outcome.err());
    int at = 0;
    for (String address :
        List.of("0x401000", "0xFFFFFF8000002008", "0xFFFFFFFFC0000010", "0xFFFFFFFFFFE00000")) {
      at = outcome.out().indexOf("#PF 0x2 kernel write, not present, CR2 = " + address, at);
      assertTrue(at > 0, "no fault at " + address + " in its place");
    }
    assertTrue(outcome.out().contains("3 of 3 expectations hold."), outcome.out());
  }

  @Test
  void theReadmeShowsWhatIsReallyPrinted() throws Exception {
    String readme = Files.readString(Path.of("../README.md"));
    String begin = "<!-- from: run first-touch -->\n```text\n";
    int from = readme.indexOf(begin) + begin.length();
    List<String> shown = readme.substring(from, readme.indexOf("```", from)).lines().toList();
    List<String> printed = run("run", gallery("first-touch")).out().lines().toList();
    assertTrue(shown.size() > 20);
    for (String line : shown) {
      assertTrue(line.equals("…") || printed.contains(line), "README is out of date: " + line);
    }
  }

  @Test
  void aRunAsJsonHoldsTheTraceAndTheTallies() throws Exception {
    Outcome outcome = run("run", "--json", gallery("first-touch"));
    JsonObject json = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertEquals(5, json.getAsJsonObject("tallies").get("faults").getAsInt());
    int events = json.getAsJsonObject("run").get("eventCount").getAsInt();
    JsonObject window = json.getAsJsonArray("trace").get(0).getAsJsonObject();
    assertEquals(events, window.getAsJsonArray("kind").size());
  }

  @Test
  void aFailedExpectationIsStatusOne(@TempDir Path folder) throws Exception {
    String text = Files.readString(Path.of(gallery("first-touch"))).replace("faults=4", "faults=3");
    Path file = Files.writeString(folder.resolve("wrong.pagewalk"), text);
    Outcome outcome = run("run", file.toString());
    assertEquals(1, outcome.status());
    assertTrue(outcome.out().contains("line 9: faults is 4, not 3."), outcome.out());
  }

  @Test
  void aFileThatIsNoScenarioIsStatusTwoAndNamesThePlace(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("broken.pagewalk"),
            "pagewalk 1\nmachine x86-64\nkernel direct\nlaod 0\n");
    Outcome broken = run("run", file.toString());
    assertEquals(2, broken.status());
    assertEquals("", broken.out());
    assertTrue(
        broken.err().startsWith(file + ":4:1: The statement 'laod' is unknown."), broken.err());
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
    assertMistake("'" + binary + "' is not a text in UTF-8.", "run", binary.toString());
    Path tooLong = Files.writeString(folder.resolve("long"), "#".repeat(70_000));
    assertEquals(2, run("run", tooLong.toString()).status());
    assertMistake("'" + folder + "' cannot be read.", "run", folder.toString());
    assertMistake("There is no file 'nowhere.pagewalk'.", "run", "nowhere.pagewalk");
    assertMistake("Missing required parameter: 'FILE'.", "run");
  }

  private static String gallery(String name) {
    return "../shared-mmu/src/main/resources/pagewalk/gallery/" + name + ".pagewalk";
  }

  private static void assertMistake(String sentence, String... arguments) throws Exception {
    Outcome outcome = run(arguments);
    assertEquals(2, outcome.status(), sentence);
    assertEquals("", outcome.out(), sentence);
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith(sentence), outcome.err());
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String out = text(process.getInputStream().readAllBytes());
    String err = text(process.getErrorStream().readAllBytes());
    return new Outcome(process.waitFor(), out, err);
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-jar");
    command.add(Objects.requireNonNull(System.getProperty("pagewalk.jar")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static String read(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
