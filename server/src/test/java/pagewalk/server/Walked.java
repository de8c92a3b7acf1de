package pagewalk.server;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** What one run of {@code walk} left behind. */
record Walked(int status, String out, String err) {

  /** Runs the command within this process, {@code input} being its standard input. */
  static Walked run(String input, List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int status =
        Main.handlingMistakes(new CommandLine(new WalkCommand(in)))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(new String[0]));
    return new Walked(status, out.toString(), err.toString());
  }

  static Walked run(String input, String... arguments) {
    return run(input, List.of(arguments));
  }
}
