package pagewalk.oracle;

import pagewalk.bits.Prng;

/**
 * The control state that a walk of Arm short descriptors depends on.
 *
 * @param pxn whether the processor has PXN, which {@link Version#V7} only can
 * @param afe SCTLR.AFE: AP[0] is the access flag
 * @param s SCTLR.S, with {@code r} a way to read pages of AP = 0; before ARMv7 only
 * @param r SCTLR.R
 * @param wxn SCTLR.WXN: writable is not executable; ARMv7 with the virtualization extensions
 * @param uwxn SCTLR.UWXN: writable by user code is not executable by the kernel; like {@code wxn}
 * @param n TTBCR.N, 0 to 7
 * @param pd0 TTBCR.PD0: no walks from TTBR0
 * @param pd1 TTBCR.PD1
 * @param dacr two bits a domain
 * @param widePa whether supersections have PA[39:32]; else these bits should be zero and are
 *     ignored
 */
record ArmShortControls(
    Version version,
    boolean pxn,
    boolean afe,
    boolean s,
    boolean r,
    boolean wxn,
    boolean uwxn,
    int n,
    boolean pd0,
    boolean pd1,
    int dacr,
    boolean widePa) {

  enum Version {
    /** ARMv6 with SCTLR.XP = 0: the descriptors of ARMv5, with subpages. */
    V5,
    /** ARMv6 with SCTLR.XP = 1: subpages disabled. */
    V6,
    V7
  }

  /** One table, every domain checks permissions. */
  static ArmShortControls usual(Version version) {
    return new ArmShortControls(
        version,
        version == Version.V7,
        false,
        false,
        false,
        false,
        false,
        0,
        false,
        false,
        0x5555_5555,
        true);
  }

  static ArmShortControls random(Prng random, Version version) {
    boolean v7 = version == Version.V7;
    return new ArmShortControls(
        version,
        v7 && random.below(2) == 0,
        random.below(2) == 0,
        random.below(2) == 0,
        random.below(2) == 0,
        v7 && random.below(4) == 0,
        v7 && random.below(4) == 0,
        random.below(2) == 0 ? 0 : random.below(8),
        random.below(8) == 0,
        random.below(8) == 0,
        (int) (random.next() | (0x5555_5555 & random.next())),
        random.below(2) == 0);
  }

  ArmShortControls withAfe() {
    return new ArmShortControls(version, pxn, true, s, r, wxn, uwxn, n, pd0, pd1, dacr, widePa);
  }

  ArmShortControls withoutPxn() {
    return new ArmShortControls(version, false, afe, s, r, wxn, uwxn, n, pd0, pd1, dacr, widePa);
  }

  ArmShortControls withSr(boolean system, boolean rom) {
    return new ArmShortControls(
        version, pxn, afe, system, rom, wxn, uwxn, n, pd0, pd1, dacr, widePa);
  }

  ArmShortControls withWxn(boolean all, boolean user) {
    return new ArmShortControls(version, pxn, afe, s, r, all, user, n, pd0, pd1, dacr, widePa);
  }

  ArmShortControls withTtbcr(int split, boolean off0, boolean off1) {
    return new ArmShortControls(
        version, pxn, afe, s, r, wxn, uwxn, split, off0, off1, dacr, widePa);
  }

  ArmShortControls withDacr(int value) {
    return new ArmShortControls(version, pxn, afe, s, r, wxn, uwxn, n, pd0, pd1, value, widePa);
  }

  ArmShortControls withNarrowPa() {
    return new ArmShortControls(version, pxn, afe, s, r, wxn, uwxn, n, pd0, pd1, dacr, false);
  }
}
