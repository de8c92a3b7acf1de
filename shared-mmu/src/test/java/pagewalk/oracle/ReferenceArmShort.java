package pagewalk.oracle;

import static pagewalk.oracle.ArmShortControls.Version.V5;
import static pagewalk.oracle.ArmShortControls.Version.V7;
import static pagewalk.oracle.Word.bit;
import static pagewalk.oracle.Word.bits;
import static pagewalk.oracle.Word.field;

import java.util.ArrayList;
import java.util.List;
import pagewalk.oracle.Answer.Outcome;

/**
 * The walks of Arm's 32-bit descriptors: ARMv6 with and without subpages, from the ARM1176JZF-S TRM
 * (ARM DDI 0301H; its chapter 6 is the MMU), and ARMv7 (ARM DDI 0406C, B3.5), whose steps are also
 * those of Arm's {@code AArch32_TranslationTableWalkSD} and {@code AArch32_CheckPermission}, kept
 * in executable form in rems-project/sail-arm, arm-v8.5-a.
 *
 * <p>The order of the checks is the priority order of the faults (TRM table 6-11): translation and
 * external abort while the walk goes on, then access flag, domain, permission. QEMU asks for the
 * domain earlier and for the access flag later; the manual is followed.
 *
 * <p>What the manuals leave open, and what is done here: APX = 1 with AP = 00 and S = R = 1 with AP
 * = 0 are reserved and allow nothing; domain setting 10 is reserved and refuses; the domain field
 * is 0 where it is not valid. For an access flag fault of a section it is valid on the ARM1176, but
 * not by Arm's later pseudocode: it is always given. For a permission fault it is valid before the
 * large physical address extension: it is always given.
 */
final class ReferenceArmShort implements ReferenceWalker {
  private static final int TRANSLATION_SECTION = 0b00101;
  private static final int TRANSLATION_PAGE = 0b00111;
  private static final int ACCESS_FLAG_SECTION = 0b00011;
  private static final int ACCESS_FLAG_PAGE = 0b00110;
  private static final int DOMAIN_SECTION = 0b01001;
  private static final int DOMAIN_PAGE = 0b01011;
  private static final int PERMISSION_SECTION = 0b01101;
  private static final int PERMISSION_PAGE = 0b01111;
  private static final int WALK_ABORT_1 = 0b01100;
  private static final int WALK_ABORT_2 = 0b01110;
  private static final int EXTERNAL_ABORT = 0b01000;

  private final Memory memory;
  private final ArmShortControls on;
  private long ttbr0;
  private long ttbr1;

  private long va;
  private Access access = Access.KERNEL_READ;
  private final List<Long> reads = new ArrayList<>();
  private int level;
  private int domain;

