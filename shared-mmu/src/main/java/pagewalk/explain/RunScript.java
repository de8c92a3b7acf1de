package pagewalk.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.Statement;
import pagewalk.session.Run;
import pagewalk.session.StepOutcome;

/** The script of a {@link Run}. */
public final class RunScript implements Script {
  private final Map<Integer, Line> lines = new HashMap<>();

  public RunScript(Run run) {
    Map<Integer, String> texts = texts(run.canonical());
    for (StepOutcome outcome : run.outcomes()) {
      int line = outcome.line();
      Statement statement = outcome.statement();
      lines.put(
          line,
          new Line(
              texts.getOrDefault(line, ""),
              isAccess(statement),
              address(statement),
              outcome.message()));
    }
  }

  private static Map<Integer, String> texts(String canonical) {
    Map<Integer, String> texts = new HashMap<>();
    int line = Scenario.FIRST_LINE - 1;
    int from = 0;
    for (int end = canonical.indexOf('\n'); end >= 0; end = canonical.indexOf('\n', from)) {
      texts.put(line, canonical.substring(from, end));
      line++;
      from = end + 1;
    }
    texts.put(line, canonical.substring(from));
    return texts;
  }

  private static boolean isAccess(Statement statement) {
    return switch (statement.kind()) {
      case LOAD, STORE, FETCH, TOUCH -> true;
      case SPACE, SWITCH, FORK, PROCESS, DESTROY -> false;
      case BLANK, TITLE, NOTE, MACHINE, KERNEL, BOOT_MAP, MAP -> false;
      case UNMAP, PROTECT, INVALIDATE, SET, POKE, EXPECT -> false;
    };
  }

  private static Optional<Long> address(Statement statement) {
    return switch (statement.kind()) {
      case LOAD -> Optional.of(((Statement.Load) statement).va());
      case STORE -> Optional.of(((Statement.Store) statement).va());
      case FETCH -> Optional.of(((Statement.Fetch) statement).va());
      case BOOT_MAP -> Optional.of(((Statement.BootMap) statement).va());
      case MAP -> Optional.of(((Statement.Map) statement).va());
      case UNMAP -> Optional.of(((Statement.Unmap) statement).va());
      case PROTECT -> Optional.of(((Statement.Protect) statement).va());
      case TOUCH -> Optional.of(((Statement.Touch) statement).va());
      case SPACE, SWITCH, FORK, PROCESS, DESTROY -> Optional.empty();
      case BLANK, TITLE, NOTE, MACHINE, KERNEL, INVALIDATE, SET, POKE, EXPECT -> Optional.empty();
    };
  }

  @Override
  public Optional<Line> line(int line) {
    return Optional.ofNullable(lines.get(line));
  }
}
