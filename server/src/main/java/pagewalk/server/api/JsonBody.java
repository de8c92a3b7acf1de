package pagewalk.server.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import pagewalk.server.api.Problem.Kind;

/** The bodies of requests: text, and JSON objects, read as strictly as strangers deserve. */
public final class JsonBody {
  private JsonBody() {}

  /** The one JSON object that was sent as such. */
  public static JsonObject in(Context ctx) {
    if (!type(ctx).equals("application/json")) {
      throw Problem.of(Kind.UNSUPPORTED_TYPE, "Send a JSON object as application/json.")
          .asException();
    }
    return object(utf8(ctx));
  }

  /** What kind of body was sent, without its parameters. */
  static String type(Context ctx) {
    String type = String.valueOf(ctx.contentType()).replaceFirst(";.*", "").strip();
    return type.toLowerCase(Locale.ROOT);
  }

  static String utf8(Context ctx) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(ctx.bodyAsBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw bad("The body is not text in UTF-8.");
    }
  }

  static JsonObject object(String body) {
    JsonReader reader = new JsonReader(new StringReader(body));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException | IOException | IllegalStateException e) {
      throw bad("The body is not JSON.");
    }
    throw bad("The body is not one JSON object.");
  }

  private static ProblemException bad(String sentence) {
    return Problem.of(Kind.BAD_REQUEST, sentence).asException();
  }
}
