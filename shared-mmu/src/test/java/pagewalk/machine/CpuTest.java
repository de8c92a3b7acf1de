package pagewalk.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.mmu.Caches;
import pagewalk.mmu.Fault;
import pagewalk.mmu.HandMadeTables;
import pagewalk.mmu.Translation;
import pagewalk.setting.Shape;
import pagewalk.trace.EventKind;
import pagewalk.trace.TraceMeter;

/** Accesses, the faults they take, and the handlers that nest. */
final class CpuTest {
  private static final int DEPTH = 4;
  private static final long PAGE = 0x10_0000;
  private static final long OPEN =
      HandMadeTables.PRESENT | HandMadeTables.WRITABLE | HandMadeTables.USER;
  private static final long NON_CANONICAL = 0x8000_0000_0000L;

  private final Machine machine =
      new Machine(
          new MachineSpec(X86.USUAL.format(), 16 << 20, Caches.tlb(new Shape(4, 2)), 7, DEPTH),
          TraceMeter.NONE);
  private final Cpu cpu = machine.cpu();
  private final HandMadeTables tables = new HandMadeTables(machine.memory());
  private final List<Fault> faults = new ArrayList<>();

  private void enablePaging() {
    cpu.loadRoot(HandMadeTables.ROOT);
    cpu.enablePaging();
  }

  /** Handles every fault by {@code handler}, and keeps it for the test to look at. */
  private void handleBy(TrapHandler handler) {
    cpu.setTrapHandler(
        fault -> {
          faults.add(fault);
          return handler.handle(fault);
        });
  }

  private void map(long va, long pa) {
    tables.set(1, va, pa | OPEN);
  }

  private int count(EventKind kind) {
    int count = 0;
    for (int event = 0; event < machine.trace().size(); event++) {
      count += machine.trace().kind(event) == kind ? 1 : 0;
    }
    return count;
  }

  private HaltReason haltOf(Runnable software) {
    return assertThrows(MachineHalted.class, software::run).reason();
  }

  @Test
  void whilePagingIsOffAddressesArePhysical() {
    assertFalse(machine.registers().pagingOn());
    assertEquals(PAGE, cpu.write(PAGE, 42, Rights.WRITE));
    assertEquals(42, machine.memory().read(PAGE));
    assertEquals(PAGE, cpu.read(PAGE, Rights.READ));
    assertEquals(FaultKind.BUS, Translation.kind(cpu.read(16 << 20, Rights.READ)));
    assertEquals(0, count(EventKind.WALK));
  }

  @Test
  void withPagingOnAddressesAreTranslated() {
    map(0x5000, PAGE);
    enablePaging();
    assertTrue(machine.registers().pagingOn());
    assertEquals(PAGE + 8, cpu.write(0x5008, 42, Rights.WRITE));
    assertEquals(42, machine.memory().read(PAGE + 8));
    assertEquals(PAGE + 8, cpu.read(0x5008, Rights.USER + Rights.READ));
    assertEquals(PAGE + 8, cpu.read(0x5008, Rights.EXECUTE));
    assertEquals(1, count(EventKind.LOAD));
    assertEquals(1, count(EventKind.FETCH));
  }

  @Test
  void aFaultThatNobodyMendsLeavesTheAccessUndone() {
    enablePaging();
    long before = machine.memory().read(0x5000);
    long result = cpu.write(0x5000, 42, Rights.WRITE);
    assertEquals(FaultKind.NOT_PRESENT, Translation.kind(result));
    assertEquals(before, machine.memory().read(0x5000));
    assertEquals(0, count(EventKind.STORE));
    assertEquals(0, count(EventKind.RETRY));
    assertFalse(machine.registers().halted());
  }

  @Test
  void theHandlerIsToldAddressAccessKindCodeAndStep() {
    tables.set(3, 0x5000, 0);
    enablePaging();
    handleBy(fault -> false);
    cpu.write(0x5008, 1, Rights.USER + Rights.WRITE);
    assertEquals(
        List.of(new Fault(0x5008, Rights.USER + Rights.WRITE, FaultKind.NOT_PRESENT, 6, 1)),
        faults);
  }

