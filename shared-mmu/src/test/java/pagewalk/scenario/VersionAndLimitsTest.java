package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionAndLimitsTest {
  private static final String REST = "\nmachine x86-64\nkernel recursive\n";

  @Test
  void aTextWithoutVersionIsStillCheckedToTheEnd() {
    Complaints.in(
        "machine x86-64\nkernel recursive\nstor 0x1000 = 1\n",
        "1:1-1 The text does not begin with its version. [pagewalk 1\n]",
        "3:1-5 The statement 'stor' is unknown. [store]");
  }

  @Test
  void anEmptyTextLacksEverything() {
    Complaints.in(
        "",
        "1:1-1 The text does not begin with its version. [pagewalk 1\n]",
        "1:1-1 The scenario has no machine.",
        "1:1-1 The scenario has no kernel.");
  }

  @Test
  void aMisspelledVersionWordIsStillAVersion() {
    Complaints.in("pagewlak 1" + REST, "1:1-9 'pagewlak' is not 'pagewalk'. [pagewalk]");
  }

  @Test
  void theVersionHasANumber() {
    Complaints.in("pagewalk" + REST, "1:1-9 The version has no number. [pagewalk 1]");
    Complaints.in("pagewalk one" + REST, "1:10-13 'one' is not a version number. [1]");
  }

  @Test
  void aTextOfAnotherVersionIsNotReadAnyFurther() {
    Complaints.in(
        "pagewalk 2\nnonsense\n", "1:10-11 This Pagewalk reads version 1, not version 2.");
    Complaints.in(
        "pagewalk 0\nnonsense\n", "1:10-11 This Pagewalk reads version 1; there is no version 0.");
  }

  @Test
  void theVersionStandsAlone() {
    Complaints.in("pagewalk 1 # mine" + REST, "1:10-11 Line 1 holds the version alone.");
    Complaints.in("pagewalk 1 title" + REST, "1:10-11 Line 1 holds the version alone.");
  }

  @Test
  void theVersionStandsInTheFirstLineOnly() {
    Complaints.in("pagewalk 1" + REST + "pagewalk 1\n", "4:1-9 'pagewalk' stands in line 1 only.");
  }

  @Test
  void aLineHasAtMost1000Characters() {
    String note = "note \"" + "n".repeat(993) + "\"";
    Complaints.in("pagewalk 1" + REST + note);
    Complaints.in(
        "pagewalk 1" + REST + note + " #",
        "4:1001-1003 The line has 1002 characters; at most 1000 are allowed.");
  }

  @Test
  void aTextHasAtMost2000Lines() {
    String good = "pagewalk 1" + REST + "load 0x0\n".repeat(1997);
    Complaints.in(good);
    Complaints.in(good + "\n\n", "2001:1-1 The text has 2002 lines; at most 2000 are allowed.");
  }

  @Test
  void aTextHasAtMost65536Bytes() {
    String good = "pagewalk 1" + REST + ("#" + "é".repeat(250) + "\n").repeat(130);
    Complaints.in(
        good + "#" + "é".repeat(250), "1:1-1 The text has 65804 bytes; at most 65536 are allowed.");
  }

  @Test
  void theLimitsHoldForTheCanonicalPrintToo() {
    String note = "note \"" + "n".repeat(990) + "\"#c";
    Complaints.in(
        "pagewalk 1" + REST + note,
        "4:1-1 In canonical spelling the line has 1002 characters; at most 1000 are allowed.");
    String list = "\nexpect tower=" + "1G,".repeat(30) + "1G";
    String text = "pagewalk 1" + REST + "load 1G" + list.repeat(600) + "\n";
    assertTrue(text.length() < 65536, "fits as it is written");
    Complaints.in(
        text, "1:1-1 In canonical spelling the text has 212459 bytes; at most 65536 are allowed.");
  }

  @Test
  void theTitleHasAtMost200Characters() {
    Complaints.in(
        "pagewalk 1\ntitle \"" + "t".repeat(201) + "\"" + REST,
        "2:7-210 The title has 201 characters; at most 200 are allowed.");
  }

  @Test
  void atMost50MistakesAreReported() {
    String text = "pagewalk 1" + REST + "what\n".repeat(100);
    assertEquals(50, ScenarioParser.parse(text, TestVocabulary.ALL).diagnostics().size());
  }
}
