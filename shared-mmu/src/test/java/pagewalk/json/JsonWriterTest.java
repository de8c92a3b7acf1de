package pagewalk.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Prng;

final class JsonWriterTest {

  @Test
  void everyStringReadsBackAsItWas() {
    Prng random = new Prng(1);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.below(20); i > 0; i--) {
        int range = random.below(3) == 0 ? 0x30 : random.below(2) == 0 ? 0x100 : 0x10000;
        text.append((char) random.below(range));
      }
      StringBuilder out = new StringBuilder();
      new JsonWriter(out).value(text.toString());
      assertEquals(text.toString(), JsonReader.read(out.toString()));
    }
  }

  @Test
  void halfOfASurrogatePairTravelsAsAnEscapeAndAWholePairAsItIs() {
    StringBuilder out = new StringBuilder();
    new JsonWriter(out).value("\uD800 \uD83D\uDE00 \uDC00");
    assertEquals("\"\\uD800 \uD83D\uDE00 \\uDC00\"", out.toString());
  }

  @Test
  void controlCharactersAreEscaped() {
    StringBuilder out = new StringBuilder();
    new JsonWriter(out).value("a\u0000b\u001F\n\t\"\\");
    assertEquals("\"a\\u0000b\\u001F\\n\\t\\\"\\\\\"", out.toString());
  }

  @Test
  void nestedValuesComeOutInOrder() {
    StringBuilder out = new StringBuilder();
    JsonWriter json = new JsonWriter(out).beginObject();
    json.name("list").beginArray().value(1).value(true).nothing();
    json.beginArray().endArray().endArray();
    json.name("hex").hex(-1L).name("empty").beginObject().endObject().endObject();
    assertEquals(
        "{\"list\":[1,true,null,[]],\"hex\":\"0xFFFFFFFFFFFFFFFF\",\"empty\":{}}", out.toString());
    assertTrue(json.isComplete());
    assertEquals(
        Map.of(
            "list",
            List.of(1L, true, JsonReader.NULL, List.of()),
            "hex",
            "0xFFFFFFFFFFFFFFFF",
            "empty",
            Map.of()),
        JsonReader.read(out.toString()));
  }

  @Test
  void depthHasNoLimit() {
    StringBuilder out = new StringBuilder();
    JsonWriter json = new JsonWriter(out);
    for (int i = 0; i < 1_000; i++) {
      json.beginArray();
    }
    assertFalse(json.isComplete());
    for (int i = 0; i < 1_000; i++) {
      json.endArray();
    }
    assertTrue(json.isComplete());
    assertEquals("[".repeat(1_000) + "]".repeat(1_000), out.toString());
  }

  @Test
  void aCallOutOfPlaceIsRefused() {
    assertThrows(IllegalStateException.class, () -> writer().value(1).value(2));
    assertThrows(IllegalStateException.class, () -> writer().name("a"));
    assertThrows(IllegalStateException.class, () -> writer().beginObject().value(1));
    assertThrows(IllegalStateException.class, () -> writer().beginObject().name("a").name("b"));
    assertThrows(IllegalStateException.class, () -> writer().beginObject().name("a").endObject());
    assertThrows(IllegalStateException.class, () -> writer().beginArray().endObject());
    assertThrows(IllegalStateException.class, () -> writer().beginArray().name("a"));
    assertThrows(IllegalStateException.class, () -> writer().endArray());
  }

  @Test
  void aNumberThatAPageWouldRoundIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> writer().value(1L << 53));
    assertThrows(IllegalArgumentException.class, () -> writer().value(-(1L << 53)));
  }

  private static JsonWriter writer() {
    return new JsonWriter(new StringBuilder());
  }
}
