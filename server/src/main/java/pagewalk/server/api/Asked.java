package pagewalk.server.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.javalin.http.Context;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import pagewalk.server.api.Problem.Kind;

/**
 * What somebody posted: a scenario as it is, in {@code text/plain}, or as the member {@code text}
 * of a JSON object that may say more.
 *
 * @param text the scenario's text
 * @param at the event to look at
 * @param from first event of the trace to send
 * @param count how many events of the trace to send
 * @param strategies which ones to compare, {@code scratch:slots=4,recursive}; "" for all
 */
public record Asked(
    String text, OptionalInt at, OptionalInt from, OptionalInt count, String strategies) {

  private static final Set<String> MEMBERS = Set.of("text", "at", "from", "count", "strategies");

  static Asked in(Context ctx) {
    String body = utf8(ctx.bodyAsBytes());
    String type = String.valueOf(ctx.contentType()).replaceFirst(";.*", "").strip();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "text/plain" ->
          new Asked(
              body,
              number(ctx, "at"),
              number(ctx, "from"),
              number(ctx, "count"),
              Objects.requireNonNullElse(ctx.queryParam("strategies"), ""));
      case "application/json" -> json(body);
      default ->
          throw Problem.of(
                  Kind.UNSUPPORTED_TYPE,
                  "Send the scenario as text/plain, or as application/json in the member text.")
              .asException();
    };
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(Kind.BAD_REQUEST, "The body is not text in UTF-8.").asException();
    }
  }

  private static Asked json(String body) {
    JsonObject object = object(body);
    for (String member : object.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw bad(
            "There is no member of that name: the members are text, at, from, count and strategies.");
      }
    }
    return new Asked(
        string(object, "text")
            .orElseThrow(() -> bad("The member text has to be a string that holds the scenario.")),
        number(object, "at"),
        number(object, "from"),
        number(object, "count"),
        object.has("strategies")
            ? string(object, "strategies")
                .orElseThrow(() -> bad("The member strategies has to be a string of names."))
            : "");
  }

  private static Optional<String> string(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive primitive && primitive.isString()
        ? Optional.of(primitive.getAsString())
        : Optional.empty();
  }

  private static JsonObject object(String body) {
    JsonReader reader = new JsonReader(new StringReader(body));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (element.isJsonObject()
          && reader.peek() == com.google.gson.stream.JsonToken.END_DOCUMENT) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException | java.io.IOException | IllegalStateException e) {
      throw bad("The body is not JSON.");
    }
    throw bad("The body is not one JSON object.");
  }

  private static OptionalInt number(JsonObject object, String name) {
    JsonElement value = object.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return eventNumber(name, primitive.getAsString());
    }
    throw notANumber(name);
  }

  /** What stands behind {@code ?at=} of a link; anything but a number is as good as nothing. */
  public static OptionalInt event(Context ctx) {
    String at = String.valueOf(ctx.queryParam("at"));
    return at.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(at)) : OptionalInt.empty();
  }

  /** The number of an event in the query, when there is one. */
  static OptionalInt number(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null ? OptionalInt.empty() : eventNumber(name, value);
  }

  private static OptionalInt eventNumber(String name, String digits) {
    if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Asked::isDigit)) {
      throw notANumber(name);
    }
    return OptionalInt.of(Integer.parseInt(digits));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static ProblemException notANumber(String name) {
    return bad("'" + name + "' has to be a whole number from 0 to 999999999.");
  }

  private static ProblemException bad(String sentence) {
    return Problem.of(Kind.BAD_REQUEST, sentence).asException();
  }
}
