package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.mmu.Translation;

/** All of memory a second time, at a fixed distance, by pages as large as allowed. */
final class DirectMapTest {
  private static final long AT = 0xFFFF_8880_0000_0000L;

  @ParameterizedTest
  @CsvSource({"4K, 3", "2M, 2", "1G, 2"})
  void everyPhysicalAddressPlusTheDistanceIsAVirtualOne(String page, int leafStep) {
    Booted booted = Booted.with("direct", "page=" + page);
    for (long pa = 0; pa < Booted.RAM_BYTES; pa += 0x1_2348) {
      assertEquals(pa, booted.look(AT + pa, Rights.WRITE));
      assertEquals(leafStep, booted.onlooker().leafStep());
    }
    assertTrue(Translation.isRefused(booted.look(AT + Booted.RAM_BYTES, Rights.READ)));
    assertTrue(Translation.isRefused(booted.look(AT, Rights.USER)));
  }
}
