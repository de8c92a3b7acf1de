package pagewalk.scenario;

import java.util.List;
import pagewalk.scenario.Token.Kind;
import pagewalk.setting.Nearest;
import pagewalk.setting.Quote;
import pagewalk.setting.Reading;
import pagewalk.setting.Reading.Refused;
import pagewalk.setting.Reading.Understood;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingReader;
import pagewalk.setting.SettingValue;
import pagewalk.setting.Settings;

/** Reads the {@code key=value} settings that end a statement. */
final class KeyReader {
  private final Vocabulary vocabulary;
  private final Report report;
  private final StatementForm form;
  private final List<Setting> allowed;
  private final Cursor cursor;
  private final Operands operands;
  private final List<String> names;
  private Settings settings;
  private boolean strayed;

  KeyReader(
      Vocabulary vocabulary,
      Report report,
      StatementForm form,
      List<Setting> allowed,
      Cursor cursor,
      Operands operands) {
    this.vocabulary = vocabulary;
    this.report = report;
    this.form = form;
    this.allowed = allowed;
    this.cursor = cursor;
    this.operands = operands;
    this.names = Vocabulary.names(allowed);
    this.settings = Settings.of(allowed);
  }

  Settings read() {
    Span start = cursor.peek().span();
    while (!cursor.atEnd()) {
      Token token = cursor.next();
      if (token.is(Kind.WORD) && cursor.peek().is(Kind.EQUALS)) {
        setting(token, cursor.next());
      } else {
        stray(token);
        strayed = true;
        cursor.skipToSetting();
      }
    }
    for (String key : form.required()) {
      if (!operands.has(key) && !strayed) {
        report.add(
            new Span(start.from(), start.from()),
            "'" + form.keyword() + "' needs " + key + "=.",
            "A complete line is: " + form.example());
      }
    }
    return settings;
  }

  private void setting(Token key, Token sign) {
    Token value = cursor.peek();
    boolean hasValue = value.is(Kind.WORD) && !cursor.atSetting();
    boolean spaced = !key.touches(sign) || (hasValue && !sign.touches(value));
    if (value.is(Kind.STRING)) {
      cursor.next();
      report.add(
          value.span(), "A setting takes no text in quotes.", "Write the value without quotes.");
      return;
    }
    if (hasValue) {
      cursor.next();
    }
    Span end = hasValue ? value.span() : sign.span();
    String text = hasValue ? value.text() : "";
    if (!known(key)) {
      return;
    }
    if (spaced) {
      report.add(
          key.span().through(end),
          "A setting has no spaces around its '='.",
          "Write " + key.text() + "=" + text + ".",
          hasValue ? key.text() + "=" + text : "");
    }
    if (hasValue && goesOn(text)) {
      broken(key, text);
    } else {
      value(key, end, text);
    }
  }

  /** Whether what follows would belong to a value if there were no space before it. */
  private boolean goesOn(String text) {
    Token next = cursor.peek();
    return next.is(Kind.WORD)
        && !cursor.atSetting()
        && (text.endsWith(",")
            || text.endsWith("..")
            || next.text().startsWith(",")
            || next.text().startsWith(".."));
  }

  private void broken(Token key, String begin) {
    String text = begin;
    Span end = key.span();
    while (goesOn(text)) {
      Token piece = cursor.next();
      text += piece.text();
      end = piece.span();
    }
    Span whole = key.span().through(end);
    operands.place(key.text(), whole);
    report.add(
        whole,
        "The value of '" + key.text() + "' has spaces in it.",
        "Write it without spaces.",
        key.text() + "=" + text);
  }

  private boolean known(Token key) {
    String name = key.text();
    if (!names.contains(name)) {
      unknown(key);
      return false;
    }
    if (operands.has(name)) {
      int first = operands.placeOf(name).from() + 1;
      report.add(
          key.span(),
          "'" + name + "' is given twice.",
          "Keep one of them; the first is in column " + first + ".");
      return false;
    }
    return true;
  }

  private void unknown(Token key) {
    String nearest = Nearest.to(key.text(), names);
    List<String> owners = vocabulary.owners(form.kind(), key.text());
    String guess = nearest.isEmpty() ? "" : "Did you mean '" + nearest + "'? ";
    if (nearest.isEmpty() && !owners.isEmpty()) {
      guess = "It belongs to " + String.join(" and ", owners) + ". ";
    }
    report.add(
        key.span(),
        subject() + " has no setting " + Quote.of(key.text()) + ".",
        guess + takes(),
        nearest);
  }

  private String subject() {
    return "'" + form.keyword() + (operands.name.isEmpty() ? "'" : " " + operands.name + "'");
  }

  private String takes() {
    return names.isEmpty()
        ? subject() + " takes none."
        : subject() + " takes " + String.join(", ", names) + ".";
  }

  private void value(Token key, Span end, String text) {
    operands.place(key.text(), key.span().through(end));
    Setting setting = allowed.get(names.indexOf(key.text()));
    Reading<SettingValue> reading = SettingReader.read(setting, text);
    if (reading instanceof Refused<SettingValue> refused) {
      report.add(end.to() - text.length(), refused.mistake());
    } else {
      settings = settings.with(key.text(), ((Understood<SettingValue>) reading).value());
    }
  }

  private void stray(Token token) {
    switch (token.kind()) {
      case STRING -> report.add(token.span(), "No text in quotes belongs here.", takes());
      case EQUALS -> report.add(token.span(), "No '=' belongs here.", takes());
      case ARROW -> report.add(token.span(), "No '->' belongs here.", takes());
      case WORD -> strayWord(token);
      case END -> {}
    }
  }

  private void strayWord(Token word) {
    Token next = cursor.peek();
    boolean value = next.is(Kind.WORD) && !cursor.atSetting();
    if (names.contains(word.text()) && value) {
      report.add(
          word.span().through(next.span()),
          "'=' is missing behind '" + word.text() + "'.",
          "Write " + word.text() + "=" + next.text() + ".",
          word.text() + "=" + next.text());
    } else if (names.contains(word.text())) {
      Setting setting = allowed.get(names.indexOf(word.text()));
      report.add(word.span(), "'" + word.text() + "' has no value.", setting.hint());
    } else {
      report.add(
          word.span(),
          Quote.of(word.text()) + " is not a setting; settings are written key=value.",
          takes());
    }
  }
}
