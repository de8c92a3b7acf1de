package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KeysTest {
  private static void kernel(String line, String... expected) {
    Complaints.in("pagewalk 1\nmachine x86-64\n" + line, expected);
  }

  @Test
  void anUnknownKeyIsReplacedByTheNearest() {
    Complaints.running("map 0x1000 sise=4K", "4:12-16 'map' has no setting 'sise'. [size]");
    kernel("kernel recursive slat=5", "3:18-22 'kernel recursive' has no setting 'slat'. [slot]");
    Complaints.running("load 8 speed=5", "4:8-13 'load' has no setting 'speed'.");
    assertEquals("'load' takes as.", Complaints.hint("load 8 speed=5"));
    assertEquals("'poke' takes none.", Complaints.hint("poke 8 = 1 as=user"));
    assertEquals(
        "Did you mean 'size'? 'map' takes size, length, rights.",
        Complaints.hint("map 0x1000 sise=4K"));
  }

  @Test
  void aKeyOfAnotherStrategyIsSentBackToIt() {
    String text = "pagewalk 1\nmachine x86-64\nkernel direct slot=5";
    Complaints.in(text, "3:15-19 'kernel direct' has no setting 'slot'.");
    String hint = ScenarioParser.parse(text, TestVocabulary.ALL).diagnostics().get(0).hint();
    assertEquals(
        "It belongs to recursive. 'kernel direct' takes at, page, grow, fresh, pool, tables,"
            + " depth, tags.",
        hint);
  }

  @Test
  void aKeyOfAnyFormatPassesWhenTheFormatIsUnknown() {
    Complaints.in(
        """
        pagewalk 1
        machine x87 wp=1 rum=4M
        kernel recursive
        expect window.pt=0..1 window.l1=0..1
        """,
        "2:9-12 The format 'x87' is unknown.",
        "2:18-21 'machine x87' has no setting 'rum'. [ram]");
  }

  @Test
  void aKeyIsGivenOnce() {
    Complaints.running("load 8 as=user as=kernel", "4:16-18 'as' is given twice.");
    assertEquals(
        "Keep one of them; the first is in column 8.", Complaints.hint("load 8 as=user as=kernel"));
  }

  @Test
  void aKeyHasAValue() {
    Complaints.running("load 8 as=", "4:11-11 'as' has no value.");
    Complaints.running("load 8\nexpect faults= nested=1", "5:15-15 'faults' has no value.");
    Complaints.running("load 8 as=\"user\"", "4:11-17 A setting takes no text in quotes.");
    Complaints.running(
        "load 8 as==user", "4:11-11 'as' has no value.", "4:11-12 No '=' belongs here.");
  }

  @Test
  void noSpacesStandAroundTheEqualsSignOfASetting() {
    Complaints.running(
        "load 8 as = user", "4:8-17 A setting has no spaces around its '='. [as=user]");
    Complaints.running(
        "load 8 as= user", "4:8-16 A setting has no spaces around its '='. [as=user]");
    Complaints.running(
        "load 8 as =user", "4:8-16 A setting has no spaces around its '='. [as=user]");
  }

  @Test
  void aValueHasNoSpacesInIt() {
    Complaints.running(
        "load 8\nexpect tower=1, 2 ,3 faults=1",
        "5:8-21 The value of 'tower' has spaces in it. [tower=1,2,3]");
    kernel(
        "kernel recursive pool=0x400.. 0x7FF",
        "3:18-36 The value of 'pool' has spaces in it. [pool=0x400..0x7FF]");
  }

  @Test
  void oneMistakeIsReportedOnce() {
    Complaints.running("store 8 := 5", "4:9-9 'store' needs '=' and a value here.");
    Complaints.running(
        "protect 0x1000 r", "4:16-17 'r' is not a setting; settings are written key=value.");
    Complaints.running("load 8 speed = 5", "4:8-13 'load' has no setting 'speed'.");
  }

  @Test
  void aSettingHasAnEqualsSign() {
    Complaints.running("load 8 as", "4:8-10 'as' has no value.");
    Complaints.running("load 8 as user", "4:8-15 '=' is missing behind 'as'. [as=user]");
    Complaints.running(
        "load 8 quickly as=user",
        "4:8-15 'quickly' is not a setting; settings are written key=value.");
  }

  @Test
  void aValueIsOfItsKind() {
    kernel("kernel recursive slot=512", "3:23-26 512 is too large: 'slot' is at most 511.");
    kernel("kernel recursive slot=0x1G0", "3:26-27 'G' is not a hexadecimal digit.");
    kernel("kernel recursive grow=falt", "3:23-27 'falt' is not a value of 'grow'. [fault]");
    kernel("kernel recursive pool=4K", "3:23-25 '4K' is not a range.");
    kernel(
        "kernel recursive pool=0x7FF..0x400",
        "3:23-35 The range ends before it begins. [0x400..0x7FF]");
    kernel("kernel direct page=8K", "3:20-22 8K is not a value of 'page'.");
    Complaints.running("protect 0 rights=rz", "4:19-20 'z' is not a right of 'rights'.");
    Complaints.running("protect 0 rights=rW", "4:19-20 'W' is not a right of 'rights'. [w]");
    Complaints.running("protect 0 rights=rr", "4:18-20 The right 'r' is given twice. [r]");
    Complaints.running("map 0 length=0", "4:14-15 0 is too small: 'length' is at least 1.");
    Complaints.running("load 0\nexpect tower=1,,2", "5:16-16 The number is missing.");
    Complaints.running("load 0\nexpect tables=+x", "5:16-17 'x' is not a number.");
    assertEquals(
        "'as' takes kernel, user or kernel-ac: the privilege of the access, and whether EFLAGS.AC"
            + " is set.",
        Complaints.hint("load 8 as=me"));
  }

  @Test
  void aMachineHasSensibleSettings() {
    Complaints.in(
        "pagewalk 1\nmachine x86-64 ram=5000K wp=2 tlb=3x4\nkernel recursive",
        "2:29-30 2 is too large: 'wp' is at most 1.",
        "2:35-36 The number of sets is a power of two from 1 to 32768.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64 ram=32770K\nkernel recursive",
        "2:20-26 32770K is not a multiple of 4K.");
  }

  @Test
  void aChangeOfRightsSaysWhichRights() {
    Complaints.running("protect 0x1000 length=4K", "4:16-16 'protect' needs rights=.");
    assertEquals(
        "A complete line is: protect 0x401000 rights=r", Complaints.hint("protect 0x1000"));
  }

  @Test
  void anExpectationExpectsSomething() {
    Complaints.running("load 0\nexpect", "5:1-7 'expect' expects nothing.");
  }

  @Test
  void windowsAreNamedAfterTheTablesOfTheFormat() {
    Complaints.running(
        "expect window.l1=0..1", "4:8-17 'expect' has no setting 'window.l1'. [window.pt]");
  }
}
