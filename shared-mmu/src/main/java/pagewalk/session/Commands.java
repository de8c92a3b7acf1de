package pagewalk.session;

import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.Invalidation;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Edit;
import pagewalk.kernel.Kernel;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.PendingFlush;
import pagewalk.machine.Cpu;
import pagewalk.machine.Machine;
import pagewalk.mmu.Translation;
import pagewalk.scenario.Staleness;
import pagewalk.scenario.Statement;
import pagewalk.scenario.Target;
import pagewalk.setting.RightLetters;
import pagewalk.setting.Settings;

/** Carries out the statements that make the processor or the kernel do something. */
final class Commands {
  private final Machine machine;
  private final PagingFormat format;
  private final Cpu cpu;
  private final Kernel kernel;

  Commands(Machine machine, Kernel kernel) {
    this.machine = machine;
    format = machine.spec().format();
    cpu = machine.cpu();
    this.kernel = kernel;
  }

  Verdict bootMap(Statement.BootMap map) {
    Settings settings = map.settings();
    RightLetters letters = settings.rights("rights");
    long size = settings.number("size");
    MapResult result =
        kernel
            .boot()
            .map(map.va(), map.pa(), length(settings, size), size, mask(letters), letters.global());
    return result == MapResult.MAPPED ? Verdict.OK : notMapped(map.va(), result);
  }

  Verdict map(Statement.Map map) {
    Settings settings = map.settings();
    RightLetters letters = settings.rights("rights");
    long size = settings.number("size");
    long length = length(settings, size);
    int level = format.levelOfPage(size);
    for (long offset = 0; offset < length; offset += size) {
      long va = map.va() + offset;
      MapResult result =
          map.target() instanceof Target.Place place
              ? kernel.map(va, place.pa() + offset, level, mask(letters), letters.global())
              : kernel.mapFresh(va, mask(letters), letters.global());
      if (result != MapResult.MAPPED) {
        return notMapped(va, result);
      }
    }
    return Verdict.OK;
  }

  private static Verdict notMapped(long va, MapResult result) {
    return Verdict.refused(
        "The page at " + Hex.of(va) + " was not mapped: " + result.words() + ".");
  }

  Verdict unmap(Statement.Unmap unmap) {
    return edit(unmap.va(), unmap.settings(), kernel::unmap, true);
  }

  Verdict protect(Statement.Protect protect) {
    int rights = mask(protect.settings().rights("rights"));
    return edit(protect.va(), protect.settings(), va -> kernel.protect(va, rights), false);
  }

  /** Changes what maps one address; empty when nothing does. */
  private interface Change {
    Optional<Edit> at(long va);
  }

  /**
   * Applies {@code change} to every page of the range, whatever its size, and flushes as the
   * settings say.
   */
  private Verdict edit(long from, Settings settings, Change change, boolean release) {
    long length = length(settings, format.pageBytes());
    Optional<PendingFlush> atTheEnd = Optional.empty();
    boolean found = false;
    for (long offset = 0; offset < length; ) {
      long va = from + offset;
      Optional<Edit> changed = change.at(va);
      if (changed.isEmpty()) {
        offset += format.pageBytes();
        continue;
      }
      found = true;
      Edit edit = changed.orElseThrow();
      switch (settings.word("flush")) {
        case "page" -> edit.flush().now();
        case "all" -> atTheEnd = Optional.of(edit.flush());
        default -> edit.flush().forget("the scenario says flush=none");
      }
      if (release) {
        kernel.release(edit);
      }
      long span = format.level(edit.level()).span();
      offset += span - (va & (span - 1));
    }
    atTheEnd.ifPresent(PendingFlush::all);
    return found ? Verdict.OK : Verdict.refused("Nothing is mapped at " + Hex.of(from) + ".");
  }

  Verdict load(Statement.Load load) {
    return reached(cpu.read(load.va(), access(load.settings(), Rights.READ)));
  }

  Verdict store(Statement.Store store) {
    return reached(cpu.write(store.va(), store.value(), access(store.settings(), Rights.WRITE)));
  }

  Verdict fetch(Statement.Fetch fetch) {
    return reached(cpu.read(fetch.va(), access(fetch.settings(), Rights.EXECUTE)));
  }

  Verdict invalidate(Statement.Invalidate invalidate) {
    Settings settings = invalidate.settings();
    boolean page = invalidate.what() instanceof Staleness.Page;
    long va = invalidate.what() instanceof Staleness.Page named ? named.va() : 0;
    String family = format.tlb().family();
    Invalidation what =
        settings.has("by")
            ? Invalidation.named(settings.word("by")).orElseThrow()
            : page ? Invalidation.ofPage(family) : Invalidation.ofAll(family);
    if (!what.family().equals(family)) {
      return Verdict.refused("The processor has no " + what.mnemonic() + ".");
    }
    if (what.takesAddress() != page) {
      String needs = page ? " takes no address: write 'all'." : " takes an address.";
      return Verdict.refused(what.mnemonic() + needs);
    }
    cpu.invalidate(
        what,
        va,
        settings.has("asid") ? (int) settings.number("asid") : machine.mmu().roots().asid());
    return Verdict.OK;
  }

  private static Verdict reached(long result) {
    return Translation.isRefused(result)
        ? Verdict.refused("The access was refused: " + Translation.kind(result).words() + ".")
        : Verdict.OK;
  }

  private static int access(Settings settings, int kind) {
    return switch (settings.word("as")) {
      case "user" -> kind + Rights.USER;
      case "kernel-ac" -> kind + Rights.WITH_AC;
      default -> kind;
    };
  }

  private static long length(Settings settings, long fallback) {
    return settings.has("length") ? settings.number("length") : fallback;
  }

  private static int mask(RightLetters letters) {
    return Rights.of(
        letters.write(), letters.user(), letters.user() && letters.write(), letters.execute());
  }
}
