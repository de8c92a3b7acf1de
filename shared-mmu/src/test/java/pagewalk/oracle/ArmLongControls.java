package pagewalk.oracle;

import pagewalk.bits.Prng;

/**
 * The control state that a walk of Arm long descriptors depends on, for the EL1&0 regime with the 4
 * KiB granule. TBI, hierarchical permission disables, hardware management of the access flag (all
 * ARMv8.1 or later, or off) and PAN are not modelled.
 *
 * @param t0sz LPAE: 0 to 7; AArch64: 16 to 39
 * @param t1sz like {@code t0sz}
 * @param epd0 no walks from TTBR0
 * @param wxn SCTLR.WXN: writable is not executable
 * @param uwxn SCTLR.UWXN, AArch32 only: writable by user code is not executable by the kernel
 * @param paBits bits of an output address: 40 for LPAE; 32, 36, 40, 42, 44 or 48 for AArch64
 * @param addressSizeFaults whether address bits above {@code paBits} fault, as ARMv8 has it; ARMv7
 *     ignores them
 */
record ArmLongControls(
    boolean aarch64,
    int t0sz,
    int t1sz,
    boolean epd0,
    boolean epd1,
    boolean wxn,
    boolean uwxn,
    int paBits,
    boolean addressSizeFaults) {

  private static final int[] PA_BITS = {32, 36, 40, 42, 44, 48};

  /** ARMv7 with the large physical address extension; TTBR0 covers everything. */
  static ArmLongControls lpae() {
    return new ArmLongControls(false, 0, 0, false, false, false, false, 40, false);
  }

  /** Two ranges of {@code vaBits} (25 to 48). */
  static ArmLongControls aarch64(int vaBits) {
    return new ArmLongControls(
        true, 64 - vaBits, 64 - vaBits, false, false, false, false, 48, true);
  }

  static ArmLongControls randomLpae(Prng random) {
    return new ArmLongControls(
        false,
        random.below(2) == 0 ? 0 : random.below(8),
        random.below(2) == 0 ? 0 : random.below(8),
        random.below(8) == 0,
        random.below(8) == 0,
        random.below(4) == 0,
        random.below(4) == 0,
        40,
        random.below(4) == 0);
  }

  static ArmLongControls randomAarch64(Prng random) {
    return new ArmLongControls(
        true,
        randomSize(random),
        randomSize(random),
        random.below(8) == 0,
        random.below(8) == 0,
        random.below(4) == 0,
        false,
        PA_BITS[random.below(PA_BITS.length)],
        true);
  }

  /** Mostly 48 or 39 bits of address, sometimes any other number. */
  private static int randomSize(Prng random) {
    return switch (random.below(5)) {
      case 0, 1 -> 16;
      case 2, 3 -> 25;
      default -> 16 + random.below(24);
    };
  }

  ArmLongControls withSizes(int low, int high) {
    return new ArmLongControls(
        aarch64, low, high, epd0, epd1, wxn, uwxn, paBits, addressSizeFaults);
  }

  ArmLongControls withEpd(boolean off0, boolean off1) {
    return new ArmLongControls(
        aarch64, t0sz, t1sz, off0, off1, wxn, uwxn, paBits, addressSizeFaults);
  }

  ArmLongControls withWxn(boolean all, boolean user) {
    return new ArmLongControls(
        aarch64, t0sz, t1sz, epd0, epd1, all, user, paBits, addressSizeFaults);
  }

  ArmLongControls withPaBits(int bits, boolean faults) {
    return new ArmLongControls(aarch64, t0sz, t1sz, epd0, epd1, wxn, uwxn, bits, faults);
  }
}
