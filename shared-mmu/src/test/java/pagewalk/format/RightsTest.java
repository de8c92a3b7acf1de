package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RightsTest {
  @Test
  void aMaskHasOneBitPerAccess() {
    assertEquals(0b000_001, Rights.of(false, false, true, false));
    assertEquals(0b000_011, Rights.of(true, false, true, false));
    assertEquals(0b000_101, Rights.of(false, false, false, true));
    assertEquals(0b001_001, Rights.of(false, true, false, false));
    assertEquals(0b011_001, Rights.of(false, true, true, false));
    assertEquals(Rights.ALL, Rights.of(true, true, true, true));
  }

  @Test
  void anAccessIsAllowedByItsOwnBitOnly() {
    for (int mask = 0; mask <= Rights.ALL; mask++) {
      for (int access = 0; access < Rights.ACCESSES; access++) {
        assertEquals((mask & 1 << access) != 0, Rights.allows(mask, access));
      }
    }
  }

  @Test
  void anAccessKnowsItsVerbAndItsMode() {
    assertEquals("kernel read", Rights.nameOf(Rights.READ));
    assertEquals("kernel write", Rights.nameOf(Rights.WRITE));
    assertEquals("kernel fetch", Rights.nameOf(Rights.EXECUTE));
    assertEquals("user read", Rights.nameOf(Rights.USER + Rights.READ));
    assertEquals("user write", Rights.nameOf(Rights.USER + Rights.WRITE));
    assertEquals("user fetch", Rights.nameOf(Rights.USER + Rights.EXECUTE));
    assertTrue(Rights.isWrite(Rights.USER + Rights.WRITE));
    assertFalse(Rights.isWrite(Rights.USER + Rights.READ));
    assertTrue(Rights.isFetch(Rights.USER + Rights.EXECUTE));
    assertFalse(Rights.isUser(Rights.EXECUTE));
    assertTrue(Rights.isUser(Rights.USER));
  }
}
