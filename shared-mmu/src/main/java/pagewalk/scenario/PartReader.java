package pagewalk.scenario;

import java.util.List;
import pagewalk.scenario.Token.Kind;
import pagewalk.setting.Nearest;
import pagewalk.setting.NumberValue;
import pagewalk.setting.Quote;
import pagewalk.setting.Reading;
import pagewalk.setting.Reading.Refused;
import pagewalk.setting.Reading.Understood;
import pagewalk.setting.SettingReader;
import pagewalk.setting.SettingValue;

/** Reads the parts of a statement that are known by their position. */
final class PartReader {
  private final Vocabulary vocabulary;
  private final Report report;
  private final StatementForm form;
  private final Cursor cursor;
  private final Operands operands;

  PartReader(
      Vocabulary vocabulary, Report report, StatementForm form, Cursor cursor, Operands operands) {
    this.vocabulary = vocabulary;
    this.report = report;
    this.form = form;
    this.cursor = cursor;
    this.operands = operands;
  }

  /** Reads all parts; a missing one ends the reading, because what follows would only confuse. */
  void read() {
    for (Part part : Grammar.parts(form.kind())) {
      if (!read(part)) {
        List<String> keys = Vocabulary.names(vocabulary.keys(form.kind(), ""));
        do {
          cursor.skipToSetting();
        } while (!keys.contains(cursor.peek().text()) && !cursor.next().is(Kind.END));
        return;
      }
    }
  }

  private boolean read(Part part) {
    return switch (part) {
      case TEXT -> text();
      case FORMAT -> name("format", vocabulary.formatNames());
      case STRATEGY -> name("strategy", vocabulary.strategyNames());
      case SPACE -> space();
      case AS_SPACE -> asSpace();
      case OPTIONAL_SPACE -> !isSpaceAhead() || space();
      case VA -> number(Operand.VA);
      case PA -> number(Operand.PA);
      case VA_OR_ALL -> vaOrAll();
      case ARROW_PA -> arrow();
      case OPTIONAL_PA -> (!cursor.peek().is(Kind.ARROW) && !cursor.atNumber()) || arrow();
      case EQUALS_VALUE -> equalsValue();
    };
  }

  private boolean text() {
    if (!cursor.peek().is(Kind.STRING)) {
      return missing("a text in double quotes");
    }
    Token token = cursor.next();
    operands.text = token.text();
    operands.place("TEXT", token.span());
    if (form.kind() == StatementKind.TITLE && token.text().length() > Limits.TITLE) {
      report.add(
          token.span(),
          "The title has "
              + token.text().length()
              + " characters; at most "
              + Limits.TITLE
              + " are allowed.",
          "Tell the rest in a note.");
    }
    return true;
  }

  private boolean name(String noun, List<String> known) {
    if (!cursor.peek().is(Kind.WORD) || cursor.atSetting()) {
      return missing("a " + noun);
    }
    Token token = cursor.next();
    operands.name = token.text();
    operands.place("NAME", token.span());
    if (!known.contains(token.text())) {
      String nearest = Nearest.to(token.text(), known);
      String guess = nearest.isEmpty() ? "" : "Did you mean '" + nearest + "'? ";
      report.add(
          token.span(),
          "The " + noun + " " + Quote.of(token.text()) + " is unknown.",
          guess + "Known: " + String.join(", ", known) + ".",
          nearest);
    }
    return true;
  }

  private boolean isSpaceAhead() {
    return cursor.peek().is(Kind.WORD)
        && !cursor.atSetting()
        && Names.isMeantAsSpace(cursor.peek().text());
  }

  private boolean space() {
    if (!cursor.peek().is(Kind.WORD) || cursor.atSetting()) {
      return missing("the name of a space");
    }
    Token token = cursor.next();
    operands.space = token.text();
    operands.place("SPACE", token.span());
    return isNamed(token);
  }

