package pagewalk.scenario;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.AddressList;
import pagewalk.setting.NumberValue;
import pagewalk.setting.Range;
import pagewalk.setting.RightLetters;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingPrinter;
import pagewalk.setting.SettingValue;
import pagewalk.setting.Settings;
import pagewalk.setting.Shape;
import pagewalk.setting.WordValue;

/** Makes any scenario that the language allows, with every statement, key and kind of value. */
final class ScenarioMaker {
  private static final String LETTERS = "abc XYZ 0x1F_K .,;=-<>#\"\\'“”→é\u00A0\uD83D\uDE00\u200D~";

  private final Dice dice;
  private final List<Line> lines = new ArrayList<>();
  private FormatFacts facts =
      new FormatFacts(1, true, 1, List.of(1L), 1, "", new TestVocabulary.Addresses(1, true));
  private String format = "";
  private long ram;
  private final List<String> spaces = new ArrayList<>(List.of("A"));

  private ScenarioMaker(Dice dice) {
    this.dice = dice;
  }

  static Scenario make(Dice dice) {
    return new ScenarioMaker(dice).scenario();
  }

  private Scenario scenario() {
    if (dice.oneIn(2)) {
      say(new Statement.Title(text(40)));
    }
    between();
    machine();
    between();
    pokes();
    kernel();
    for (int i = dice.below(3); i > 0; i--) {
      between();
      say(new Statement.BootMap(0, 0, settings(StatementKind.BOOT_MAP)));
      Statement.BootMap map = (Statement.BootMap) lines.remove(lines.size() - 1).statement();
      long size = map.settings().number("size");
      say(new Statement.BootMap(page(size), frame(size), map.settings()));
    }
    if (dice.oneIn(2)) {
      say(new Statement.Expect(windows()));
    }
    for (int i = dice.below(8); i > 0; i--) {
      between();
      if (dice.oneIn(4)) {
        spaces();
      }
      runs();
    }
    return new Scenario(lines);
  }

  private void say(Statement statement) {
    lines.add(new Line(statement, dice.oneIn(4) ? text(20).trim() : ""));
  }

  private void between() {
    if (dice.oneIn(4)) {
      say(dice.oneIn(2) ? new Statement.Blank() : new Statement.Note(text(60)));
    }
  }

