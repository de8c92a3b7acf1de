package pagewalk.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pagewalk.scenario.Token.Kind;
import pagewalk.setting.Nearest;
import pagewalk.setting.Quote;
import pagewalk.setting.Settings;

/** Makes a statement of the tokens of one line, or reports why it cannot. */
final class StatementParser {
  private final Vocabulary vocabulary;
  private final Report report;

  StatementParser(Vocabulary vocabulary, Report report) {
    this.vocabulary = vocabulary;
    this.report = report;
  }

  /** Parses a line; {@code format} is the machine's, which decides what can be expected of it. */
  Sentence parse(List<Token> tokens, String format) {
    Cursor cursor = new Cursor(tokens);
    Token first = cursor.next();
    if (first.is(Kind.END)) {
      return new Sentence(
          StatementKind.BLANK, first.span(), Optional.of(new Statement.Blank()), Map.of());
    }
    if (!first.is(Kind.WORD)) {
      report.add(first.span(), "A line begins with a statement.", statements());
      return new Sentence(StatementKind.BLANK, first.span(), Optional.empty(), Map.of());
    }
    Optional<StatementKind> kind = known(first.text());
    if (kind.isEmpty()) {
      return new Sentence(unknown(first), first.span(), Optional.empty(), Map.of());
    }
    Span keyword = first.span();
    if (kind.get() == StatementKind.BOOT_MAP) {
      keyword = bootIsFollowedByMap(first, cursor);
    }
    return rest(kind.get(), keyword, cursor, format);
  }

  /** A line that is not worth parsing; what it was probably meant to be still counts. */
  static Sentence unreadable(List<Token> tokens) {
    Token first = tokens.get(0);
    StatementKind guess = first.is(Kind.WORD) ? nearest(first.text()) : StatementKind.BLANK;
    return new Sentence(guess, first.span(), Optional.empty(), Map.of());
  }

  private Sentence rest(StatementKind kind, Span keyword, Cursor cursor, String format) {
    int before = report.count();
    StatementForm form = Grammar.form(kind);
    Operands operands = new Operands();
    new PartReader(vocabulary, report, form, cursor, operands).read();
    boolean ofFormat = kind == StatementKind.EXPECT || kind == StatementKind.SET;
    String owner = ofFormat ? format : operands.name;
    Settings settings =
        new KeyReader(vocabulary, report, form, vocabulary.keys(kind, owner), cursor, operands)
            .read();
    if (ofFormat && settings.isEmpty() && report.count() == before) {
      String nothing =
          kind == StatementKind.SET ? "'set' sets nothing." : "'expect' expects nothing.";
      report.add(keyword, nothing, "A complete line is: " + form.example());
    }
    Optional<Statement> statement =
        report.count() == before ? Optional.of(build(kind, operands, settings)) : Optional.empty();
    return new Sentence(kind, keyword, statement, operands.places());
  }

  private static Optional<StatementKind> known(String word) {
    if (word.equals("boot")) {
      return Optional.of(StatementKind.BOOT_MAP);
    }
    for (StatementForm form : Grammar.FORMS) {
      if (form.keyword().equals(word)) {
        return Optional.of(form.kind());
      }
    }
    return Optional.empty();
  }

  /** Steps over {@code map}, or whatever stands for it, and gives the place of both words. */
  private Span bootIsFollowedByMap(Token first, Cursor cursor) {
    Token next = cursor.peek();
    boolean word = next.is(Kind.WORD) && !cursor.atNumber();
    boolean map = word && next.text().equals("map");
    word = map || (word && !cursor.atSetting());
    if (word) {
      cursor.next();
    }
    if (!map) {
      report.add(
          word ? next.span() : first.span(),
          "'boot' is always followed by 'map'.",
          "A complete line is: " + Grammar.form(StatementKind.BOOT_MAP).example(),
          word ? "map" : "boot map");
    }
    return word ? first.span().through(next.span()) : first.span();
  }

  private StatementKind unknown(Token first) {
    if (first.text().equals("pagewalk")) {
      report.add(first.span(), "'pagewalk' stands in line 1 only.", "Remove this line.");
      return StatementKind.BLANK;
    }
    StatementKind guess = nearest(first.text());
    boolean known = guess != StatementKind.BLANK;
    report.add(
        first.span(),
        "The statement " + Quote.of(first.text()) + " is unknown.",
        known ? "Did you mean '" + guess.keyword() + "'?" : statements(),
        guess.keyword());
    return guess;
  }

  private static StatementKind nearest(String word) {
    String nearest = meant(word);
    for (StatementForm form : Grammar.FORMS) {
      boolean same = form.keyword().equals(nearest);
      if (same || (form.kind() == StatementKind.BOOT_MAP && nearest.equals("boot"))) {
        return form.kind();
      }
    }
    return StatementKind.BLANK;
  }

  /** The first word of the statement that was probably meant, or {@code ""}. */
  private static String meant(String word) {
    return switch (word) {
      case "read" -> "load";
      case "write" -> "store";
      case "execute", "exec" -> "fetch";
      case "invlpg", "flush" -> "invalidate";
      case "clone" -> "fork";
      case "kill", "exit" -> "destroy";
      default -> Nearest.to(word, Grammar.keywords());
    };
  }

  private static String statements() {
    return "The statements are " + String.join(", ", Grammar.keywords()) + ".";
  }

  private static Statement build(StatementKind kind, Operands given, Settings settings) {
    return switch (kind) {
      case BLANK -> new Statement.Blank();
      case TITLE -> new Statement.Title(given.text);
      case NOTE -> new Statement.Note(given.text);
      case MACHINE -> new Statement.Machine(given.name, settings);
      case KERNEL -> new Statement.Kernel(given.name, settings);
      case BOOT_MAP -> new Statement.BootMap(given.va, given.pa, settings);
      case SPACE -> new Statement.Space(given.space);
      case SWITCH -> new Statement.Switch(given.space);
      case FORK -> new Statement.Fork(given.space, given.copy);
      case PROCESS -> new Statement.NewProcess(given.space, settings);
      case DESTROY -> new Statement.Destroy(given.space);
      case TOUCH -> new Statement.Touch(given.space, given.va, settings);
      case MAP -> new Statement.Map(given.space, given.va, target(given), settings);
      case UNMAP -> new Statement.Unmap(given.space, given.va, settings);
      case PROTECT -> new Statement.Protect(given.space, given.va, settings);
      case LOAD -> new Statement.Load(given.space, given.va, settings);
      case STORE -> new Statement.Store(given.space, given.va, given.value, settings);
      case FETCH -> new Statement.Fetch(given.space, given.va, settings);
      case INVALIDATE -> new Statement.Invalidate(staleness(given), settings);
      case SET -> new Statement.Set(settings);
      case POKE -> new Statement.Poke(given.pa, given.value);
      case EXPECT -> new Statement.Expect(settings);
    };
  }

  private static Target target(Operands given) {
    return given.hasPa ? new Target.Place(given.pa) : new Target.FreshFrames();
  }

  private static Staleness staleness(Operands given) {
    return given.everything ? new Staleness.All() : new Staleness.Page(given.va);
  }
}
