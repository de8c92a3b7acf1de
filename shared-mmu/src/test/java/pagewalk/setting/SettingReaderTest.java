package pagewalk.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.setting.Reading.Refused;
import pagewalk.setting.Reading.Understood;

class SettingReaderTest {
  private static final Setting COUNT = Setting.number("count", 0, -1L, "how many");
  private static final Setting SLOT = Setting.number("slot", 0, 511, "the top-level entry");
  private static final Setting RAM =
      Setting.size("ram", 65536, 1L << 30, "memory").multipleOf(4096);
  private static final Setting PAGE = Setting.sizeOf("size", List.of("4K", "2M"), "size of a page");
  private static final Setting AT = Setting.address("at", "where it begins");
  private static final Setting VALUE = Setting.value("value", "what was read");
  private static final Setting WINDOW = Setting.addressRange("window.pt", "the window");
  private static final Setting POOL = Setting.frameRange("pool", 0xFFFF, "free frames");
  private static final Setting TLB = Setting.shape("tlb", 0, 64, "the TLB");
  private static final Setting GROW = Setting.word("grow", List.of("fault", "check"), "how");
  private static final Setting RIGHTS = Setting.rights("rights", "rwxug", "what is allowed");
  private static final Setting TABLES =
      Setting.signed("tables", -9, Long.MAX_VALUE, "change in tables");
  private static final Setting TOWER = Setting.addressList("tower", "faulting addresses");

  private static void reads(Setting setting, String text, String canonical) {
    Reading<SettingValue> reading = SettingReader.read(setting, text);
    if (reading instanceof Understood<SettingValue> understood) {
      assertEquals(canonical, SettingPrinter.print(setting, understood.value()), text);
      assertEquals(reading, SettingReader.read(setting, canonical), text);
    } else {
      fail(text + ": " + ((Refused<SettingValue>) reading).mistake());
    }
  }

  private static void refuses(Setting setting, String text, int from, int to, String message) {
    refuses(setting, text, from, to, message, "");
  }

  private static void refuses(
      Setting setting, String text, int from, int to, String message, String replacement) {
    if (SettingReader.read(setting, text) instanceof Refused<SettingValue> refused) {
      Mistake mistake = refused.mistake();
      String found =
          mistake.message() + mistake.from() + "-" + mistake.to() + mistake.replacement();
      assertEquals(message + from + "-" + to + replacement, found, text);
      assertEquals(".", mistake.hint().substring(mistake.hint().length() - 1), text);
    } else {
      fail(text + " should not be understood");
    }
  }

  @Test
  void aNumberIsReadInEitherBaseWithUnderscoresAndUnits() {
    reads(COUNT, "0", "0");
    reads(COUNT, "1_000", "1000");
    reads(COUNT, "0xff", "255");
    reads(COUNT, "0XFf_00", "65280");
    reads(COUNT, "4K", "4096");
    reads(COUNT, "0x2k", "2048");
    reads(COUNT, "3g", "3221225472");
    reads(COUNT, "18446744073709551615", "18446744073709551615");
    reads(COUNT, "0x0000000000000000000001", "1");
  }

  @Test
  void everyKindHasOneCanonicalPrint() {
    reads(RAM, "1048576", "1M");
    reads(RAM, "1536K", "1536K");
    reads(RAM, "1024M", "1G");
    reads(PAGE, "4096", "4K");
    reads(AT, "4096", "0x1000");
    reads(AT, "0xffff_8000_0000_0000", "0xFFFF800000000000");
    reads(VALUE, "18446744073709551615", "0xFFFFFFFFFFFFFFFF");
    reads(WINDOW, "0..4095", "0x0..0xFFF");
    reads(POOL, "1024..0x7ff", "0x400..0x7FF");
    reads(TLB, "16x4", "16x4");
    reads(TLB, "1x64", "1x64");
    reads(TLB, "none", "none");
    reads(GROW, "check", "check");
    reads(RIGHTS, "guxwr", "rwxug");
    reads(TABLES, "3", "+3");
    reads(TABLES, "-0", "+0");
    reads(TABLES, "-0x9", "-9");
    reads(TOWER, "4096,0x2000", "0x1000,0x2000");
  }

  @Test
  void aNumberWithoutDigitsIsRefused() {
    refuses(COUNT, "", 0, 0, "'count' has no value.");
    refuses(COUNT, "0x", 0, 2, "'0x' has no digits.");
    refuses(COUNT, "many", 0, 4, "'many' is not a number.");
    refuses(COUNT, "K", 0, 1, "'K' is not a number.");
  }

  @Test
  void aBadDigitIsNamedWhereItStands() {
    refuses(COUNT, "0x12G4", 4, 5, "'G' is not a hexadecimal digit.");
    refuses(COUNT, "12.5", 2, 3, "'.' is not a decimal digit.");
    refuses(COUNT, "12q", 2, 3, "'q' is not a decimal digit and not a unit.");
    refuses(COUNT, "7\uD83D\uDE00", 1, 3, "'\uD83D\uDE00' is not a decimal digit.");
    refuses(
        COUNT, "401Abc", 0, 6, "'401Abc' has hexadecimal digits but no 0x in front.", "0x401Abc");
  }

