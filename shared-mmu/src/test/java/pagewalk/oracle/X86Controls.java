package pagewalk.oracle;

import pagewalk.bits.Prng;

/**
 * The control state that an x86 page walk depends on.
 *
 * @param pse CR4.PSE, which matters to {@link Mode#I386} only
 * @param pse36 whether 4 MiB pages may lie above 4 GiB
 * @param ac EFLAGS.AC
 * @param pkru two bits a key: AD below WD
 * @param maxphyaddr 32 to 52
 * @param page1g whether 1 GiB pages are supported
 * @param amd whether bit 8 of a PML4E is reserved, as AMD has it
 */
record X86Controls(
    Mode mode,
    boolean wp,
    boolean pse,
    boolean pse36,
    boolean nxe,
    boolean smep,
    boolean smap,
    boolean ac,
    boolean pke,
    int pkru,
    int maxphyaddr,
    boolean page1g,
    boolean amd) {

  enum Mode {
    /** CR4.PAE = 0: two levels of 4-byte entries. */
    I386,
    /** CR4.PAE = 1 outside long mode: four PDPTE registers, two levels of 8-byte entries. */
    PAE,
    LONG4,
    LONG5;

    boolean isLong() {
      return this == LONG4 || this == LONG5;
    }

    int vaBits() {
      return switch (this) {
        case I386, PAE -> 32;
        case LONG4 -> 48;
        case LONG5 -> 57;
      };
    }
  }

  /** As a careful kernel of 2016 runs, without the guards that came later. */
  static X86Controls usual(Mode mode) {
    return new X86Controls(
        mode, true, true, true, true, false, false, false, false, 0, 40, true, false);
  }

  static X86Controls random(Prng random, Mode mode) {
    int narrowest = mode.isLong() ? 36 : 32;
    return new X86Controls(
        mode,
        random.below(2) == 0,
        random.below(4) != 0,
        random.below(2) == 0,
        random.below(2) == 0,
        random.below(2) == 0,
        random.below(2) == 0,
        random.below(2) == 0,
        random.below(2) == 0,
        (int) random.next(),
        narrowest + random.below(53 - narrowest),
        random.below(2) == 0,
        random.below(2) == 0);
  }

  X86Controls withWp(boolean value) {
    return new X86Controls(
        mode, value, pse, pse36, nxe, smep, smap, ac, pke, pkru, maxphyaddr, page1g, amd);
  }

  X86Controls withPse(boolean value, boolean above4g) {
    return new X86Controls(
        mode, wp, value, above4g, nxe, smep, smap, ac, pke, pkru, maxphyaddr, page1g, amd);
  }

  X86Controls withNxe(boolean value) {
    return new X86Controls(
        mode, wp, pse, pse36, value, smep, smap, ac, pke, pkru, maxphyaddr, page1g, amd);
  }

  X86Controls withSmep(boolean value) {
    return new X86Controls(
        mode, wp, pse, pse36, nxe, value, smap, ac, pke, pkru, maxphyaddr, page1g, amd);
  }

  X86Controls withSmap(boolean value, boolean flag) {
    return new X86Controls(
        mode, wp, pse, pse36, nxe, smep, value, flag, pke, pkru, maxphyaddr, page1g, amd);
  }

  X86Controls withKeys(boolean value, int rights) {
    return new X86Controls(
        mode, wp, pse, pse36, nxe, smep, smap, ac, value, rights, maxphyaddr, page1g, amd);
  }

  X86Controls withMaxphyaddr(int value) {
    return new X86Controls(
        mode, wp, pse, pse36, nxe, smep, smap, ac, pke, pkru, value, page1g, amd);
  }

  X86Controls withPage1g(boolean value) {
    return new X86Controls(
        mode, wp, pse, pse36, nxe, smep, smap, ac, pke, pkru, maxphyaddr, value, amd);
  }

  X86Controls withAmd(boolean value) {
    return new X86Controls(
        mode, wp, pse, pse36, nxe, smep, smap, ac, pke, pkru, maxphyaddr, page1g, value);
  }
}
