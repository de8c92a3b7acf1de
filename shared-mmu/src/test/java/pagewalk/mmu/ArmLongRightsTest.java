package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.bits.Bits;
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
 * Every combination of AP, XN (UXN), PXN, AF, APTable, XNTable, PXNTable, WXN, UWXN and PAN with
 * every access, against the manuals' rules written down as Arm's CheckPermission has them.
 */
final class ArmLongRightsTest {
  private static final long TABLE = 0x3000;
  private static final long VA = 0x40_0000;
  private static final long PAGE = 0x7000;
  private static final int OK = -1;

  /** One combination: a bit each. */
  private record Case(boolean aarch64, int leaf, int table, int controls, int access) {
    boolean user() {
      return Rights.isUser(access);
    }

    boolean readOnly() {
      return on(leaf, 1) || on(table, 3);
    }

    boolean userReads() {
      return on(leaf, 0) && !on(table, 2);
    }

    boolean never() {
      return on(leaf, 3) || on(table, 1);
    }

    boolean kernelNever() {
      return on(leaf, 2) || on(table, 0);
    }

    boolean accessed() {
      return on(leaf, 4);
    }

    boolean wxn() {
      return on(controls, 0);
    }

    boolean uwxn() {
      return aarch64 || on(controls, 1);
    }

    boolean panned() {
      return on(controls, 2) && access < Rights.USER;
    }

    /** The fault status, or OK. */
    int expected() {
      if (!accessed()) {
        return 0b001011;
      }
      return permitted() ? OK : 0b001111;
    }

    private boolean permitted() {
      boolean kernelWrites = !readOnly();
      boolean userWrites = userReads() && !readOnly();
      if (Rights.isFetch(access)) {
        boolean userNever = never() || (userWrites && wxn()) || (!aarch64 && !userReads());
        boolean barred =
            kernelNever()
                || (!aarch64 && never())
                || (kernelWrites && wxn())
                || (userWrites && uwxn());
        return user() ? !userNever : !barred;
      }
      if (panned() && userReads()) {
        return false;
      }
      boolean reads = !user() || userReads();
      return Rights.isWrite(access) ? (user() ? userWrites : kernelWrites) : reads;
    }

    private static boolean on(int bits, int at) {
      return (bits >>> at & 1) != 0;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAccessIsAllowedAsTheManualSays(boolean aarch64) {
    for (int controls = 0; controls < 8; controls++) {
      PagingFormat format = format(aarch64, controls);
      Cells cells = new Cells();
      cells.setRecording(false);
      FrameStore memory = new FrameStore(cells, 1 << 20, 1);
      Roots roots = new Roots(cells);
      Walker walker = Walker.marking(PlanCompiler.compile(format), memory, roots);
      long root = 0x1000;
      int top = format.rootLevelFor(VA);
      if (top > 2) {
        memory.write(root + 8L * format.indexOf(top, VA), 0x2003);
      }
      long pmd = top > 2 ? 0x2000 : root;
      for (int table = 0; table < 16; table++) {
        memory.write(pmd + 8L * format.indexOf(2, VA), TABLE | 3 | (long) table << 59);
        for (int leaf = 0; leaf < 32; leaf++) {
          memory.write(TABLE, page(leaf));
          for (int access = 0; access < Rights.ACCESSES; access++) {
            check(walker, root, new Case(aarch64, leaf, table, controls, access));
          }
        }
      }
    }
  }

  /** AP[1], AP[2], PXN, XN or UXN, AF in bits 0 to 4 of {@code leaf}. */
  private static long page(int leaf) {
    return PAGE
        | 3
        | ((leaf & 1) != 0 ? Bits.bit(6) : 0)
        | ((leaf & 2) != 0 ? Bits.bit(7) : 0)
        | ((leaf & 4) != 0 ? Bits.bit(53) : 0)
        | ((leaf & 8) != 0 ? Bits.bit(54) : 0)
        | ((leaf & 16) != 0 ? Bits.bit(10) : 0);
  }

  private static void check(Walker walker, long root, Case one) {
    long result = walker.walk(root, VA, one.access());
    int code =
        Translation.isRefused(result)
            ? walker
                .plan()
                .format()
                .faults()
                .code(Translation.kind(result), one.access(), Translation.level(result), 0)
            : OK;
    if (code != one.expected()) {
      assertEquals(one.expected(), code, one + " " + Hex.of(result));
    }
  }

  /** Three levels in AArch64, so that both formats have the same tables here. */
  private static PagingFormat format(boolean aarch64, int controls) {
    FormatFamily family = Formats.named(aarch64 ? "aarch64" : "lpae").orElseThrow();
    Settings settings =
        Settings.of(family.controls()).with("wxn", controls & 1).with("pan", controls >> 2 & 1);
    return family.under(
        aarch64
            ? settings.with("t0sz", 25).with("t1sz", 25)
            : settings.with("uwxn", controls >> 1 & 1));
  }
}