  @Test
  void afterTheHandlerMendedThePageTheStoreIsMadeOnce() {
    enablePaging();
    handleBy(
        fault -> {
          map(fault.va(), PAGE);
          return true;
        });
    long old = machine.memory().read(PAGE + 8);
    assertEquals(PAGE + 8, cpu.write(0x5008, 42, Rights.WRITE));
    assertEquals(42, machine.memory().read(PAGE + 8));
    assertEquals(1, faults.size());
    assertEquals(1, count(EventKind.STORE));
    assertEquals(1, count(EventKind.RETRY));
    int store = machine.trace().size() - 1;
    assertEquals(EventKind.STORE, machine.trace().kind(store));
    assertEquals(old, machine.trace().c(store));
  }

  @Test
  void aPageFaultWritesCr2AndAGeneralProtectionFaultDoesNot() {
    enablePaging();
    cpu.read(0x5678, Rights.READ);
    assertEquals(0x5678, machine.registers().faultAddress());
    handleBy(fault -> false);
    cpu.read(NON_CANONICAL, Rights.READ);
    assertEquals(FaultKind.NON_CANONICAL, faults.get(0).kind());
    assertEquals(0, faults.get(0).code());
    assertEquals(0x5678, machine.registers().faultAddress());
    tables.set(1, 0x5000, 0x7000_0000 | OPEN);
    cpu.read(0x5000, Rights.READ);
    assertEquals(FaultKind.BUS, faults.get(1).kind());
    assertEquals(0x5678, machine.registers().faultAddress());
  }

  /** The handler for one page needs another page, whose handler needs a third. */
  @Test
  void aFaultInsideAHandlerNestsAndBothAccessesGoOn() {
    enablePaging();
    List<Integer> depths = new ArrayList<>();
    handleBy(
        fault -> {
          depths.add(machine.registers().depth());
          if (fault.va() < 0x3000) {
            cpu.write(fault.va() + 0x1000, fault.va(), Rights.WRITE);
          }
          map(fault.va(), PAGE + fault.va());
          depths.add(machine.registers().depth());
          return true;
        });
    assertEquals(PAGE + 0x1000, cpu.write(0x1000, 7, Rights.WRITE));
    assertEquals(List.of(1, 2, 3, 3, 2, 1), depths);
    assertEquals(0, machine.registers().depth());
    assertEquals(7, machine.memory().read(PAGE + 0x1000));
    assertEquals(0x1000, machine.memory().read(PAGE + 0x2000));
    assertEquals(0x2000, machine.memory().read(PAGE + 0x3000));
    assertEquals(3, count(EventKind.STORE));
    assertEquals(0x3000, machine.registers().faultAddress());
  }

  @Test
  void theTraceTellsHowDeepEveryEventHappened() {
    enablePaging();
    handleBy(
        fault -> {
          if (fault.va() == 0x1000) {
            cpu.read(0x2000, Rights.READ);
          }
          return false;
        });
    cpu.read(0x1000, Rights.READ);
    List<Integer> depths = new ArrayList<>();
    for (int event = 0; event < machine.trace().size(); event++) {
      if (machine.trace().kind(event) == EventKind.FAULT) {
        depths.add(machine.trace().depth(event));
      }
    }
    assertEquals(List.of(0, 1), depths);
    int last = machine.trace().size() - 1;
    assertEquals(EventKind.HANDLER_RETURN, machine.trace().kind(last));
    assertEquals(1, machine.trace().depth(last));
  }

  @Test
  void handlersThatNestBeyondTheStackEndInADoubleFault() {
    enablePaging();
    handleBy(fault -> !Translation.isRefused(cpu.read(fault.va() + 0x1000, Rights.READ)));
    assertEquals(HaltReason.DOUBLE_FAULT, haltOf(() -> cpu.read(0x1000, Rights.READ)));
    assertEquals(DEPTH, faults.size());
    assertTrue(machine.registers().halted());
    assertEquals(0x1000 * (DEPTH + 1), machine.registers().faultAddress());
    int last = machine.trace().size() - 1;
    assertEquals(EventKind.HALT, machine.trace().kind(last));
    assertEquals(HaltReason.DOUBLE_FAULT.ordinal(), machine.trace().a(last));
  }

