package pagewalk.session;

import java.util.Optional;
import java.util.function.Supplier;
import pagewalk.bits.Hex;
import pagewalk.format.Invalidation;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Edit;
import pagewalk.kernel.Kernel;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.PendingFlush;
import pagewalk.kernel.Space;
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
    Optional<Space> space = space(map.space());
    if (space.isEmpty()) {
      return noSpace(map.space());
    }
    Settings settings = map.settings();
    RightLetters letters = settings.rights("rights");
    long size = settings.number("size");
    long length = length(settings, size);
    int level = format.levelOfPage(size);
    int rights = mask(letters);
    for (long offset = 0; offset < length; offset += size) {
      long va = map.va() + offset;
      MapResult result =
          map.target() instanceof Target.Place place
              ? kernel.map(space.get(), va, place.pa() + offset, level, rights, letters.global())
              : kernel.mapFresh(space.get(), va, rights, letters.global());
      if (!result.isGood()) {
        return notMapped(va, result);
      }
    }
    return Verdict.OK;
  }

  static Verdict notMapped(long va, MapResult result) {
    return Verdict.refused(
        "The page at " + Hex.of(va) + " was not mapped: " + result.words() + ".");
  }

  private Optional<Space> space(String name) {
    return name.isEmpty() ? Optional.of(kernel.space()) : kernel.spaces().named(name);
  }

  private static Verdict noSpace(String name) {
    return Verdict.refused("There is no space " + name + ".");
  }

  Verdict unmap(Statement.Unmap unmap) {
    boolean free = unmap.settings().word("empty").equals("free");
    Change change = (space, va) -> kernel.unmap(space, va, true);
    return edit(unmap.space(), unmap.va(), unmap.settings(), change, true, free);
  }

  Verdict protect(Statement.Protect protect) {
    int rights = mask(protect.settings().rights("rights"));
    Change change = (space, va) -> kernel.protect(space, va, rights);
    return edit(protect.space(), protect.va(), protect.settings(), change, false, false);
  }

  /** Changes what maps one address; empty when nothing does. */
  private interface Change {
    Optional<Edit> at(Space space, long va);
  }

  /**
   * Applies {@code change} to every page of the range, whatever its size, and flushes as the
   * settings say.
   */
  private Verdict edit(
      String name, long from, Settings settings, Change change, boolean release, boolean prune) {
    Optional<Space> space = space(name);
    if (space.isEmpty()) {
      return noSpace(name);
    }
    long length = length(settings, format.pageBytes());
    Optional<PendingFlush> atTheEnd = Optional.empty();
    boolean found = false;
    for (long offset = 0; offset < length; ) {
      long va = from + offset;
      Optional<Edit> changed = change.at(space.get(), va);
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
      if (release && !edit.deferred()) {
        kernel.release(edit);
      }
      if (prune && !edit.deferred()) {
        kernel.prune(space.get(), va);
      }
      long span = format.level(edit.level()).span();
      offset += span - (va & (span - 1));
    }
    atTheEnd.ifPresent(PendingFlush::all);
    return found ? Verdict.OK : Verdict.refused("Nothing is mapped at " + Hex.of(from) + ".");
  }

  Verdict load(Statement.Load load) {
    int access = access(load.settings(), Rights.READ);
    return in(load.space(), () -> reached(cpu.read(load.va(), access)));
  }

  Verdict store(Statement.Store store) {
    int access = access(store.settings(), Rights.WRITE);
    return in(store.space(), () -> reached(cpu.write(store.va(), store.value(), access)));
  }

  Verdict fetch(Statement.Fetch fetch) {
    int access = access(fetch.settings(), Rights.EXECUTE);
    return in(fetch.space(), () -> reached(cpu.read(fetch.va(), access)));
  }

  Verdict touch(Statement.Touch touch) {
    return in(touch.space(), () -> new Touches(touch, format, cpu).make());
  }

  /** Runs {@code accesses} in the space called {@code name}, going there first if need be. */
  private Verdict in(String name, Supplier<Verdict> accesses) {
    Optional<Space> space = space(name);
    if (space.isEmpty()) {
      return noSpace(name);
    }
    Verdict there = SpaceCommands.goTo(kernel, space.get());
    return there.equals(Verdict.OK) ? accesses.get() : there;
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

  static Verdict reached(long result) {
    return Translation.isRefused(result)
        ? Verdict.refused("The access was refused: " + Translation.kind(result).words() + ".")
        : Verdict.OK;
  }

  static int access(Settings settings, int kind) {
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
