package pagewalk.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of JSON (RFC 8259) for tests: objects become maps in order, arrays lists, whole
 * numbers longs, and {@code null} {@link #NULL}. Anything else is refused.
 */
public final class JsonReader {
  /** Stands for {@code null}. */
  public static final Object NULL = new Object();

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The one value that {@code text} is. */
  public static Object read(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value();
    reader.require(reader.at == text.length());
    return value;
  }

  /** The object that {@code text} is. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String text) {
    return (Map<String, Object>) read(text);
  }

  private Object value() {
    char c = peek();
    return switch (c) {
      case '{' -> members();
      case '[' -> items();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (peek() != '}') {
      if (!members.isEmpty()) {
        expect(',');
      }
      String name = string();
      expect(':');
      require(members.put(name, value()) == null);
    }
    at++;
    return members;
  }

  private List<Object> items() {
    List<Object> items = new ArrayList<>();
    at++;
    while (peek() != ']') {
      if (!items.isEmpty()) {
        expect(',');
      }
      items.add(value());
    }
    at++;
    return items;
  }

  private String string() {
    expect('"');
    StringBuilder result = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at);
      at++;
      require(c >= ' ');
      result.append(c == '\\' ? escaped() : c);
    }
    at++;
    return result.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    if (c == 'u') {
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
    int known = "\"\\/bfnrt".indexOf(c);
    require(known >= 0);
    return "\"\\/\b\f\n\r\t".charAt(known);
  }

  private Object word(String word, Object value) {
    require(text.startsWith(word, at));
    at += word.length();
    return value;
  }

  private Long number() {
    int from = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    require(digits.matches("-?(0|[1-9][0-9]*)"));
    return Long.valueOf(digits);
  }

  private char peek() {
    require(at < text.length());
    return text.charAt(at);
  }

  private void expect(char c) {
    require(peek() == c);
    at++;
  }

  private void require(boolean fine) {
    if (!fine) {
      throw new AssertionError("no JSON at character " + at + " of " + text);
    }
  }
}
