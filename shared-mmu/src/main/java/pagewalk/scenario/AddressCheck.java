package pagewalk.scenario;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.SettingPrinter;
import pagewalk.setting.Settings;

/**
 * Checks the addresses of one statement against the machine. A load, store or fetch may name an
 * address that is not canonical, because the fault it takes is a story worth telling; a mapping
 * there could never be used.
 */
final class AddressCheck {
  private final Report report;
  private final Sentence sentence;
  private final String format;
  private final FormatFacts facts;
  private final long ram;

  /** What made the user half small, if it was made small. */
  private final String shift;

  AddressCheck(Report report, Sentence sentence, Statement.Machine machine, FormatFacts facts) {
    this.report = report;
    this.sentence = sentence;
    this.format = machine.format();
    this.facts = facts;
    this.ram = machine.settings().number("ram");
    this.shift = shiftOf(machine.settings());
  }

  private static String shiftOf(Settings machine) {
    for (String key : List.of("n", "t0sz")) {
      if (machine.has(key)) {
        return key;
      }
    }
    return "";
  }

  void check(Statement statement) {
    switch (statement.kind()) {
      case BOOT_MAP -> {
        Statement.BootMap map = (Statement.BootMap) statement;
        mapping(map.va(), new Target.Place(map.pa()), map.settings());
      }
      case MAP -> {
        Statement.Map map = (Statement.Map) statement;
        mapping(map.va(), map.target(), map.settings());
      }
      case UNMAP -> {
        Statement.Unmap unmap = (Statement.Unmap) statement;
        pages(unmap.va(), facts.smallestPage(), unmap.settings());
      }
      case PROTECT -> {
        Statement.Protect protect = (Statement.Protect) statement;
        pages(protect.va(), facts.smallestPage(), protect.settings());
        rights(protect.settings());
      }
      case TOUCH -> touch((Statement.Touch) statement);
      case LOAD -> access(((Statement.Load) statement).va(), 0);
      case STORE ->
          access(((Statement.Store) statement).va(), ((Statement.Store) statement).value());
      case FETCH -> inRegister(((Statement.Fetch) statement).va());
      case POKE -> poke((Statement.Poke) statement);
      case INVALIDATE -> {
        if (((Statement.Invalidate) statement).what() instanceof Staleness.Page page) {
          inRegister(page.va());
        }
      }
      case BLANK, TITLE, NOTE, MACHINE, KERNEL, SET, EXPECT -> {}
      case PROCESS -> process();
      case SPACE, SWITCH, FORK, DESTROY -> {}
    }
  }

  private void process() {
    if (!facts.addresses().isUser(ProcessLayout.STACK_END - 1)) {
      report.add(
          sentence.place("SPACE"),
          "A process has its stack below "
              + SettingPrinter.hex(ProcessLayout.STACK_END)
              + ", and the user half of this "
              + format
              + " does not reach that far.",
          "Make "
              + (shift.isEmpty() ? "the user half larger" : shift + "= of the machine smaller")
              + ", or write 'space' and 'map' with lower addresses.");
    }
  }

  private void touch(Statement.Touch touch) {
    wholeWord("VA", touch.va());
    inRegister(touch.va());
    long stride = touch.settings().number("stride");
    if (Long.remainderUnsigned(stride, facts.wordBytes()) != 0) {
      report.add(
          sentence.place("stride"),
          "stride=" + SettingPrinter.size(stride) + " is not a multiple of a word.",
          "A word has " + facts.wordBytes() + " bytes.");
    }
  }

  private void access(long va, long value) {
    wholeWord("VA", va);
    inRegister(va);
    inWord(value);
  }

  private void poke(Statement.Poke poke) {
    wholeWord("PA", poke.pa());
    inWord(poke.value());
    if (Long.compareUnsigned(poke.pa(), ram) >= 0) {
      report.add(
          sentence.place("PA"),
          SettingPrinter.hex(poke.pa()) + " lies beyond ram=" + SettingPrinter.size(ram) + ".",
          "The last word of this memory is at "
              + SettingPrinter.hex(ram - facts.wordBytes())
              + ".");
    }
  }

