package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Hex;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.setting.Settings;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/**
 * Every combination of APX, AP, XN, PXN and the setting of the domain, under every combination of
 * XP, AFE, S, R, WXN, UWXN and TTBCR.N, for every shape of page and every access: the Arm twin of
 * the exhaustive tests of x86. What is expected is worked out here from DDI 0301H tables 6-1 and
 * 6-11 as they are printed.
 */
final class ArmShortFlagMatrixTest {
  private static final int DOMAIN = 5;
  private static final long RAM_BYTES = 1L << 32;
  private static final int ROOT_0 = 0x4000;
  private static final int ROOT_1 = 0x1_4000;
  private static final int SECOND = 0x9400;
  private static final int LOW_VA = 0x0140_0000;
  private static final long HIGH_VA = 0x8140_0000L;

  /** Table 6-1, by APX above AP: what the kernel and what user code may do. */
  private static final List<String> PERMISSIONS =
      List.of("--", "W-", "WR", "WW", "--", "R-", "RR", "RR");

  /** The same under AFE, by AP[2:1]. */
  private static final List<String> WITH_ACCESS_FLAG = List.of("W-", "WW", "R-", "RR");

  private final FrameStore memory = new FrameStore(new Cells(), RAM_BYTES, 0);
  private final Roots roots = new Roots(new Cells());
  private int checked;

  /** The controls of one processor. */
  private record Machine(
      String family,
      boolean afe,
      boolean s,
      boolean r,
      boolean wxn,
      boolean uwxn,
      int n,
      int setting) {

    PagingFormat format() {
      FormatFamily known = Formats.named(family).orElseThrow();
      long others = 0x5555_5000L & ~(3L << (2 * DOMAIN));
      long dacr = ((long) setting << (2 * DOMAIN)) | setting | others;
      Settings settings = Settings.of(known.controls()).with("n", n).with("dacr", dacr);
      if (!family.equals("armv5")) {
        settings = settings.with("afe", afe ? 1 : 0);
      }
      return known.under(
          family.equals("armv7")
              ? settings.with("wxn", wxn ? 1 : 0).with("uwxn", uwxn ? 1 : 0)
              : settings.with("s", s ? 1 : 0).with("r", r ? 1 : 0));
    }

    boolean subpages() {
      return family.equals("armv5");
    }

    boolean hasPxn() {
      return family.equals("armv7");
    }
  }

  /** The flags of one mapping. */
  private record Flags(int apx, int ap, int xn, int pxn) {}

  private enum Shape {
    SECTION,
    SUPERSECTION,
    LARGE,
    SMALL
  }

  static List<Machine> machines() {
    List<Machine> machines = new ArrayList<>();
    for (String family : List.of("armv5", "armv6", "armv7")) {
      for (int bits = 0; bits < 16; bits++) {
        boolean afe = (bits & 1) != 0;
        boolean one = (bits & 2) != 0;
        boolean other = (bits & 4) != 0;
        if (family.equals("armv5") && afe) {
          continue;
        }
        boolean v7 = family.equals("armv7");
        for (int setting = 0; setting < 4; setting++) {
          int n = (bits & 8) >>> 3;
          machines.add(
              new Machine(
                  family, afe, !v7 && one, !v7 && other, v7 && one, v7 && other, n, setting));
        }
      }
    }
    return machines;
  }

  @ParameterizedTest
  @MethodSource("machines")
  void everyCombinationOfFlagsIsDecidedAsTheTablesSay(Machine machine) {
    roots.set(0, ROOT_0);
    roots.set(1, ROOT_1);
    PagingFormat format = machine.format();
    Walker walker = Walker.marking(PlanCompiler.compile(format), memory, roots);
    for (Shape shape : Shape.values()) {
      for (int bits = 0; bits < 32; bits++) {
        Flags flags = new Flags(bits & 1, bits >>> 1 & 3, bits >>> 3 & 1, bits >>> 4);
        if ((flags.pxn() == 0 || machine.hasPxn())
            && (flags.apx() + flags.xn() == 0 || !machine.subpages())) {
          check(machine, format, walker, shape, flags);
        }
      }
    }
    assertEquals(4 * 6 * (machine.subpages() ? 4 : machine.hasPxn() ? 32 : 16), checked);
  }

