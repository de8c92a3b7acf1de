package pagewalk.scenario;

import java.util.List;
import pagewalk.setting.Range;
import pagewalk.setting.SettingPrinter;
import pagewalk.setting.Settings;

/**
 * Checks what has to hold between the settings of the machine and of the kernel before anything
 * runs.
 */
final class MachineCheck {
  private static final long FRAME = 4096;

  /** The formats of processors whose walks do not see what waits in a data cache. */
  private static final List<String> UNSEEN = List.of("armv6", "armv5");

  private final Report report;

  MachineCheck(Report report) {
    this.report = report;
  }

  void machine(Sentence sentence, Statement.Machine said, FormatFacts facts) {
    Settings machine = said.settings();
    if (machine.isOn("dcache") && !UNSEEN.contains(said.format())) {
      report.add(
          place(sentence, "dcache"),
          "The walks of " + said.format() + " look into its data cache.",
          "An ARM1176's do not: use armv6 or armv5.");
    }
    long ram = machine.number("ram");
    if (!facts.fitsPhysical(ram - 1)) {
      report.add(
          place(sentence, "ram"),
          printed(machine, "ram")
              + " does not fit into the "
              + facts.paBits()
              + " bits of a physical address.",
          "The most is " + SettingPrinter.size(1L << facts.paBits()) + ".");
    }
  }

  void kernel(
      Sentence sentence, Settings kernel, Statement.Machine hardware, StrategyWords strategy) {
    Settings machine = hardware.settings();
    boolean pool = insideRam(sentence, kernel, "pool", machine);
    boolean tables = insideRam(sentence, kernel, "tables", machine);
    if (pool && tables && kernel.range("pool").overlaps(kernel.range("tables"))) {
      report.add(
          place(sentence, kernel.has("tables") ? "tables" : "pool"),
          printed(kernel, "tables") + " and " + printed(kernel, "pool") + " share frames.",
          "Boot takes its tables from the one and the kernel its frames from the other.");
    }
    boolean cleans = kernel.has("skip") && kernel.word("skip").equals("clean");
    if (cleans && !machine.isOn("dcache")) {
      report.add(
          place(sentence, "skip"),
          "There is no data cache to clean.",
          "A machine has one with dcache=1.");
    }
    for (OptionCheck.Objection objection : strategy.check().object(kernel, hardware)) {
      report.add(place(sentence, objection.key()), objection.message(), objection.hint());
    }
  }

  private boolean insideRam(Sentence sentence, Settings kernel, String key, Settings machine) {
    Range range = kernel.range(key);
    long lastFrame = machine.number("ram") / FRAME - 1;
    if (Long.compareUnsigned(range.high(), lastFrame) <= 0) {
      return true;
    }
    String last = SettingPrinter.hex(lastFrame);
    report.add(
        place(sentence, key),
        printed(kernel, key) + " reaches beyond " + printed(machine, "ram") + ".",
        "The last frame of this memory is " + last + ".");
    return false;
  }

  /** {@code ram=32M}, whether it was given or is the fallback. */
  private static String printed(Settings settings, String key) {
    return key + "=" + SettingPrinter.print(settings.declaration(key), settings.value(key));
  }

  private static Span place(Sentence sentence, String key) {
    return sentence.place(sentence.places().containsKey(key) ? key : "NAME");
  }
}
