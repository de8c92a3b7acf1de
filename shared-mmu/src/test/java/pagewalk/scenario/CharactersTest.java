package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CharactersTest {
  @Test
  void whatNobodyCanSeeIsRefusedEverywhere() {
    Complaints.running("note \"a\u0007b\"", "4:8-9 The line holds the invisible character U+0007.");
    Complaints.running("# \u202Eb", "4:3-4 The line holds the invisible character U+202E.");
    Complaints.running("load\u007F0", "4:5-6 The line holds the invisible character U+007F.");
    Complaints.running("load 0\rload 8", "4:7-8 The line holds the invisible character U+000D.");
    Complaints.running("\uFEFFload 0", "4:1-2 The line holds the invisible character U+FEFF.");
  }

  @Test
  void halfACharacterIsRefused() {
    Complaints.running("# \uD83D", "4:3-4 The line holds the invisible character U+D83D.");
    Complaints.running("# \uDE00", "4:3-4 The line holds the invisible character U+DE00.");
    Complaints.running("# \uD83D\uDE00");
  }

  @Test
  void stringsAndCommentsHoldAnyLanguage() {
    Complaints.running("note \"Übersetzung → 页表\"  # “ok”");
  }

  @Test
  void allElseIsAscii() {
    Complaints.running("loäd 0", "4:3-4 'ä' is allowed only in strings and comments.");
    Complaints.running(
        "load \uD83D\uDE00", "4:6-8 '\uD83D\uDE00' is allowed only in strings and comments.");
  }

  @Test
  void whatForumsMakeOfAsciiIsReplacedByIt() {
    Complaints.running(
        "note “x”",
        "4:6-7 '“' is not a sign of the language. [\"]",
        "4:8-9 '”' is not a sign of the language. [\"]");
    Complaints.running("map 0x1000 → 0x2000", "4:12-13 '→' is not a sign of the language. [->]");
    Complaints.running("map 0x1000 –> 0x2000", "4:12-13 '–' is not a sign of the language. [-]");
    Complaints.running(
        "load\u00A00x1000", "4:5-6 The space U+00A0 is not a sign of the language. [ ]");
    Complaints.running("map 0x1000 => 0x2000", "4:12-14 '=>' is not a sign of the language. [->]");
  }

  @Test
  void aStringIsClosed() {
    Complaints.running("note \"to be", "4:6-12 The string has no closing quote. [\"to be\"]");
    Complaints.running("note \"to be\\", "4:6-13 The string has no closing quote.");
  }

  @Test
  void aBackslashProtectsQuotesAndItself() {
    Complaints.running("note \"\\\"\\\\\"");
    Complaints.running(
        "note \"a\\n\"",
        "4:8-9 A backslash stands only before a quote or another backslash. [\\\\]");
  }

  @Test
  void noStatementHoldsATextThatCouldNotBeWritten() {
    assertThrows(IllegalArgumentException.class, () -> new Statement.Note("a\nb"));
    assertThrows(IllegalArgumentException.class, () -> new Statement.Title("t".repeat(201)));
    assertThrows(IllegalArgumentException.class, () -> new Line(new Statement.Blank(), " c"));
    assertThrows(IllegalArgumentException.class, () -> new Line(new Statement.Blank(), "\u0000c"));
  }

  @Test
  void bytesAreCountedAsUtf8() {
    assertEquals(1 + 2 + 3 + 4, Limits.utf8Length("aé→\uD83D\uDE00"));
  }
}
