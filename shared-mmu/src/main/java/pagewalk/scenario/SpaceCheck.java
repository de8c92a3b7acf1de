package pagewalk.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Watches which address spaces there are while lines go by, so that nobody names one that does not
 * exist, or makes one that does.
 */
final class SpaceCheck {
  private static final String FIRST = "A";

  /** How many different names one scenario can give. */
  static final int MOST = 16;

  private final Report report;

  /** The names there are, with the line that made them; 0 for the first. */
  private final Map<String, Integer> spaces = new LinkedHashMap<>(Map.of(FIRST, 0));

  private final Map<String, Integer> gone = new LinkedHashMap<>();

  SpaceCheck(Report report) {
    this.report = report;
  }

  void see(Sentence sentence) {
    if (sentence.statement().isEmpty()) {
      return;
    }
    Statement statement = sentence.statement().get();
    switch (statement.kind()) {
      case SPACE -> makes(sentence, "SPACE", ((Statement.Space) statement).name());
      case PROCESS -> makes(sentence, "SPACE", ((Statement.NewProcess) statement).name());
      case SWITCH -> needs(sentence, ((Statement.Switch) statement).name());
      case FORK -> {
        needs(sentence, ((Statement.Fork) statement).original());
        makes(sentence, "COPY", ((Statement.Fork) statement).copy());
      }
      case DESTROY -> destroys(sentence, ((Statement.Destroy) statement).name());
      case MAP -> needs(sentence, ((Statement.Map) statement).space());
      case UNMAP -> needs(sentence, ((Statement.Unmap) statement).space());
      case PROTECT -> needs(sentence, ((Statement.Protect) statement).space());
      case LOAD -> needs(sentence, ((Statement.Load) statement).space());
      case STORE -> needs(sentence, ((Statement.Store) statement).space());
      case FETCH -> needs(sentence, ((Statement.Fetch) statement).space());
      case TOUCH -> needs(sentence, ((Statement.Touch) statement).space());
      case BLANK, TITLE, NOTE, MACHINE, KERNEL, BOOT_MAP, INVALIDATE, SET, POKE, EXPECT -> {}
    }
  }

  private void makes(Sentence sentence, String operand, String name) {
    Integer line = spaces.get(name);
    if (line != null) {
      report.add(
          sentence.place(operand),
          "There is a space "
              + name
              + " already"
              + (line == 0 ? "." : ", made in line " + line + "."),
          line == 0 ? "Booting makes A; call this one B." : "Give this one another name.");
      return;
    }
    if (!gone.containsKey(name) && spaces.size() + gone.size() >= MOST) {
      report.add(
          sentence.place(operand),
          "A scenario can name at most " + MOST + " spaces.",
          "Destroy a space and use its name again.");
      return;
    }
    spaces.put(name, report.line());
  }

  private void needs(Sentence sentence, String name) {
    if (name.isEmpty() || spaces.containsKey(name)) {
      return;
    }
    Integer line = gone.get(name);
    report.add(
        sentence.place("SPACE"),
        line == null
            ? "There is no space " + name + " here."
            : "The space " + name + " was destroyed in line " + line + ".",
        "There are " + String.join(", ", spaces.keySet()) + "; 'space " + name + "' makes it.");
  }

  private void destroys(Sentence sentence, String name) {
    if (name.equals(FIRST)) {
      report.add(
          sentence.place("SPACE"),
          "The space A cannot be destroyed.",
          "Its root holds the kernel half of all others.");
      return;
    }
    needs(sentence, name);
    if (spaces.remove(name) != null) {
      gone.put(name, report.line());
    }
  }
}
