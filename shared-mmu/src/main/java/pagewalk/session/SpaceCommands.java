package pagewalk.session;

import java.util.Optional;
import pagewalk.format.Rights;
import pagewalk.kernel.Kernel;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Space;
import pagewalk.kernel.Spaces;
import pagewalk.scenario.ProcessLayout;
import pagewalk.scenario.Statement;
import pagewalk.setting.Settings;

/** Carries out the statements about address spaces as a whole. */
final class SpaceCommands {
  private static final int READ_ONLY = Rights.of(false, true, false, true);
  private static final int READ_WRITE = Rights.of(true, true, true, false);
  private static final long PAGE = 4096;

  private final Kernel kernel;

  SpaceCommands(Kernel kernel) {
    this.kernel = kernel;
  }

  Verdict make(Statement.Space space) {
    return create(space.name());
  }

  private Verdict create(String name) {
    if (kernel.spaces().named(name).isPresent()) {
      return Verdict.refused("There is a space " + name + " already.");
    }
    MapResult result = kernel.keeper().create(name);
    return result.isGood()
        ? Verdict.OK
        : Verdict.refused("The space " + name + " was not made: " + result.words() + ".");
  }

  Verdict switchTo(Statement.Switch to) {
    return withSpace(to.name(), space -> goTo(kernel, space));
  }

  /** Makes {@code space} the current one, if it is not. */
  static Verdict goTo(Kernel kernel, Space space) {
    if (space.equals(kernel.space())) {
      return Verdict.OK;
    }
    MapResult result = kernel.keeper().switchTo(space);
    return result.isGood()
        ? Verdict.OK
        : Verdict.refused(
            "A change that was noted for later could not be made: " + result.words() + ".");
  }

  Verdict fork(Statement.Fork fork) {
    return withSpace(
        fork.original(),
        original -> {
          Verdict made = create(fork.copy());
          return made.equals(Verdict.OK) ? copy(original, fork.copy()) : made;
        });
  }

  private Verdict copy(Space original, String name) {
    Space copy = kernel.spaces().named(name).orElseThrow();
    MapResult result = kernel.keeper().copy(original, copy);
    return result.isGood()
        ? Verdict.OK
        : Verdict.refused("The tables were not copied: " + result.words() + ".");
  }

  Verdict process(Statement.NewProcess process) {
    Verdict made = create(process.name());
    if (!made.equals(Verdict.OK)) {
      return made;
    }
    Space space = kernel.spaces().named(process.name()).orElseThrow();
    Settings sizes = process.settings();
    Verdict code = map(space, ProcessLayout.CODE, sizes.number("code"), READ_ONLY);
    Verdict data =
        code.equals(Verdict.OK)
            ? map(space, ProcessLayout.DATA, sizes.number("data"), READ_WRITE)
            : code;
    long stack = sizes.number("stack");
    return data.equals(Verdict.OK)
        ? map(space, ProcessLayout.STACK_END - stack, stack, READ_WRITE)
        : data;
  }

  private Verdict map(Space space, long from, long bytes, int rights) {
    for (long va = from; va < from + bytes; va += PAGE) {
      MapResult result = kernel.mapFresh(space, va, rights, false);
      if (!result.isGood()) {
        return Commands.notMapped(va, result);
      }
    }
    return Verdict.OK;
  }

  Verdict destroy(Statement.Destroy destroy) {
    return withSpace(destroy.name(), space -> destroy(destroy.name(), space));
  }

  private Verdict destroy(String name, Space space) {
    if (space.equals(kernel.space())) {
      Verdict left = goTo(kernel, kernel.spaces().named(Spaces.FIRST).orElseThrow());
      if (!left.equals(Verdict.OK)) {
        return left;
      }
    }
    MapResult result = kernel.keeper().destroy(name, space);
    return result.isGood()
        ? Verdict.OK
        : Verdict.refused("The space " + name + " was not ended: " + result.words() + ".");
  }

  /** What is done with a space that exists. */
  private interface Deed {
    Verdict with(Space space);
  }

  private Verdict withSpace(String name, Deed deed) {
    Optional<Space> space = kernel.spaces().named(name);
    return space.isPresent()
        ? deed.with(space.get())
        : Verdict.refused("There is no space " + name + ".");
  }
}
