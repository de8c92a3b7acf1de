package pagewalk.oracle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine's registers as they were recorded, and the lines of answers beside them. */
record RecordedMachine(String description) {

  static RecordedMachine named(String name) {
    return new RecordedMachine(
        new String(PageImage.resource(name + ".json"), StandardCharsets.UTF_8));
  }

  long register(String name) {
    Matcher matcher =
        Pattern.compile("\"" + name + "\": \"?(0x[0-9a-f]+|[0-9]+)").matcher(description);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + name + " was recorded");
    }
    return Long.decode(matcher.group(1));
  }

  boolean bit(String register, int at) {
    return Word.bit(register(register), at);
  }

  /** The answers, split at the tabs. */
  static List<List<String>> answers(String name) {
    return PageImage.lines(name).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }
}
