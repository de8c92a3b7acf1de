package pagewalk.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Settings KERNEL =
      Settings.of(
          List.of(
              Setting.word("grow", List.of("fault", "check", "none"), "how tables come into being")
                  .orElse("fault"),
              Setting.frameRange("pool", -1L, "the frames to take from").orElse("0x400..0x7FF"),
              Setting.number("slot", 0, 511, "the top-level entry").orElse("511"),
              Setting.toggle("wp", "whether the kernel obeys write protection").orElse("1"),
              Setting.shape("tlb", 0, 4096, "the TLB").orElse("16x4"),
              Setting.rights("rights", "rwxug", "what is allowed").orElse("rw"),
              Setting.addressList("tower", "the faults"),
              Setting.number("depth", 1, 64, "nesting")));

  @Test
  void whatIsNotGivenFallsBackToTheDeclaration() {
    assertEquals("fault", KERNEL.word("grow"));
    assertEquals(new Range(0x400, 0x7FF), KERNEL.range("pool"));
    assertEquals(511, KERNEL.number("slot"));
    assertTrue(KERNEL.isOn("wp"));
    assertEquals(64, KERNEL.shape("tlb").slots());
    assertEquals(new RightLetters(true, true, false, false, false), KERNEL.rights("rights"));
    assertFalse(KERNEL.has("slot"));
  }

  @Test
  void whatIsGivenWinsOverTheFallback() {
    Settings given = KERNEL.with("slot", 510).with("tlb", "none").with("tower", "0x1000,0x2000");
    assertEquals(510, given.number("slot"));
    assertTrue(given.shape("tlb").isNone());
    assertEquals(List.of(0x1000L, 0x2000L), given.addresses("tower"));
    assertEquals(List.of("slot", "tlb", "tower"), given.names());
    assertTrue(KERNEL.isEmpty());
  }

  @Test
  void printingFollowsTheDeclarationsWhateverTheOrderOfGiving() {
    Settings given = KERNEL.with("rights", "xr").with("slot", 256).with("grow", "check");
    assertEquals("grow=check slot=256 rights=rx", given.print());
  }

  @Test
  void equalityLooksAtWhatWasGivenOnly() {
    Settings one = KERNEL.with("slot", 1).with("wp", 0);
    Settings other = KERNEL.with("wp", 0).with("slot", 2).with("slot", 1);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertNotEquals(KERNEL, KERNEL.with("slot", 511));
    assertEquals(Settings.none(), KERNEL);
  }

  @Test
  void askingForWhatNobodyDeclaredOrGaveIsAProgrammingError() {
    assertThrows(IllegalStateException.class, () -> KERNEL.number("window"));
    assertThrows(IllegalStateException.class, () -> KERNEL.number("depth"));
    assertThrows(IllegalStateException.class, () -> KERNEL.number("grow"));
  }

  @Test
  void noSettingsHoldAValueThatCouldNotBeWritten() {
    assertThrows(IllegalArgumentException.class, () -> KERNEL.with("slot", 512));
    assertThrows(IllegalArgumentException.class, () -> KERNEL.with("grow", "never"));
    assertThrows(IllegalArgumentException.class, () -> KERNEL.with("grow", new WordValue("no")));
    assertThrows(IllegalArgumentException.class, () -> KERNEL.with("grow", Shape.NONE));
    assertThrows(IllegalArgumentException.class, () -> KERNEL.with("rights", RightLetters.of("")));
  }

  @Test
  void aFallbackIsSpelledCanonically() {
    Setting size = Setting.size("ram", 0, -1L, "memory");
    assertEquals("32M", size.orElse("32M").fallback());
    assertThrows(IllegalArgumentException.class, () -> size.orElse("32768K"));
    assertThrows(IllegalStateException.class, () -> size.orElse("much"));
  }

  @Test
  void oneNameIsDeclaredOnce() {
    List<Setting> twice = List.of(Setting.value("a", "one"), Setting.value("a", "two"));
    assertThrows(IllegalArgumentException.class, () -> Settings.of(twice));
  }

  @Test
  void aHintSaysWhatIsExpectedAndWhatItMeans() {
    assertEquals(
        "'slot' takes a number from 0 to 511: the top-level entry.",
        Setting.number("slot", 0, 511, "the top-level entry").hint());
    assertEquals(
        "a size (a multiple of 4K) from 64K to 1G",
        Setting.size("ram", 1 << 16, 1 << 30, "memory").multipleOf(4096).expects());
    assertEquals("fault, check or none", KERNEL.declarations().get(0).expects());
  }

  @Test
  void rangesKnowWhatTheyShareWithoutSigns() {
    Range high = new Range(0x7FFFFFFFFFFFFFFFL, 0x8000000000000001L);
    assertTrue(high.contains(0x8000000000000000L));
    assertTrue(high.overlaps(new Range(0x8000000000000001L, -1L)));
    assertFalse(high.overlaps(new Range(0, 5)));
    assertEquals(3, high.count());
  }
}
