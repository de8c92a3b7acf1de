package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;

final class TranslationTest {
  @Test
  void aRefusalKeepsItsKindAndItsStep() {
    for (FaultKind kind : FaultKind.values()) {
      for (int step = -1; step < 5; step++) {
        long refusal = Translation.refused(kind, step, 3, 9);
        assertTrue(Translation.isRefused(refusal));
        assertEquals(kind, Translation.kind(refusal));
        assertEquals(step, Translation.step(refusal));
      }
    }
  }

  @Test
  void everyPhysicalAddressIsATranslation() {
    assertFalse(Translation.isRefused(0));
    assertFalse(Translation.isRefused((1L << 52) - 1));
  }

  @Test
  void aFaultIsTheReadableFormOfARefusal() {
    long refusal = Translation.refused(FaultKind.PROTECTION, 2, 1, 0);
    assertEquals(
        new Fault(-8, Rights.WRITE, FaultKind.PROTECTION, 3, 2),
        Fault.of(-8, Rights.WRITE, refusal, 3));
    assertEquals(FaultKind.BUS, Translation.kind(Translation.busError()));
  }
}