  private String text(int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = dice.below(longest); i > 0; i--) {
      int at =
          LETTERS.offsetByCodePoints(0, dice.below(LETTERS.codePointCount(0, LETTERS.length())));
      text.appendCodePoint(LETTERS.codePointAt(at));
    }
    return text.toString();
  }

  private void machine() {
    FormatWords words = dice.pick(TestVocabulary.ALL.formats());
    format = words.name();
    Settings settings = random(TestVocabulary.ALL.settings(StatementKind.MACHINE, format));
    long most = format.equals("narrow") ? 1L << 20 : 1L << 24;
    settings = settings.with("ram", 4096 * dice.between(16, most)).with("dcache", 0);
    facts = words.facts().apply(settings);
    ram = settings.number("ram");
    say(new Statement.Machine(format, settings));
  }

  private void kernel() {
    StrategyWords words = dice.pick(TestVocabulary.ALL.strategies());
    Settings settings = random(TestVocabulary.ALL.settings(StatementKind.KERNEL, words.name()));
    long frames = ram / 4096;
    long half = dice.between(1, frames - 1);
    Range low = range(0, half - 1);
    Range high = range(half, frames - 1);
    boolean poolIsLow = dice.oneIn(2);
    settings = settings.with("pool", poolIsLow ? low : high).with("tables", poolIsLow ? high : low);
    if (words.name().equals("direct")) {
      long page = settings.number("page");
      settings = settings.with("at", settings.number("at") & -page);
    }
    say(new Statement.Kernel(words.name(), settings));
  }

  private Range range(long min, long max) {
    long one = dice.between(min, max);
    long other = dice.between(min, max);
    return Long.compareUnsigned(one, other) < 0 ? new Range(one, other) : new Range(other, one);
  }

  private void pokes() {
    if (dice.oneIn(4)) {
      long pa = dice.between(0, ram - 8) & -facts.wordBytes();
      say(new Statement.Poke(pa, word()));
    }
  }

  private long word() {
    return dice.between(0, facts.wordBytes() == 8 ? -1L : 0xFFFFFFFFL);
  }

  private void spaces() {
    String fresh = "B" + lines.size();
    switch (dice.below(5)) {
      case 0 -> say(new Statement.Switch(dice.pick(spaces)));
      case 1 -> say(new Statement.Fork(dice.pick(spaces), fresh));
      case 2 -> {
        Settings sizes = TestVocabulary.ALL.settings(StatementKind.PROCESS, "");
        say(new Statement.NewProcess(fresh, random(sizes)));
      }
      case 3 -> say(new Statement.Space(fresh));
      default -> {
        if (spaces.size() > 1) {
          say(new Statement.Destroy(spaces.remove(spaces.size() - 1)));
        }
        return;
      }
    }
    boolean makes = lines.get(lines.size() - 1).statement().kind() != StatementKind.SWITCH;
    if (makes) {
      spaces.add(fresh);
    }
  }

  private String space() {
    return dice.oneIn(2) ? "" : dice.pick(spaces);
  }

  private void touch() {
    Settings settings = random(TestVocabulary.ALL.settings(StatementKind.TOUCH, ""));
    if (settings.has("stride")) {
      settings = settings.with("stride", facts.wordBytes() * dice.between(1, 1 << 20));
    }
    say(new Statement.Touch(space(), anywhere() & -facts.wordBytes(), settings));
  }

  private void runs() {
    long small = facts.smallestPage();
    switch (dice.below(12)) {
      case 0 -> map();
      case 1 -> say(new Statement.Unmap(space(), page(small), pages(StatementKind.UNMAP)));
      case 2 -> {
        Settings rights = pages(StatementKind.PROTECT);
        RightLetters letters = (RightLetters) value(rights.declaration("rights"));
        say(new Statement.Protect(space(), page(small), rights.with("rights", readable(letters))));
      }
      case 3 -> say(new Statement.Load(space(), anywhere() & -facts.wordBytes(), access()));
      case 4, 5, 6 ->
          say(new Statement.Store(space(), anywhere() & -facts.wordBytes(), word(), access()));
      case 7 -> say(new Statement.Fetch(space(), anywhere(), access()));
      case 8 -> say(new Statement.Invalidate(new Staleness.Page(anywhere()), invalidation()));
      case 9 -> say(new Statement.Invalidate(new Staleness.All(), invalidation()));
      case 10 -> touch();
      default -> controls();
    }
    if (dice.oneIn(2)) {
      Settings none = TestVocabulary.ALL.settings(StatementKind.EXPECT, format);
      Settings some = random(none);
      say(new Statement.Expect(some.isEmpty() ? none.with("faults", 4) : some));
    }
  }

  private void map() {
    Settings settings = settings(StatementKind.MAP);
    long size = settings.number("size");
    boolean fresh = !settings.has("size") && dice.oneIn(2);
    Target target = fresh ? new Target.FreshFrames() : new Target.Place(frame(size));
    say(new Statement.Map(space(), page(size), target, settings));
  }

  private Settings invalidation() {
    return random(TestVocabulary.ALL.settings(StatementKind.INVALIDATE, ""));
  }

  private void controls() {
    Settings controls = random(TestVocabulary.ALL.settings(StatementKind.SET, format));
    if (!controls.isEmpty()) {
      say(new Statement.Set(controls));
    }
  }

  private Settings access() {
    return random(TestVocabulary.ALL.settings(StatementKind.LOAD, ""));
  }

  private Settings windows() {
    Settings windows = TestVocabulary.ALL.settings(StatementKind.EXPECT, format);
    String name = "window." + dice.pick(TestVocabulary.ALL.format(format).orElseThrow().tables());
    return windows.with(name, value(windows.declaration(name)));
  }

  /** Any address, for accesses; one of the format with 32-bit addresses has no more bits. */
  private long anywhere() {
    return facts.wide() ? dice.between(0, -1L) : dice.between(0, 0xFFFFFFFFL);
  }

  /**
   * A page early enough in its half of the address space for every length that {@link #pages}
   * gives.
   */
  private long page(long size) {
    long bits = dice.between(0, (1L << (facts.vaBits() - 2)) - 1);
    boolean high = facts.wide() && dice.oneIn(2);
    long first = high ? -1L << (facts.vaBits() - 1) : 0;
    return (first | bits) & -size;
  }

  private long frame(long size) {
    return dice.between(0, (1L << (facts.paBits() - 1)) - 1) & -size;
  }

  private Settings settings(StatementKind kind) {
    Settings settings = pages(kind).with("size", dice.pick(facts.pageSizes()));
    long size = settings.number("size");
    return settings.has("length") ? settings.with("length", size * (1 + dice.below(3))) : settings;
  }

  private Settings pages(StatementKind kind) {
    Settings settings = random(TestVocabulary.ALL.settings(kind, ""));
    if (settings.has("rights")) {
      settings = settings.with("rights", readable(settings.rights("rights")));
    }
    long size = facts.smallestPage();
    return settings.has("length") ? settings.with("length", size * (1 + dice.below(9))) : settings;
  }

  private RightLetters readable(RightLetters rights) {
    return facts.impliedRights().isEmpty() ? rights : RightLetters.of("r" + rights.letters());
  }

  /** Every third setting, with any value that its declaration allows. */
  private Settings random(Settings settings) {
    Settings result = settings;
    for (Setting setting : settings.declarations()) {
      if (dice.oneIn(3)) {
        result = result.with(setting.name(), value(setting));
      }
    }
    return result;
  }

  private SettingValue value(Setting setting) {
    return switch (setting.kind()) {
      case NUMBER, SWITCH, ADDRESS, VALUE -> number(setting);
      case SIZE -> size(setting);
      case ADDRESS_RANGE, FRAME_RANGE -> range(setting.min(), setting.max());
      case SHAPE -> dice.oneIn(4) ? Shape.NONE : new Shape(1 << dice.below(7), 1 + dice.below(64));
      case WORD -> new WordValue(dice.pick(setting.words()));
      case RIGHTS -> RightLetters.of("rwxug".substring(dice.below(3), 4 + dice.below(2)));
      case SIGNED -> new NumberValue(dice.bits() >> (1 + dice.below(62)));
      case ADDRESS_LIST -> {
        List<Long> addresses = new ArrayList<>();
        for (int i = dice.below(8); i >= 0; i--) {
          addresses.add(dice.between(0, -1L));
        }
        yield new AddressList(addresses);
      }
    };
  }

  private NumberValue number(Setting setting) {
    return new NumberValue(dice.between(setting.min(), setting.max()));
  }

  private SettingValue size(Setting setting) {
    if (!setting.words().isEmpty()) {
      long[] sizes = {4096, 2 << 20, 1 << 30};
      long size = sizes[dice.below(3)];
      return new NumberValue(setting.words().contains(SettingPrinter.size(size)) ? size : 4096);
    }
    long number = dice.between(setting.min(), setting.max());
    return new NumberValue(Math.max(setting.min(), number - number % setting.step()));
  }
}
