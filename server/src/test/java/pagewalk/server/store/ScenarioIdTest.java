package pagewalk.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScenarioIdTest {

  @Test
  void linksThatWerePublishedStillNameTheSameText() throws IOException {
    List<String> published = published();
    assertTrue(published.size() >= 3);
    for (String line : published) {
      String[] columns = line.split(" ", 2);
      assertEquals(columns[0], ScenarioId.shortest(columns[1].replace("\\n", "\n")), line);
    }
  }

  /** Version 1 of short links: the name, a space, and the text with its line ends as \n. */
  private static List<String> published() throws IOException {
    try (var stream = ScenarioIdTest.class.getResourceAsStream("links-v1.txt")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  void aNameUsesNoLetterThatIsMistakenForAnother() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String digits = ScenarioId.digitsOf("text " + i);
      assertEquals(ScenarioId.LONGEST, digits.length());
      digits.chars().forEach(seen::add);
    }
    assertEquals(32, seen.size());
    for (char confusable : "ilou".toCharArray()) {
      assertFalse(seen.contains((int) confusable));
    }
  }

  @Test
  void noNameIsRude() {
    for (int i = 0; i < 5_000; i++) {
      String digits = ScenarioId.digitsOf("text " + i).replace('0', 'o').replace('1', 'i');
      for (String word : List.of("ass", "sex", "fag", "fck", "cnt", "kkk", "nig", "shit", "dick")) {
        assertFalse(digits.contains(word), () -> digits + " contains " + word);
      }
    }
  }

  @Test
  void aNameIsTheHashUnlessThatIsRudeAndThenTheHashIsSalted() throws Exception {
    int salted = 0;
    for (int i = 0; i < 2_000; i++) {
      String text = "text " + i;
      String digits = ScenarioId.digitsOf(text);
      int salt = 0;
      while (!digits.equals(hash(salt == 0 ? text : salt + "\n" + text))) {
        salt++;
        assertTrue(salt < 20, digits);
      }
      salted += salt == 0 ? 0 : 1;
    }
    assertTrue(salted > 10 && salted < 600, "salted: " + salted);
  }

  private static String hash(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    String digits = new BigInteger(1, hash).shiftLeft(4).toString(32);
    String padded = "0".repeat(ScenarioId.LONGEST - digits.length()) + digits;
    return padded
        .chars()
        .map(digit -> "0123456789abcdefghjkmnpqrstvwxyz".charAt(Character.digit(digit, 32)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void aNameIsReadAsPeopleTypeIt() {
    assertEquals(Optional.of("0123456789"), ScenarioId.read("O1234S6789".replace('S', '5')));
    assertEquals(Optional.of("abc11jk0z"), ScenarioId.read("ABCilJKoZ"));
    assertEquals(Optional.empty(), ScenarioId.read("abc11jk0"));
    assertEquals(Optional.empty(), ScenarioId.read("a".repeat(53)));
    assertEquals(Optional.empty(), ScenarioId.read("abcdefghu"));
    assertEquals(Optional.empty(), ScenarioId.read("../../etc/x"));
    assertEquals(Optional.empty(), ScenarioId.read("abcdefgh\u0131"));
  }
}
