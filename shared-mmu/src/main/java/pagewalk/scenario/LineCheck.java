package pagewalk.scenario;

import java.util.Optional;

/** Remembers the machine while lines go by and has every later line checked against it. */
final class LineCheck {
  private final Vocabulary vocabulary;
  private final Report report;
  private Optional<Statement.Machine> machine = Optional.empty();
  private Optional<FormatFacts> facts = Optional.empty();

  LineCheck(Vocabulary vocabulary, Report report) {
    this.vocabulary = vocabulary;
    this.report = report;
  }

  /** The format of the machine, {@code ""} as long as none is known. */
  String format() {
    return machine.map(Statement.Machine::format).orElse("");
  }

  /**
   * Checks a line that could be parsed; one that is checked against a machine needs a machine
   * without mistakes.
   */
  void see(Sentence sentence) {
    if (sentence.statement().isEmpty()) {
      return;
    }
    Statement statement = sentence.statement().get();
    if (statement instanceof Statement.Machine said && machine.isEmpty()) {
      describe(sentence, said);
    } else if (machine.isPresent() && facts.isPresent()) {
      if (statement instanceof Statement.Kernel kernel) {
        kernel(sentence, kernel, machine.get());
      } else {
        new AddressCheck(report, sentence, machine.get(), facts.get()).check(statement);
      }
    }
  }

  private void describe(Sentence sentence, Statement.Machine said) {
    machine = Optional.of(said);
    facts = vocabulary.format(said.format()).map(format -> format.facts().apply(said.settings()));
    facts.ifPresent(known -> new MachineCheck(report).machine(sentence, said, known));
  }

  private void kernel(Sentence sentence, Statement.Kernel kernel, Statement.Machine hardware) {
    vocabulary
        .strategy(kernel.strategy())
        .ifPresent(
            strategy ->
                new MachineCheck(report).kernel(sentence, kernel.settings(), hardware, strategy));
  }
}
