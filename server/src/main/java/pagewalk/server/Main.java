package pagewalk.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Whatever goes wrong is told in one sentence on stderr, never as a stack trace;
 * the exit status is 2 for a command that makes no sense and 1 for one that could not be done.
 */
@Command(
    name = "pagewalk",
    description = "Simulates page-table structures, on the console and in the browser.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      RunCommand.class,
      CompareCommand.class,
      WalkCommand.class,
      ServeCommand.class,
      WorkerCommand.class,
      ShareCommand.class,
      ExportCommand.class,
      BenchCommand.class
    })
public final class Main implements Runnable {

  @CommandLine.Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs one command and answers the exit status; apart from main so that tests survive it. */
  static int execute(String... args) {
    return handlingMistakes(new CommandLine(new Main())).execute(args);
  }

  /** Makes {@code command} tell mistakes in one sentence. */
  static CommandLine handlingMistakes(CommandLine command) {
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((mistake, words) -> explain(mistake))
        .setExecutionExceptionHandler((failure, failed, parsed) -> explain(failure, failed));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int explain(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String sentence = String.valueOf(mistake.getMessage());
    if (mistake instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      sentence =
          command.getSubcommands().isEmpty()
              ? "'%s' is one word too many.".formatted(word)
              : "There is no command '%s'.".formatted(word);
    }
    command
        .getErr()
        .println(
            "%s Try '%s --help'."
                .formatted(endSentence(sentence), command.getCommandSpec().qualifiedName()));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String endSentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }

  private static int explain(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof CannotDo) {
      command.getErr().println(failure.getMessage());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    throw failure;
  }

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"pagewalk " + Versions.pagewalk()};
    }
  }
}