  ReferenceArmShort(Memory memory, ArmShortControls controls) {
    this.memory = memory;
    this.on = controls;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public boolean load(long root0, long root1) {
    ttbr0 = root0;
    ttbr1 = root1;
    return true;
  }

  /** The domain of the latest walk, where its fault has a valid one; else 0. */
  int domain() {
    return domain;
  }

  /** TRM page 3-62 says which table, §6.9.3 what a disabled one does. */
  @Override
  public Answer walk(long address, Access what) {
    va = address;
    access = what;
    reads.clear();
    level = 1;
    domain = 0;
    if (on.n() == 0 || bits(va, 31, 32 - on.n()) == 0) {
      long table = field(ttbr0, 31, 14 - on.n());
      return on.pd0() ? translationFault() : first(table + 4 * bits(va, 31 - on.n(), 20));
    }
    return on.pd1() ? translationFault() : first(field(ttbr1, 31, 14) + 4 * bits(va, 31, 20));
  }

  /** TRM figures 6-4 and 6-7, §6.9.3. Type 11 is reserved, but a section where PXN exists. */
  private Answer first(long place) {
    if (!memory.holds(place)) {
      return fault(Outcome.NO_MEMORY, WALK_ABORT_1);
    }
    reads.add(place);
    long descriptor = memory.read(place, 4);
    boolean pxnExists = on.version() == V7 && on.pxn();
    return switch ((int) bits(descriptor, 1, 0)) {
      case 0b01 -> {
        boolean pxn = pxnExists && bit(descriptor, 2);
        domain = (int) bits(descriptor, 8, 5);
        level = 2;
        yield second(field(descriptor, 31, 10) + 4 * bits(va, 19, 12), pxn);
      }
      case 0b10 -> section(descriptor, false);
      case 0b11 -> pxnExists ? section(descriptor, true) : translationFault();
      default -> translationFault();
    };
  }

  private Answer section(long descriptor, boolean pxn) {
    boolean subpages = on.version() == V5;
    int ap = (int) bits(descriptor, 11, 10);
    int apx = subpages ? 0 : (int) bits(descriptor, 15, 15);
    boolean xn = !subpages && bit(descriptor, 4);
    long pa = field(descriptor, 31, 20) | bits(va, 19, 0);
    if (bit(descriptor, 18)) {
      long above4g = (bits(descriptor, 8, 5) << 36) | (bits(descriptor, 23, 20) << 32);
      pa = (on.widePa() ? above4g : 0) | field(descriptor, 31, 24) | bits(va, 23, 0);
    } else {
      domain = (int) bits(descriptor, 8, 5);
    }
    if (accessFlagClear(ap)) {
      return fault(Outcome.ACCESS_FLAG, ACCESS_FLAG_SECTION);
    }
    return finish(pa, (apx << 2) | ap, xn, pxn);
  }

  /** TRM figures 6-5 and 6-8. */
  private Answer second(long place, boolean pxn) {
    if (!memory.holds(place)) {
      return fault(Outcome.NO_MEMORY, WALK_ABORT_2);
    }
    reads.add(place);
    long descriptor = memory.read(place, 4);
    if (bits(descriptor, 1, 0) == 0b00) {
      return translationFault();
    }
    return on.version() == V5 ? pageWithSubpages(descriptor) : page(descriptor, pxn);
  }

  /** TRM §6.11.1: subpage n has AP field n; an extended small page has one for all. */
  private Answer pageWithSubpages(long descriptor) {
    long small = field(descriptor, 31, 12) | bits(va, 11, 0);
    return switch ((int) bits(descriptor, 1, 0)) {
      case 0b01 -> {
        long large = field(descriptor, 31, 16) | bits(va, 15, 0);
        yield finish(large, subpageAp(descriptor, bits(va, 15, 14)), false, false);
      }
      case 0b10 -> finish(small, subpageAp(descriptor, bits(va, 11, 10)), false, false);
      default -> finish(small, subpageAp(descriptor, 0), false, false);
    };
  }

  private static int subpageAp(long descriptor, long subpage) {
    int low = 4 + 2 * (int) subpage;
    return (int) bits(descriptor, low + 1, low);
  }

  private Answer page(long descriptor, boolean pxn) {
    int ap = (int) bits(descriptor, 5, 4);
    int apx = (int) bits(descriptor, 9, 9);
    if (accessFlagClear(ap)) {
      return fault(Outcome.ACCESS_FLAG, ACCESS_FLAG_PAGE);
    }
    if (bit(descriptor, 1)) {
      long small = field(descriptor, 31, 12) | bits(va, 11, 0);
      return finish(small, (apx << 2) | ap, bit(descriptor, 0), pxn);
    }
    long large = field(descriptor, 31, 16) | bits(va, 15, 0);
    return finish(large, (apx << 2) | ap, bit(descriptor, 15), pxn);
  }

  /** TRM §6.9.4: only taken into account when XP = 1. */
  private boolean accessFlagClear(int ap) {
    return on.version() != V5 && on.afe() && (ap & 1) == 0;
  }

  /** TRM §3.2.16: 00 no access, 01 client, 10 reserved, 11 manager: nothing is checked. */
  private Answer finish(long pa, int ap, boolean xn, boolean pxn) {
    int setting = (int) bits(on.dacr(), 2 * domain + 1, 2 * domain);
    boolean manager = setting == 0b11;
    boolean client = setting == 0b01;
    if (!manager && !client) {
      return fault(Outcome.DOMAIN, level == 1 ? DOMAIN_SECTION : DOMAIN_PAGE);
    }
    if (client && !permits(ap, xn, pxn)) {
      return fault(Outcome.PROTECTION, level == 1 ? PERMISSION_SECTION : PERMISSION_PAGE);
    }
    return new Answer(Outcome.TRANSLATED, pa, level, 0, reads, List.of());
  }

  /** TRM §6.5.2, §6.5.3; WXN and UWXN: DDI 0406C B3.7. A fetch needs the right to read. */
  private boolean permits(int ap, boolean xn, boolean pxn) {
    if (access.write()) {
      return writable(ap, access.user());
    }
    if (!access.fetch()) {
      return readable(ap, access.user());
    }
    boolean never =
        xn
            || (pxn && !access.user())
            || (on.wxn() && writable(ap, access.user()))
            || (on.uwxn() && !access.user() && writable(ap, true));
    return readable(ap, access.user()) && !never;
  }

  /** TRM table 6-1: APX above AP[1:0]. With AFE, AP[0] says nothing of rights. */
  private boolean readable(int ap, boolean user) {
    int rights = on.version() != V5 && on.afe() ? ap | 1 : ap;
    return switch (rights) {
      case 0b000 -> on.version() != V7 && on.s() != on.r() && (on.r() || !user);
      case 0b001, 0b101 -> !user;
      case 0b100 -> false;
      default -> true;
    };
  }

  private boolean writable(int ap, boolean user) {
    int rights = on.version() != V5 && on.afe() ? ap | 1 : ap;
    return switch (rights) {
      case 0b001, 0b010 -> !user;
      case 0b011 -> true;
      default -> false;
    };
  }

  private Answer translationFault() {
    return fault(Outcome.NOT_PRESENT, level == 1 ? TRANSLATION_SECTION : TRANSLATION_PAGE);
  }

  private Answer fault(Outcome outcome, int status) {
    return new Answer(outcome, 0, level, statusRegister(status, access, domain), reads, List.of());
  }

  /**
   * TRM §3.2.17: DFSR has the status in bits 10 and 3:0, the domain in 7:4, and a write in 11;
   * §3.2.18: IFSR has the status only.
   */
  private static int statusRegister(int status, Access access, int domain) {
    int code = (status & 0xF) | ((status >> 4) << 10);
    return access.fetch() ? code : code | (domain << 4) | (access.write() ? 1 << 11 : 0);
  }

  @Override
  public int busCode(Access what) {
    return statusRegister(EXTERNAL_ABORT, what, domain);
  }
}
