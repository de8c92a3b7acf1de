package pagewalk.server.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Result sets as text and as files. */
public final class ResultSetFile {
  /** The most that a file may have, in bytes. */
  public static final long LARGEST = 16 << 20;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ResultSetFile() {}

  /** A text that is no result set; the message is a sentence. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String sentence) {
      super(sentence);
    }
  }

  public static String print(ResultSet results) {
    return GSON.toJson(results) + "\n";
  }

  /** Writes {@code results} to {@code file}, over what is there. */
  public static void write(Path file, ResultSet results) throws IOException {
    Files.writeString(file, print(results));
  }

  /** The result set in {@code file}, which must be there. */
  public static ResultSet read(Path file) throws IOException, Unreadable {
    if (Files.size(file) > LARGEST) {
      throw new Unreadable("A result set has at most " + LARGEST + " bytes, this file has more.");
    }
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** The result set that {@code text} describes, complete: its rows can be asked for. */
  public static ResultSet parse(String text) throws Unreadable {
    ResultSet results;
    try {
      results = GSON.fromJson(text, ResultSet.class);
    } catch (JsonParseException | IllegalArgumentException mistake) {
      throw new Unreadable("This is no result set: its JSON is broken or of another shape.");
    }
    if (results == null || results.format() != ResultSet.FORMAT) {
      throw new Unreadable("This is no result set of format " + ResultSet.FORMAT + ".");
    }
    if (isIncomplete(results)) {
      throw new Unreadable("Members are missing; docs/benchmarks.md lists them.");
    }
    try {
      results.rows();
    } catch (RuntimeException mistake) {
      // Gson's tree answers a wrong shape with whatever cast, lookup or number fails first.
      throw new Unreadable("A row is not of the form that JMH writes.");
    }
    return results;
  }

  /** Gson leaves out what the text leaves out. */
  @SuppressWarnings("NullAway")
  private static boolean isIncomplete(ResultSet results) {
    return Stream.of(
                results.machine(),
                results.commit(),
                results.started(),
                results.options(),
                results.jmh(),
                results.yardsticks())
            .anyMatch(member -> member == null)
        || results.yardsticks().note() == null
        || results.yardsticks().results() == null
        || Stream.of(
                results.machine().os(),
                results.machine().arch(),
                results.machine().cpu(),
                results.machine().jdk(),
                results.machine().jvm(),
                results.machine().flags(),
                results.machine().compiler(),
                results.options().pattern())
            .anyMatch(member -> member == null);
  }
}
