package pagewalk.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import pagewalk.bits.Hex;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.machine.Machine;
import pagewalk.machine.MachineSpec;
import pagewalk.mmu.Caches;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;
import pagewalk.setting.Shape;
import pagewalk.strategy.Strategies;
import pagewalk.trace.EventKind;
import pagewalk.trace.TraceMeter;

/** A machine of 64 MiB with a kernel on it, and an onlooker who sees the tables from outside. */
public final class Booted {
  public static final long RAM_BYTES = 64 << 20;

  private final Machine machine;
  private final Kernel kernel;
  private final Walker onlooker;

  private Booted(Machine machine, Kernel kernel) {
    this.machine = machine;
    this.kernel = kernel;
    onlooker = Walker.looking(machine.mmu().plan(), machine.memory(), machine.mmu().roots());
  }

  /** A kernel as in a scenario: {@code strategy} and {@code key=value} separated by spaces. */
  public static KernelSpec spec(String strategy, String options) {
    Strategy chosen = Strategies.named(strategy).orElseThrow();
    List<Setting> declared = new ArrayList<>(KernelSpec.COMMON);
    declared.addAll(chosen.settings());
    return new KernelSpec(chosen, with(Settings.of(declared), List.of(options.split(" ", -1))));
  }

  private static Settings with(Settings declared, List<String> options) {
    Settings settings = declared;
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        settings = settings.with(option.substring(0, equals), option.substring(equals + 1));
      }
    }
    return settings;
  }

  /** The format of {@code x86-64}, or of what a machine line says, such as {@code armv6 n=1}. */
  public static PagingFormat format(String machine) {
    if (machine.equals("x86-64")) {
      return X86.USUAL.format();
    }
    List<String> words = List.of(machine.split(" ", -1));
    FormatFamily family = Formats.named(words.get(0)).orElseThrow();
    Settings controls = Settings.of(family.controls());
    return family.under(with(controls, words.subList(1, words.size())));
  }

  /** Paging is on when this returns; the machine is an x86-64. */
  public static Booted with(String strategy, String options) {
    return with("x86-64", strategy, options);
  }

  /** {@link #with(String, String)} on a machine as in {@link #format}. */
  public static Booted with(String machine, String strategy, String options) {
    Booted booted = on(format(machine), spec(strategy, options), 0, UnaryOperator.identity());
    booted.start();
    return booted;
  }

  /** Not started yet; the kernel sees the processor through {@code lens}. */
  public static Booted on(
      PagingFormat format, KernelSpec spec, long junkSeed, UnaryOperator<KernelCpu> lens) {
    MachineSpec parts =
        new MachineSpec(format, RAM_BYTES, Caches.tlb(new Shape(16, 4)), junkSeed, spec.depth());
    Machine machine = new Machine(parts, TraceMeter.NONE);
    KernelCpu cpu = lens.apply(new SupervisorCpu(machine));
    return new Booted(machine, Kernel.on(machine, spec, cpu));
  }

  /** Boots and switches paging on. */
  public void start() {
    kernel.start();
    machine.cpu().enablePaging();
  }

  public Machine machine() {
    return machine;
  }

  public Kernel kernel() {
    return kernel;
  }

  /** What the tables in memory say, TLB or not; as in {@link Translation}. */
  public long look(long va, int access) {
    return onlooker.walk(machine.registers().root(), va, access);
  }

  public Walker onlooker() {
    return onlooker;
  }

  /** Loads by a kernel access that must succeed. */
  public long load(long va) {
    long pa = machine.cpu().read(va, Rights.READ);
    assertFalse(Translation.isRefused(pa), () -> "no load from " + Hex.of(va));
    return word(pa);
  }

  /** The word that lies at {@code pa} in memory. */
  public long word(long pa) {
    return machine.memory().read(pa, machine.spec().format().wordBytes());
  }

  /** Stores by a kernel access that must succeed; gives the physical address. */
  public long store(long va, long value) {
    long pa = machine.cpu().write(va, value, Rights.WRITE);
    assertFalse(Translation.isRefused(pa), () -> "no store to " + Hex.of(va));
    return pa;
  }

  /** The faults since event {@code from}: address and code, "0x401000 2". */
  public List<String> faultsSince(int from) {
    List<String> faults = new ArrayList<>();
    for (int event = from; event < machine.trace().size(); event++) {
      if (machine.trace().kind(event) == EventKind.FAULT) {
        faults.add(Hex.of(machine.trace().va(event)) + " " + machine.trace().b(event));
      }
    }
    return faults;
  }

  /** How many more tables there are than at event {@code from}. */
  public int tablesSince(int from) {
    int tables = 0;
    for (int event = from; event < machine.trace().size(); event++) {
      EventKind kind = machine.trace().kind(event);
      boolean table = machine.trace().b(event) > 0 && machine.trace().c(event) != 2;
      tables += kind == EventKind.FRAME_TAKEN && table ? 1 : 0;
      tables -= kind == EventKind.FRAME_FREED && table ? 1 : 0;
    }
    return tables;
  }

  /** Frames of the run-time pool in use, for tables and pages. */
  public int framesTaken() {
    int taken = taken(kernel.frames());
    return kernel.tableFrames() == kernel.frames() ? taken : taken + taken(kernel.tableFrames());
  }

  private static int taken(Frames pool) {
    int taken = 0;
    for (long frame = pool.range().low(); frame <= pool.range().high(); frame++) {
      taken += pool.isTaken(frame) ? 1 : 0;
    }
    return taken;
  }
}