  private boolean isNamed(Token token) {
    if (!Names.isSpace(token.text())) {
      report.add(
          token.span(),
          Quote.of(token.text()) + " is no name of a space.",
          "A name has up to "
              + Names.LONGEST
              + " letters and digits and begins with a capital letter, as in B.");
    }
    return true;
  }

  private boolean asSpace() {
    Token as = cursor.peek();
    if (!as.is(Kind.WORD) || cursor.atSetting()) {
      return missing("'as' and the name of a space");
    }
    if (as.text().equals("as")) {
      cursor.next();
    } else {
      report.add(
          as.span(), "'as' is missing before " + Quote.of(as.text()) + ".", "Write as B.", "as");
    }
    if (!cursor.peek().is(Kind.WORD) || cursor.atSetting()) {
      return missing("the name of a space");
    }
    Token token = cursor.next();
    operands.copy = token.text();
    operands.place("COPY", token.span());
    return isNamed(token);
  }

  private boolean vaOrAll() {
    Token token = cursor.peek();
    if (!token.is(Kind.WORD) || cursor.atSetting()) {
      return missing("a virtual address or 'all'");
    }
    if (cursor.atNumber()) {
      return number(Operand.VA);
    }
    cursor.next();
    operands.everything = true;
    if (!token.text().equals("all")) {
      report.add(
          token.span(),
          Quote.of(token.text()) + " is neither an address nor 'all'.",
          "A complete line is: " + form.example(),
          Nearest.to(token.text(), List.of("all")));
    }
    return true;
  }

  private boolean arrow() {
    Token token = cursor.peek();
    if (token.is(Kind.ARROW)) {
      cursor.next();
      return number(Operand.PA);
    }
    if (!cursor.atNumber()) {
      return missing("'->' and a physical address");
    }
    report.add(
        token.span(),
        "'->' is missing before " + Quote.of(token.text()) + ".",
        "Write -> " + token.text() + ".",
        "-> " + token.text());
    return number(Operand.PA);
  }

  private boolean equalsValue() {
    Token token = cursor.peek();
    if (token.is(Kind.EQUALS)) {
      cursor.next();
      return number(Operand.VALUE);
    }
    if (!cursor.atNumber()) {
      return missing("'=' and a value");
    }
    report.add(
        token.span(),
        "'=' is missing before " + Quote.of(token.text()) + ".",
        "Write = " + token.text() + ".",
        "= " + token.text());
    return number(Operand.VALUE);
  }

  private boolean number(Operand operand) {
    if (!cursor.peek().is(Kind.WORD) || cursor.atSetting()) {
      return missing(operand.noun());
    }
    Token token = cursor.next();
    operands.place(operand.name(), token.span());
    Reading<SettingValue> reading = SettingReader.read(operand.setting(), token.text());
    if (reading instanceof Refused<SettingValue> refused) {
      report.add(token.span().from(), refused.mistake());
    } else {
      keep(operand, ((NumberValue) ((Understood<SettingValue>) reading).value()).bits());
    }
    return true;
  }

  private void keep(Operand operand, long bits) {
    switch (operand) {
      case VA -> operands.va = bits;
      case PA -> {
        operands.pa = bits;
        operands.hasPa = true;
      }
      case VALUE -> operands.value = bits;
    }
  }

  /** Something else stands where {@code noun} is needed, or nothing at all. */
  private boolean missing(String noun) {
    Token token = cursor.peek();
    boolean instead = !token.is(Kind.END) && !cursor.atSetting();
    String place = instead ? " where " + shown(token) + " stands." : " here.";
    Span gap = new Span(token.span().from(), token.span().from());
    report.add(
        instead ? token.span() : gap,
        "'" + form.keyword() + "' needs " + noun + place,
        "A complete line is: " + form.example());
    return false;
  }

  private static String shown(Token token) {
    return switch (token.kind()) {
      case WORD -> Quote.of(token.text());
      case STRING -> "a string";
      case EQUALS -> "'='";
      case ARROW -> "'->'";
      case END -> "nothing";
    };
  }
}
