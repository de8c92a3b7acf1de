package pagewalk.oracle;

import static pagewalk.oracle.Word.bit;
import static pagewalk.oracle.Word.bits;
import static pagewalk.oracle.Word.field;

import java.util.ArrayList;
import java.util.List;
import pagewalk.oracle.Answer.Outcome;

/**
 * The walks of Arm's 64-bit descriptors with the 4 KiB granule: ARMv7 LPAE (ARM DDI 0406C, B3.6)
 * and AArch64 (ARM DDI 0487, the chapter on its virtual memory system architecture). The order of
 * the steps is that of Arm's own pseudocode, {@code AArch32_TranslationTableWalk} and {@code
 * AArch64_TranslationTableWalk}, kept in executable form in rems-project/sail-arm, arm-v8.5-a.
 */
final class ReferenceArmLong implements ReferenceWalker {
  private static final int ADDRESS_SIZE = 0b000000;
  private static final int TRANSLATION = 0b000100;
  private static final int ACCESS_FLAG = 0b001000;
  private static final int PERMISSION = 0b001100;
  private static final int EXTERNAL_ABORT = 0b010000;
  private static final int WALK_ABORT = 0b010100;

  private final Memory memory;
  private final ArmLongControls on;
  private long ttbr0;
  private long ttbr1;

  private long va;
  private Access access = Access.KERNEL_READ;
  private final List<Long> reads = new ArrayList<>();
  private int level;

  /** What the table descriptors of the way forbid: APTable, XNTable or UXNTable, PXNTable. */
  private boolean noUser;

  private boolean readOnly;
  private boolean userNever;
  private boolean privilegedNever;

  ReferenceArmLong(Memory memory, ArmLongControls controls) {
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

  @Override
  public Answer walk(long address, Access what) {
    va = address;
    access = what;
    reads.clear();
    noUser = false;
    readOnly = false;
    userNever = false;
    privilegedNever = false;
    return on.aarch64() ? rangeOfAarch64() : rangeOfLpae();
  }

  /** The low range has zeros above its size, the high range ones; between them nothing is. */
  private Answer rangeOfAarch64() {
    level = 0;
    if (va >>> (64 - on.t0sz()) == 0) {
      return on.epd0() ? translationFault() : start(ttbr0, 64 - on.t0sz());
    }
    if (va >> (64 - on.t1sz()) == -1) {
      return on.epd1() ? translationFault() : start(ttbr1, 64 - on.t1sz());
    }
    return translationFault();
  }

  /** With T1SZ = 0, TTBR1 has all that TTBR0 has not. */
  private Answer rangeOfLpae() {
    level = 1;
    boolean low = on.t0sz() == 0 || bits(va, 31, 32 - on.t0sz()) == 0;
    boolean high = on.t1sz() == 0 ? !low : bits(va, 31, 32 - on.t1sz()) == (1 << on.t1sz()) - 1;
    if (high) {
      return on.epd1() ? translationFault() : start(ttbr1, 32 - on.t1sz());
    }
    if (low) {
      return on.epd0() ? translationFault() : start(ttbr0, 32 - on.t0sz());
    }
    return translationFault();
  }

  /** The first table may be smaller than the others, and no level is walked that has no index. */
  private Answer start(long ttbr, int inputBits) {
    if (on.addressSizeFaults() && bits(ttbr, 47, on.paBits()) != 0) {
      level = 0;
      return fault(Outcome.ADDRESS_SIZE, ADDRESS_SIZE);
    }
    int first = 3;
    while (inputBits > pageBits(first) + 9) {
      first--;
    }
    level = first;
    int indexBits = inputBits - pageBits(first);
    long table = field(ttbr, on.paBits() - 1, indexBits + 3);
    return look(table + 8 * bits(va, inputBits - 1, pageBits(first)));
  }

  /** What an entry of a level maps: 2^39, 2^30, 2^21, 2^12 bytes. */
  private static int pageBits(int level) {
    return 12 + 9 * (3 - level);
  }

  /** One descriptor: validity, then the size of its address, then what it is. */
  private Answer look(long place) {
    if (!memory.holds(place)) {
      return fault(Outcome.NO_MEMORY, WALK_ABORT);
    }
    reads.add(place);
    long descriptor = memory.read(place, 8);
    boolean valid = bit(descriptor, 0);
    boolean tableOrPage = bit(descriptor, 1);
    boolean block = !tableOrPage;
    if (!valid || (block && (level == 3 || level == 0))) {
      return translationFault();
    }
    if (on.addressSizeFaults() && bits(descriptor, 47, on.paBits()) != 0) {
      return fault(Outcome.ADDRESS_SIZE, ADDRESS_SIZE);
    }
    if (block || level == 3) {
      return leaf(descriptor);
    }
    noUser |= bit(descriptor, 61);
    readOnly |= bit(descriptor, 62);
    userNever |= bit(descriptor, 60);
    privilegedNever |= bit(descriptor, 59);
    level++;
    long table = field(descriptor, on.paBits() - 1, 12);
    return look(table + 8 * bits(va, pageBits(level) + 8, pageBits(level)));
  }

  private Answer leaf(long descriptor) {
    if (!bit(descriptor, 10)) {
      return fault(Outcome.ACCESS_FLAG, ACCESS_FLAG);
    }
    if (!permits(descriptor)) {
      return fault(Outcome.PROTECTION, PERMISSION);
    }
    long page = field(descriptor, on.paBits() - 1, pageBits(level));
    long pa = page | bits(va, pageBits(level) - 1, 0);
    return new Answer(Outcome.TRANSLATED, pa, level, 0, reads, List.of());
  }

  /** AP[1] lets user code in, AP[2] forbids writing. */
  private boolean permits(long descriptor) {
    boolean userReads = bit(descriptor, 6) && !noUser;
    boolean writable = !bit(descriptor, 7) && !readOnly;
    boolean userWrites = userReads && writable;
    boolean reads = !access.user() || userReads;
    boolean writes = access.user() ? userWrites : writable;
    if (access.write()) {
      return writes;
    }
    if (!access.fetch()) {
      return reads;
    }
    boolean never = on.wxn() && writes;
    return on.aarch64()
        ? !never && executable64(descriptor, userWrites)
        : !never && reads && executable32(descriptor, userWrites);
  }

  /** UXN for user code, PXN for the kernel, which never runs what user code may write. */
  private boolean executable64(long descriptor, boolean userWrites) {
    return access.user()
        ? !(bit(descriptor, 54) || userNever)
        : !(bit(descriptor, 53) || privilegedNever || userWrites);
  }

  /** XN for both, PXN for the kernel alone; a fetch needs the right to read. */
  private boolean executable32(long descriptor, boolean userWrites) {
    boolean xn = bit(descriptor, 54) || userNever;
    boolean pxn = bit(descriptor, 53) || privilegedNever || (on.uwxn() && userWrites);
    return !xn && (access.user() || !pxn);
  }

  private Answer translationFault() {
    return fault(Outcome.NOT_PRESENT, TRANSLATION);
  }

  /** DFSC and IFSC: the kind, and in the low two bits the level. */
  private Answer fault(Outcome outcome, int status) {
    return new Answer(outcome, 0, level, status | level, reads, List.of());
  }

  @Override
  public int busCode(Access what) {
    return EXTERNAL_ABORT;
  }
}