  private void check(
      Machine machine, PagingFormat format, Walker walker, Shape shape, Flags flags) {
    long va = machine.n() == 0 ? LOW_VA : HIGH_VA;
    long root = machine.n() == 0 ? ROOT_0 : ROOT_1;
    write(root + (va >>> 20) * 4, shape, flags);
    for (int access = 0; access < 6; access++) {
      long result = walker.walk(ROOT_0, va, access);
      String found =
          Translation.isRefused(result)
              ? Hex.of(
                  format
                      .faults()
                      .code(
                          Translation.kind(result),
                          access,
                          Translation.level(result),
                          Translation.group(result)))
              : "mapped";
      String what = machine + " " + shape + " " + flags + " " + Rights.nameOf(access);
      assertEquals(expected(machine, shape, flags, access), found, what);
      checked++;
    }
  }

  private void write(long slot, Shape shape, Flags flags) {
    int domain = DOMAIN << 5;
    int section = flags.apx() << 15 | flags.ap() << 10 | flags.xn() << 4 | flags.pxn() | 0b10;
    int table = SECOND | domain | flags.pxn() << 2 | 0b01;
    int page = flags.apx() << 9 | flags.ap() << 4;
    memory.write(
        slot,
        switch (shape) {
          case SECTION -> 0x0030_0000 | domain | section;
          case SUPERSECTION -> 1 << 18 | section;
          case LARGE, SMALL -> table;
        },
        4);
    memory.write(
        SECOND,
        shape == Shape.LARGE ? page | flags.xn() << 15 | 0b01 : page | flags.xn() | 0b10,
        4);
  }

  private static String expected(Machine machine, Shape shape, Flags flags, int access) {
    boolean page = shape == Shape.LARGE || shape == Shape.SMALL;
    int domain = shape == Shape.SUPERSECTION ? 0 : DOMAIN;
    int rest = domain << 4 | (Rights.isWrite(access) ? 1 << 11 : 0);
    if (machine.afe() && (flags.ap() & 1) == 0) {
      return Hex.of((page ? 0b00110 : 0b00011) | rest);
    }
    if (machine.setting() == 0 || machine.setting() == 2) {
      return Hex.of((page ? 0b01011 : 0b01001) | rest);
    }
    boolean open = machine.setting() == 3 || permits(machine, flags, access);
    return open ? "mapped" : Hex.of((page ? 0b01111 : 0b01101) | rest);
  }

  private static boolean permits(Machine machine, Flags flags, int access) {
    String letters = letters(machine, flags);
    boolean user = Rights.isUser(access);
    char own = letters.charAt(user ? 1 : 0);
    if (Rights.isWrite(access)) {
      return own == 'W';
    }
    if (!Rights.isFetch(access)) {
      return own != '-';
    }
    boolean never =
        flags.xn() == 1
            || (flags.pxn() == 1 && !user)
            || (machine.wxn() && own == 'W')
            || (machine.uwxn() && !user && letters.charAt(1) == 'W');
    return own != '-' && !never;
  }

  private static String letters(Machine machine, Flags flags) {
    if (machine.afe()) {
      return WITH_ACCESS_FLAG.get(flags.apx() << 1 | flags.ap() >>> 1);
    }
    boolean deprecated = flags.apx() == 0 && flags.ap() == 0 && machine.s() != machine.r();
    return deprecated
        ? (machine.r() ? "RR" : "R-")
        : PERMISSIONS.get(flags.apx() << 2 | flags.ap());
  }
}
