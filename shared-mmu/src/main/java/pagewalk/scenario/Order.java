package pagewalk.scenario;

/**
 * Watches the order of lines: title, machine and kernel once, hardware before software, booting
 * before running, running before expecting. A line that could not be parsed counts as what it was
 * meant to be.
 */
final class Order {
  private static final int NONE = 0;

  private final Report report;
  private int title = NONE;
  private int machine = NONE;
  private int kernel = NONE;
  private int firstRun = NONE;
  private boolean complainedOfMachine;
  private boolean complainedOfKernel;

  Order(Report report) {
    this.report = report;
  }

  /** Takes note of the line the report is at. */
  void see(Sentence sentence) {
    switch (sentence.kind()) {
      case BLANK, NOTE -> {}
      case TITLE -> title = once(title, sentence);
      case MACHINE -> machine = once(machine, sentence);
      case KERNEL -> {
        needsMachine(sentence);
        kernel = once(kernel, sentence);
      }
      case BOOT_MAP -> {
        needsKernel(sentence);
        stillBooting(sentence);
      }
      case SPACE,
          SWITCH,
          FORK,
          PROCESS,
          DESTROY,
          MAP,
          UNMAP,
          PROTECT,
          LOAD,
          STORE,
          FETCH,
          TOUCH,
          INVALIDATE,
          SET -> {
        needsKernel(sentence);
        firstRun = firstRun == NONE ? report.line() : firstRun;
      }
      case POKE -> needsMachine(sentence);
      case EXPECT -> {
        needsKernel(sentence);
      }
    }
  }

  /** Takes note of the end of the text; what is missing is reported at {@code version}. */
  void end(Span version) {
    if (machine == NONE && !complainedOfMachine && !complainedOfKernel) {
      report.add(version, "The scenario has no machine.", example(StatementKind.MACHINE));
    }
    if (kernel == NONE && !complainedOfKernel) {
      report.add(version, "The scenario has no kernel.", example(StatementKind.KERNEL));
    }
  }

  private int once(int seen, Sentence sentence) {
    if (seen == NONE) {
      return report.line();
    }
    report.add(
        sentence.keyword(),
        "The " + sentence.kind().keyword() + " is already given in line " + seen + ".",
        "Keep one of the two lines.");
    return seen;
  }

  private void needsMachine(Sentence sentence) {
    if (machine == NONE && !complainedOfMachine) {
      complainedOfMachine = true;
      needs(sentence, StatementKind.MACHINE);
    }
  }

  private void needsKernel(Sentence sentence) {
    if (kernel == NONE && !complainedOfKernel) {
      complainedOfKernel = true;
      needs(sentence, StatementKind.KERNEL);
    }
  }

  private void needs(Sentence sentence, StatementKind missing) {
    report.add(
        sentence.keyword(),
        "'" + sentence.kind().keyword() + "' needs a '" + missing.keyword() + "' line above it.",
        example(missing));
  }

  private static String example(StatementKind kind) {
    return "Add a line such as: " + Grammar.form(kind).example();
  }

  private void stillBooting(Sentence sentence) {
    if (firstRun != NONE) {
      report.add(
          sentence.keyword(),
          "'boot map' works only while paging is off, and line " + firstRun + " has already run.",
          "Move it above line " + firstRun + ", or use 'map'.");
    }
  }
}
