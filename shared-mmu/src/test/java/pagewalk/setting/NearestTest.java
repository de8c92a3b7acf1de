package pagewalk.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("store", "load", "fetch", "map", "unmap");

  @Test
  void aMissingAWrongAnAdditionalAndASwappedLetterAreForgiven() {
    assertEquals("store", Nearest.to("stor", WORDS));
    assertEquals("store", Nearest.to("stare", WORDS));
    assertEquals("load", Nearest.to("loads", WORDS));
    assertEquals("fetch", Nearest.to("fecth", WORDS));
  }

  @Test
  void theCloserOfTwoIsChosen() {
    assertEquals("unmap", Nearest.to("unmapp", WORDS));
    assertEquals("map", Nearest.to("mapp", WORDS));
  }

  @Test
  void aWordThatResemblesNothingGetsNoGuess() {
    assertEquals("", Nearest.to("explode", WORDS));
    assertEquals("", Nearest.to("", WORDS));
    assertEquals("", Nearest.to("x", List.of("y")));
    assertEquals("", Nearest.to("s".repeat(1000), WORDS));
  }
}