  private void mapping(long va, Target target, Settings settings) {
    long size = settings.number("size");
    rights(settings);
    if (!facts.pageSizes().contains(size)) {
      report.add(
          sentence.place("size"),
          "This " + format + " has no pages of " + SettingPrinter.size(size) + ".",
          "It has pages of " + pageSizes() + ".");
      return;
    }
    boolean fresh = target.kind() == Target.Kind.FRESH_FRAMES;
    if (fresh && settings.has("size") && size != facts.smallestPage()) {
      report.add(
          sentence.place("size"),
          "Fresh frames come one by one, so they make pages of "
              + SettingPrinter.size(facts.smallestPage())
              + " only.",
          "Leave size= out, or say with '-> PA' where the memory is.");
    }
    long length = pages(va, size, settings);
    if (target instanceof Target.Place place && aligned("PA", place.pa(), size)) {
      long last = place.pa() + length - 1;
      boolean wraps = Long.compareUnsigned(last, place.pa()) < 0;
      if (wraps || !facts.fitsPhysical(last)) {
        report.add(
            sentence.place("PA"),
            "The frames reach beyond the " + facts.paBits() + " bits of a physical address.",
            "The last address is " + SettingPrinter.hex((1L << facts.paBits()) - 1) + ".");
      }
    }
  }

  private String pageSizes() {
    List<String> sizes = new ArrayList<>();
    for (long size : facts.pageSizes()) {
      sizes.add(SettingPrinter.size(size));
    }
    return String.join(", ", sizes);
  }

  /** Checks the virtual pages of a statement and gives their length in bytes. */
  private long pages(long va, long size, Settings settings) {
    long length = settings.has("length") ? settings.number("length") : size;
    if (Long.remainderUnsigned(length, size) != 0) {
      report.add(
          sentence.place("length"),
          "length=" + SettingPrinter.size(length) + notMultiple(size),
          "Pages are mapped whole.");
    }
    if (canonical(va) && aligned("VA", va, size)) {
      long last = va + length - 1;
      boolean wraps = Long.compareUnsigned(last, va) < 0;
      if (wraps || !facts.isCanonical(last) || (last ^ va) >>> (Long.SIZE - 1) != 0) {
        report.add(
            sentence.place(settings.has("length") ? "length" : "VA"),
            "The pages do not all have canonical addresses: they end at "
                + SettingPrinter.hex(last)
                + ".",
            "Make the length smaller.");
      }
    }
    return length;
  }

  private static String notMultiple(long size) {
    return " is not a multiple of the page size " + SettingPrinter.size(size) + ".";
  }

  private boolean canonical(long va) {
    if (facts.isCanonical(va)) {
      return true;
    }
    String nearest = SettingPrinter.hex(facts.canonical(va));
    report.add(
        sentence.place("VA"),
        SettingPrinter.hex(va) + " is not a canonical address of " + format + ".",
        facts.fitsRegister(va)
            ? "In an address " + facts.addresses().words() + ", as in " + nearest + "."
            : "An address has " + facts.vaBits() + " bits.",
        nearest);
    return false;
  }

  private boolean aligned(String operand, long address, long size) {
    long rest = address & (size - 1);
    if (rest == 0) {
      return true;
    }
    String begin = SettingPrinter.hex(address - rest);
    report.add(
        sentence.place(operand),
        SettingPrinter.hex(address) + notMultiple(size),
        "The page around it begins at " + begin + ".",
        begin);
    return false;
  }

  private void rights(Settings settings) {
    String letters = settings.rights("rights").letters();
    for (int i = 0; i < facts.impliedRights().length(); i++) {
      String implied = facts.impliedRights().substring(i, i + 1);
      if (!letters.contains(implied)) {
        report.add(
            sentence.place("rights"),
            "No mapping of " + format + " can be without the right '" + implied + "'.",
            "Write rights=" + implied + letters + ".",
            "rights=" + implied + letters);
      }
    }
  }

  private void wholeWord(String operand, long address) {
    long rest = address & (facts.wordBytes() - 1);
    if (rest != 0) {
      String begin = SettingPrinter.hex(address - rest);
      report.add(
          sentence.place(operand),
          SettingPrinter.hex(address) + " is not a multiple of " + facts.wordBytes() + ".",
          "Memory is moved in whole words of "
              + facts.wordBytes()
              + " bytes; this one begins at "
              + begin
              + ".",
          begin);
    }
  }

  private void inRegister(long va) {
    if (!facts.fitsRegister(va)) {
      report.add(
          sentence.place("VA"),
          SettingPrinter.hex(va)
              + " does not fit into the "
              + facts.vaBits()
              + " bits of an address.",
          "Leave the bits above out.");
    }
  }

  private void inWord(long value) {
    int bits = 8 * facts.wordBytes();
    if (bits < Long.SIZE && value >>> bits != 0) {
      report.add(
          sentence.place("VALUE"),
          SettingPrinter.hex(value) + " does not fit into a word of " + bits + " bits.",
          "Leave the bits above out.");
    }
  }
}
