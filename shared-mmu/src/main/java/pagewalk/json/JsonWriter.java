package pagewalk.json;

import java.util.Arrays;
import pagewalk.bits.Hex;

/**
 * Writes JSON text piece by piece, in one pass and without building a tree.
 *
 * <p>It keeps track of where it is, so that what comes out is well-formed or an exception says
 * which call was out of place.
 */
public final class JsonWriter {
  private static final int NOTHING_YET = 0;
  private static final int IN_ARRAY = 1;
  private static final int WANTS_NAME = 2;
  private static final int WANTS_VALUE = 3;
  private static final int DONE = 4;

  /** Beyond this a number would lose digits in a reader that has only floating point. */
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private final StringBuilder out;
  private byte[] state = new byte[16];
  private boolean[] first = new boolean[16];
  private int depth;

  /** Appends one JSON value to {@code out}. */
  public JsonWriter(StringBuilder out) {
    this.out = out;
  }

  public JsonWriter beginObject() {
    return open('{', WANTS_NAME);
  }

  public JsonWriter endObject() {
    return close(WANTS_NAME, '}');
  }

  public JsonWriter beginArray() {
    return open('[', IN_ARRAY);
  }

  public JsonWriter endArray() {
    return close(IN_ARRAY, ']');
  }

  /** The name of the next member of an object; exactly one value must follow. */
  public JsonWriter name(String name) {
    require(state[depth] == WANTS_NAME, "a name");
    comma();
    quote(name);
    out.append(':');
    state[depth] = WANTS_VALUE;
    return this;
  }

  public JsonWriter value(String value) {
    beforeValue();
    quote(value);
    return this;
  }

  /** A whole number, of a magnitude that every reader can hold exactly. */
  public JsonWriter value(long value) {
    if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
      throw new IllegalArgumentException("write " + value + " as hexadecimal text");
    }
    beforeValue();
    out.append(value);
    return this;
  }

  public JsonWriter value(boolean value) {
    beforeValue();
    out.append(value);
    return this;
  }

  /** A 64-bit quantity as text: {@code "0x401000"}. */
  public JsonWriter hex(long value) {
    beforeValue();
    out.append('"').append(Hex.of(value)).append('"');
    return this;
  }

  public JsonWriter nothing() {
    beforeValue();
    out.append("null");
    return this;
  }

  /** Whether exactly one whole value has been written. */
  public boolean isComplete() {
    return depth == 0 && state[0] == DONE;
  }

  private JsonWriter open(char bracket, int inside) {
    beforeValue();
    out.append(bracket);
    depth++;
    if (depth == state.length) {
      state = Arrays.copyOf(state, 2 * depth);
      first = Arrays.copyOf(first, 2 * depth);
    }
    state[depth] = (byte) inside;
    first[depth] = true;
    return this;
  }

  private JsonWriter close(int inside, char bracket) {
    require(depth > 0 && state[depth] == inside, String.valueOf(bracket));
    depth--;
    out.append(bracket);
    return this;
  }

  private void beforeValue() {
    switch (state[depth]) {
      case NOTHING_YET -> state[depth] = DONE;
      case IN_ARRAY -> comma();
      case WANTS_VALUE -> state[depth] = WANTS_NAME;
      default -> require(false, "a value");
    }
  }

  private void comma() {
    if (!first[depth]) {
      out.append(',');
    }
    first[depth] = false;
  }

  private void require(boolean allowed, String what) {
    if (!allowed) {
      throw new IllegalStateException(
          what + " is out of place after " + out.length() + " characters");
    }
  }

  private void quote(String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text, i)) {
        out.append(text, written, i);
        escape(text.charAt(i));
        written = i + 1;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private static boolean needsEscape(String text, int at) {
    char c = text.charAt(at);
    return c < ' '
        || c == '"'
        || c == '\\'
        || (Character.isSurrogate(c) && isLoneSurrogate(text, at));
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u").append(Hex.padded(c, 4));
    }
  }

  /** Half of a pair cannot be encoded; as an escape it travels unharmed. */
  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
