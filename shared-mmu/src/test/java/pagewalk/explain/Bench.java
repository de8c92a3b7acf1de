package pagewalk.explain;

import java.util.List;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.session.Run;
import pagewalk.session.StepOutcome;

/** The same few pages on machines of every format, with every cache that a processor can have. */
final class Bench {
  static final long PAGE = 0x1040_1000L;

  private Bench() {}

  static List<String> formats() {
    return Formats.all().stream().map(FormatFamily::name).toList();
  }

  /** A kernel that grows no tables by itself, and {@code lines} after it. */
  static Run run(String format, String controls, String... lines) {
    String head =
        "pagewalk 1\nmachine "
            + format
            + " psc=4 split=1 tlb=4x2 "
            + controls
            + "\n"
            + "kernel identity upto=8M\n";
    return Stage.run(head + String.join("\n", lines) + "\n");
  }

  /** Somebody who looks at the end of {@code run}. */
  static Onlooker atTheEnd(Run run) {
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(run.eventCount() - 1);
    return onlooker;
  }

  static AddressBelief belief(Run run) {
    return AddressBelief.of(atTheEnd(run), PAGE, "");
  }

  /** What became of the last line. */
  static StepOutcome.Result last(Run run) {
    return run.outcomes().get(run.outcomes().size() - 1).result();
  }
}