  @Test
  void handlersMayNestAsDeepAsTheStackAllows() {
    enablePaging();
    handleBy(
        fault -> {
          if (fault.va() < 0x1000 * DEPTH) {
            cpu.read(fault.va() + 0x1000, Rights.READ);
          }
          map(fault.va(), PAGE);
          return true;
        });
    assertEquals(PAGE, cpu.read(0x1000, Rights.READ));
    assertEquals(DEPTH, faults.size());
    assertFalse(machine.registers().halted());
  }

  @Test
  void aHandlerThatMendsNothingButReturnsEndsInALiveLock() {
    enablePaging();
    handleBy(fault -> true);
    assertEquals(HaltReason.LIVE_LOCK, haltOf(() -> cpu.read(0x5000, Rights.READ)));
    assertTrue(machine.registers().halted());
    assertEquals(faults.size() - 1, count(EventKind.RETRY));
    assertEquals(0, count(EventKind.LOAD));
  }

  @Test
  void aFillWritesItsBytesAndNoOthers() {
    map(0x5000, PAGE);
    enablePaging();
    long before = machine.memory().read(PAGE + 0x3F8);
    long after = machine.memory().read(PAGE + 0x800);
    assertEquals(PAGE + 0x400, cpu.fill(0x5400, 0x55, 0x400, Rights.WRITE));
    for (int offset = 0; offset < 0x400; offset += 8) {
      assertEquals(0x55, machine.memory().read(PAGE + 0x400 + offset));
    }
    assertEquals(before, machine.memory().read(PAGE + 0x3F8));
    assertEquals(after, machine.memory().read(PAGE + 0x800));
    assertEquals(1, count(EventKind.FILL));
  }

  @Test
  void loadingTheRootForgetsWhatIsNotGlobal() {
    map(0x5000, PAGE);
    tables.set(1, 0x6000, PAGE | OPEN | HandMadeTables.GLOBAL);
    enablePaging();
    cpu.read(0x5000, Rights.READ);
    cpu.read(0x6000, Rights.READ);
    map(0x5000, 2 * PAGE);
    tables.set(1, 0x6000, 2 * PAGE | OPEN);
    cpu.loadRoot(HandMadeTables.ROOT);
    assertEquals(HandMadeTables.ROOT, cpu.root());
    assertEquals(2 * PAGE, cpu.read(0x5000, Rights.READ));
    assertEquals(PAGE, cpu.read(0x6000, Rights.READ));
    cpu.invalidatePage(0x6000);
    assertEquals(2 * PAGE, cpu.read(0x6000, Rights.READ));
  }

  /** A debugger's hand in the tables is exactly what software must not forget to flush. */
  @Test
  void aPokeChangesMemoryAndNoBelief() {
    map(0x5000, PAGE);
    enablePaging();
    cpu.read(0x5000, Rights.READ);
    cpu.poke(tables.slot(1, 0x5000), 2 * PAGE | OPEN);
    assertEquals(PAGE, cpu.read(0x5000, Rights.READ));
    cpu.invalidateAll();
    assertEquals(2 * PAGE, cpu.read(0x5000, Rights.READ));
  }

  @Test
  void everythingIsUndoneByGoingBackInTime() {
    map(0x5000, PAGE);
    int start = machine.cells().time();
    long old = machine.memory().read(PAGE);
    enablePaging();
    cpu.write(0x5000, 42, Rights.WRITE);
    cpu.read(0x9000, Rights.READ);
    machine.cells().seek(start);
    assertFalse(machine.registers().pagingOn());
    assertEquals(0, machine.registers().root());
    assertEquals(0, machine.registers().faultAddress());
    assertEquals(old, machine.memory().read(PAGE));
    assertEquals(-1, machine.mmu().tlb().find(0x5000, 0));
    assertEquals(0, tables.get(1, 0x5000) & HandMadeTables.ACCESSED);
  }
}
