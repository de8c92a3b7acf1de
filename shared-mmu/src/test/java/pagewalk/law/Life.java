package pagewalk.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import pagewalk.bits.Hex;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.Edit;
import pagewalk.kernel.Kernel;
import pagewalk.kernel.KernelSpec;
import pagewalk.kernel.MapResult;
import pagewalk.machine.Machine;
import pagewalk.machine.MachineHalted;
import pagewalk.mmu.Translation;

/**
 * A machine's whole life: it boots, one store of the boot forgotten or none, and then goes through
 * a fixed programme of mapping, storing and loading. What came of each step is kept.
 */
final class Life {
  private static final long PAGE = 0x210_0000;
  private static final long LARGE = 0x300_0000;

  /**
   * What a step came to.
   *
   * @param refused whether the machine or the kernel said no
   */
  record Outcome(String what, boolean refused) {}

  private final long kernelVa;
  private final long userVa;
  private final Booted booted;
  private final Machine machine;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int bootStores;

  private Life(PagingFormat format, KernelSpec spec, long junkSeed, int forgotten) {
    kernelVa = format.isNarrow() ? 0xC060_0000L : 0xFFFF_9000_0060_0000L;
    userVa = format.isNarrow() ? 0x1040_1000L : 0x100_4000_1000L;
    ForgetfulCpu[] cpu = new ForgetfulCpu[1];
    booted =
        Booted.on(
            format,
            spec,
            junkSeed,
            real -> {
              cpu[0] = new ForgetfulCpu(real, forgotten);
              return cpu[0];
            });
    machine = booted.machine();
    try {
      booted.start();
      bootStores = cpu[0].stores();
      goThroughTheProgramme();
    } catch (MachineHalted halt) {
      keep(halt.reason().name(), true);
    }
  }

  /** A life in which boot store {@code forgotten} is left out; −1: none is. */
  static Life with(PagingFormat format, KernelSpec spec, long junkSeed, int forgotten) {
    return new Life(format, spec, junkSeed, forgotten);
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  int bootStores() {
    return bootStores;
  }

  private void goThroughTheProgramme() {
    Kernel kernel = booted.kernel();
    for (int page = 0; page < 3; page++) {
      long offset = page * 4096L;
      map(kernelVa + offset, PAGE + offset, 1);
      use(kernelVa + offset + 8, 100 + page, PAGE + offset + 8);
    }
    map(kernelVa + (4 << 20), LARGE, 2);
    use(kernelVa + (4 << 20) + 0x12_3458, 200, LARGE + 0x12_3458);
    for (int page = 0; page < 3; page++) {
      touch(userVa + (page << 20), 300 + page);
    }
    int readOnly = Rights.of(false, true, false, true);
    edit("protect", kernel.protect(kernelVa, readOnly));
    read(kernelVa + 8);
    edit("unmap", kernel.unmap(kernelVa + 4096));
    read(kernelVa + 4096 + 8);
    for (int page = 0; page < 3; page++) {
      read(userVa + (page << 20));
    }
  }

  private void map(long va, long pa, int level) {
    MapResult result = booted.kernel().map(va, pa, level, Rights.ALL, false);
    keep(result.name(), result != MapResult.MAPPED);
  }

  /** Stores and loads through {@code va}, and looks into memory where the page should be. */
  private void use(long va, long value, long pa) {
    touch(va, value);
    keep("memory " + booted.word(pa), false);
  }

  private void touch(long va, long value) {
    access(() -> machine.cpu().write(va, value, Rights.WRITE));
    read(va);
  }

  private void read(long va) {
    access(() -> machine.cpu().read(va, Rights.READ));
  }

  private void access(LongSupplier access) {
    long result = access.getAsLong();
    boolean refused = Translation.isRefused(result);
    keep(
        refused
            ? Translation.kind(result).name()
            : "value " + booted.word(result) + " at " + Hex.of(result),
        refused);
  }

  private void edit(String what, Optional<Edit> edit) {
    edit.ifPresent(done -> done.flush().now());
    keep(what + " " + edit.isPresent(), edit.isEmpty());
  }

  private void keep(String what, boolean refused) {
    outcomes.add(new Outcome(what, refused));
  }
}
