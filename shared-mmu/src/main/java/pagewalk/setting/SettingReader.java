package pagewalk.setting;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.Reading.Refused;
import pagewalk.setting.Reading.Understood;

/**
 * Reads the text of a value as its setting declares it. Every text gives a value inside the
 * declared bounds or one {@link Mistake}; nothing is thrown.
 */
public final class SettingReader {
  private SettingReader() {}

  /**
   * Reads {@code text}, which stands behind the {@code =}; positions in a mistake count inside it.
   */
  public static Reading<SettingValue> read(Setting setting, String text) {
    if (text.isEmpty()) {
      return refused("'" + setting.name() + "' has no value.", setting.hint(), "", 0, 0);
    }
    Reading<SettingValue> reading =
        switch (setting.kind()) {
          case NUMBER, SWITCH, SIZE, ADDRESS, VALUE -> number(NumberReader.unsigned(text));
          case SIGNED -> number(NumberReader.signed(text));
          case ADDRESS_RANGE, FRAME_RANGE -> range(setting, text);
          case SHAPE -> shape(setting, text);
          case WORD -> word(setting, text);
          case RIGHTS -> rights(setting, text);
          case ADDRESS_LIST -> addresses(text);
        };
    if (reading instanceof Refused<SettingValue> refused && refused.mistake().hint().isEmpty()) {
      return new Refused<>(refused.mistake().withHint(setting.hint()));
    }
    return reading.then(value -> inside(setting, value, text));
  }

  private static Reading<SettingValue> inside(Setting setting, SettingValue value, String text) {
    String complaint = Bounds.complaint(setting, value);
    return complaint.isEmpty()
        ? new Understood<>(value)
        : refused(complaint, setting.hint(), "", 0, text.length());
  }

  private static Reading<SettingValue> number(Reading<Long> reading) {
    return reading.then(bits -> new Understood<>(new NumberValue(bits)));
  }

  private static Reading<SettingValue> range(Setting setting, String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      int dash = text.indexOf('-');
      String replacement =
          dash > 0 ? text.substring(0, dash) + ".." + text.substring(dash + 1) : "";
      return refused(
          Quote.of(text) + " is not a range.",
          "A range has two ends, as in " + setting.kind().example() + ".",
          replacement,
          0,
          text.length());
    }
    String lowText = text.substring(0, dots);
    String highText = text.substring(dots + 2);
    return NumberReader.unsigned(lowText)
        .then(
            low ->
                NumberReader.unsigned(highText)
                    .after(dots + 2)
                    .then(
                        high ->
                            Long.compareUnsigned(low, high) <= 0
                                ? new Understood<>(new Range(low, high))
                                : refused(
                                    "The range ends before it begins.",
                                    "Write the lower end first.",
                                    highText + ".." + lowText,
                                    0,
                                    text.length())));
  }

  private static Reading<SettingValue> shape(Setting setting, String text) {
    if (text.equals("none")) {
      return new Understood<>(Shape.NONE);
    }
    int cross = text.indexOf('x');
    if (cross < 0) {
      return refused(Quote.of(text) + " is not a shape.", setting.hint(), "", 0, text.length());
    }
    return NumberReader.unsigned(text.substring(0, cross))
        .then(
            sets ->
                NumberReader.unsigned(text.substring(cross + 1))
                    .after(cross + 1)
                    .then(ways -> shape(setting, sets, ways, text)));
  }

  private static Reading<SettingValue> shape(Setting setting, long sets, long ways, String text) {
    int crossing = text.indexOf('x');
    if (sets < 1 || sets > Shape.LARGEST_SIDE || (sets & (sets - 1)) != 0) {
      return refused(
          "The number of sets is a power of two from 1 to " + Shape.LARGEST_SIDE + ".",
          "Address bits choose the set, as in 16x4; one set is a fully associative cache.",
          "",
          0,
          crossing);
    }
    if (ways < 1 || ways > Shape.LARGEST_SIDE) {
      return refused(
          "The number of ways lies between 1 and " + Shape.LARGEST_SIDE + ".",
          setting.hint(),
          "",
          crossing + 1,
          text.length());
    }
    return new Understood<>(new Shape((int) sets, (int) ways));
  }

  private static Reading<SettingValue> word(Setting setting, String text) {
    if (setting.words().contains(text)) {
      return new Understood<>(new WordValue(text));
    }
    String nearest = Nearest.to(text, setting.words());
    return refused(
        Quote.of(text) + " is not a value of '" + setting.name() + "'.",
        (nearest.isEmpty() ? "" : "Did you mean '" + nearest + "'? ") + setting.hint(),
        nearest,
        0,
        text.length());
  }

  private static Reading<SettingValue> rights(Setting setting, String text) {
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      if (!setting.words().contains(letter)) {
        return refused(
            Quote.of(letter) + " is not a right of '" + setting.name() + "'.",
            setting.hint(),
            Nearest.to(letter, setting.words()),
            i,
            i + 1);
      }
      if (text.indexOf(letter) < i) {
        return refused(
            "The right '" + letter + "' is given twice.",
            "Give each letter once.",
            RightLetters.of(text.substring(0, i)).letters(),
            0,
            i + 1);
      }
    }
    return new Understood<>(RightLetters.of(text));
  }

  private static Reading<SettingValue> addresses(String text) {
    List<Long> addresses = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      if (addresses.size() == AddressList.LONGEST) {
        return refused(
            "The list has more than " + AddressList.LONGEST + " addresses.",
            "Leave some out.",
            "",
            from,
            text.length());
      }
      Reading<Long> address = NumberReader.unsigned(text.substring(from, to)).after(from);
      if (address instanceof Refused<Long> refused) {
        return new Refused<>(refused.mistake());
      }
      address.then(
          number -> {
            addresses.add(number);
            return new Understood<>(number);
          });
      from = to + 1;
    }
    return new Understood<>(new AddressList(addresses));
  }

  private static Reading<SettingValue> refused(
      String message, String hint, String replacement, int from, int to) {
    return new Refused<>(new Mistake(message, hint, replacement, from, to));
  }
}
