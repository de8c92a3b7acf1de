package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.MapResult;
import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;
import pagewalk.mmu.Translation;

/** Physical pointers followed as virtual ones: right inside the identity map, a fault outside. */
final class IdentityMapTest {
  private static final long VA = 0xFFFF_9000_0000_0000L;

  @Test
  void lowMemoryIsMappedToItselfUpToTheLimit() {
    Booted booted = Booted.with("identity", "upto=4M");
    for (long pa = 0; pa < 4 << 20; pa += 0x1238) {
      assertEquals(pa, booted.look(pa, Rights.WRITE));
    }
    assertTrue(Translation.isRefused(booted.look(4 << 20, Rights.READ)));
  }

  @Test
  void theMapEndsAtTheLatestWhereMemoryEnds() {
    Booted booted = Booted.with("identity", "upto=128M");
    assertEquals(Booted.RAM_BYTES - 8, booted.look(Booted.RAM_BYTES - 8, Rights.WRITE));
    assertEquals(
        FaultKind.NOT_PRESENT, Translation.kind(booted.look(Booted.RAM_BYTES, Rights.WRITE)));
  }

  @Test
  void aLimitThatIsNoMultipleOf2MiBIsKeptBySmallPages() {
    Booted booted = Booted.with("identity", "upto=516K");
    assertEquals(0x8_0FF8, booted.look(0x8_0FF8, Rights.WRITE));
    assertEquals(3, booted.onlooker().leafStep());
    assertTrue(Translation.isRefused(booted.look(0x8_1000, Rights.READ)));
  }

  /** The problem that the forum thread begins with: the heap's frames lie outside. */
  @Test
  void aTableOutsideOfTheIdentityMapCannotBeClearedAndTheMachineStopsByARealFault() {
    Booted booted = Booted.with("identity", "upto=4M pool=0x400..0x7FF grow=none");
    assertEquals(MapResult.NO_TABLE, booted.kernel().map(VA, 0x5000, 1, Rights.ALL, false));
    Booted growing = Booted.with("identity", "upto=4M pool=0x3FF..0x7FF grow=check");
    int from = growing.machine().trace().size();
    MachineHalted halt =
        assertThrows(
            MachineHalted.class, () -> growing.kernel().map(VA, 0x5000, 1, Rights.ALL, false));
    assertEquals(HaltReason.DOUBLE_FAULT, halt.reason());
    assertEquals("0x400000 2", growing.faultsSince(from).get(0));
  }

  @Test
  void theSameTablesInsideOfTheIdentityMapWork() {
    Booted booted = Booted.with("identity", "upto=4M pool=0x300..0x3FF");
    assertEquals(MapResult.MAPPED, booted.kernel().map(VA, 0x5000, 1, Rights.ALL, false));
    booted.store(VA, 42);
    assertEquals(42, booted.machine().memory().read(0x5000));
  }
}