  @Test
  void anUnderscoreStandsBetweenDigitsOnly() {
    refuses(COUNT, "_1", 0, 1, "'_' is allowed only between two digits.");
    refuses(COUNT, "1_", 1, 2, "'_' is allowed only between two digits.");
    refuses(COUNT, "1__0", 1, 2, "'_' is allowed only between two digits.");
    refuses(COUNT, "0x_1", 2, 3, "'_' is allowed only between two digits.");
    refuses(COUNT, "1_K", 1, 2, "'_' is allowed only between two digits.");
  }

  @Test
  void anUnknownUnitIsReplacedByTheOneThatIsMeant() {
    refuses(COUNT, "4KiB", 1, 4, "The unit 'KiB' is unknown.", "K");
    refuses(COUNT, "4mb", 1, 3, "The unit 'mb' is unknown.", "M");
    refuses(COUNT, "4T", 1, 2, "'T' is not a decimal digit and not a unit.");
    refuses(COUNT, "4KK", 1, 2, "'K' is not a decimal digit and not a unit.");
  }

  @Test
  void whatNeedsMoreThan64BitsIsRefused() {
    refuses(
        COUNT,
        "18446744073709551616",
        0,
        20,
        "The number '18446744073709551616' does not fit into 64 bits.");
    refuses(
        COUNT,
        "0x10000000000000000",
        0,
        19,
        "The number '0x10000000000000000' does not fit into 64 bits.");
    refuses(COUNT, "17179869184G", 0, 12, "The number '17179869184G' does not fit into 64 bits.");
    refuses(
        TABLES,
        "+0x8000000000000000",
        0,
        19,
        "The difference '+0x8000000000000000' does not fit into 63 bits and a sign.");
  }

  @Test
  void aSignBelongsToDifferencesOnly() {
    refuses(COUNT, "-1", 0, 2, "A sign is not allowed here.");
    refuses(COUNT, "+1", 0, 2, "A sign is not allowed here.", "1");
    refuses(TABLES, "+", 1, 1, "The number is missing.");
    refuses(TABLES, "--1", 1, 3, "A sign is not allowed here.");
  }

  @Test
  void aBoundIsNamedWhenItIsBroken() {
    refuses(SLOT, "512", 0, 3, "512 is too large: 'slot' is at most 511.");
    refuses(RAM, "4K", 0, 2, "4K is too small: 'ram' is at least 64K.");
    refuses(RAM, "65537", 0, 5, "65537 is not a multiple of 4K.");
    refuses(PAGE, "8K", 0, 2, "8K is not a value of 'size'.");
    refuses(TABLES, "-10", 0, 3, "-10 is too small: 'tables' is at least -9.");
    refuses(POOL, "0..0x10000", 0, 10, "0x10000 is too large: 'pool' is at most 0xFFFF.");
    refuses(TLB, "32x4", 0, 4, "'tlb' has at most 64 slots.");
    refuses(Setting.shape("psc", 1, 4, "a cache"), "none", 0, 4, "'psc' has at least 1 slots.");
  }

  @Test
  void aRangeHasTwoEndsInOrder() {
    refuses(POOL, "0x400", 0, 5, "'0x400' is not a range.");
    refuses(POOL, "1-2", 0, 3, "'1-2' is not a range.", "1..2");
    refuses(POOL, "2..1", 0, 4, "The range ends before it begins.", "1..2");
    refuses(POOL, "1..", 3, 3, "The number is missing.");
    refuses(POOL, "..1", 0, 0, "The number is missing.");
    refuses(POOL, "1..2..3", 4, 5, "'.' is not a decimal digit.");
  }

  @Test
  void aShapeHasAPowerOfTwoOfSets() {
    refuses(TLB, "16", 0, 2, "'16' is not a shape.");
    refuses(TLB, "3x4", 0, 1, "The number of sets is a power of two from 1 to 32768.");
    refuses(TLB, "0x4", 0, 1, "The number of sets is a power of two from 1 to 32768.");
    refuses(TLB, "4x0", 2, 3, "The number of ways lies between 1 and 32768.");
    refuses(TLB, "4x", 2, 2, "The number is missing.");
    refuses(TLB, "4x99999999999999", 2, 16, "The number of ways lies between 1 and 32768.");
  }

  @Test
  void aWordOutsideTheListIsReplacedByTheNearest() {
    refuses(GROW, "falt", 0, 4, "'falt' is not a value of 'grow'.", "fault");
    refuses(GROW, "never", 0, 5, "'never' is not a value of 'grow'.");
  }

  @Test
  void aRightIsOneKnownLetterGivenOnce() {
    refuses(RIGHTS, "rwz", 2, 3, "'z' is not a right of 'rights'.");
    refuses(RIGHTS, "rwr", 0, 3, "The right 'r' is given twice.", "rw");
  }

  @Test
  void aListHasNoGapsAndAnEnd() {
    refuses(TOWER, "1,,2", 2, 2, "The number is missing.");
    refuses(TOWER, "1,", 2, 2, "The number is missing.");
    refuses(TOWER, "1," + "2,".repeat(32), 64, 66, "The list has more than 32 addresses.");
  }

  @Test
  void aLongTextDoesNotTakeTheMessageOver() {
    refuses(GROW, "y".repeat(100), 0, 100, "'" + "y".repeat(40) + "…' is not a value of 'grow'.");
  }
}
