package pagewalk.format;

import static pagewalk.format.ArmLongFields.TABLE_OR_PAGE;
import static pagewalk.format.ArmLongFields.VALID;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * Arm's tables of 64-bit descriptors with the 4 KiB granule: ARMv7 with the large physical address
 * extension (DDI 0406C §B3.6) and AArch64 (DDI 0487 chapter D5), for the EL1&amp;0 regime.
 *
 * <p>Arm counts levels from the top: its level 3 is number 1 here. Walks begin at the level that
 * the size of a range of addresses asks for, in a table that may be smaller than the others. What
 * is said here of fields, ranges and faults was compared with Arm's own pseudocode
 * (AArch64.TranslationTableWalk, AArch32.TranslationTableWalkLD, EncodeLDFSC; executable in
 * rems-project/sail-arm, arm-v8.5-a) and with QEMU's get_phys_addr_lpae.
 */
final class ArmLong {
  static final FormatFamily LPAE =
      new FormatFamily(
          "lpae", ArmLongControls.LPAE, given -> new ArmLong(ArmLongControls.ofLpae(given)).lpae());

  static final FormatFamily AARCH64 =
      new FormatFamily(
          "aarch64",
          ArmLongControls.AARCH64,
          given -> new ArmLong(ArmLongControls.ofAarch64(given)).aarch64());

  /** Binary logarithms: of the bytes of a page, and of the entries of a whole table. */
  private static final int PAGE_BITS = 12;

  private static final int INDEX_BITS = 9;

  /** Bytes of a descriptor. */
  private static final int ENTRY_BYTES = 8;

  /** The numbers of Arm's levels 0 and 1. */
  private static final int LEVEL_0 = 4;

  private static final int LEVEL_1 = 3;

  private static final List<String> ROOTS = List.of("TTBR0", "TTBR1");

  private final ArmLongControls controls;
  private final ArmLongFields fields;

  private ArmLong(ArmLongControls controls) {
    this.controls = controls;
    fields = new ArmLongFields(controls);
  }

  /** DDI 0406C §B3.6.6: level 1 has four entries at most. */
  private PagingFormat lpae() {
    Level first = level(LEVEL_1, 2);
    return format(
        "lpae",
        "ARMv7 LPAE, 3 levels",
        Integer.SIZE,
        rangesOfLpae(),
        List.of(first, level(2, INDEX_BITS), level(1, INDEX_BITS)),
        form(Integer.SIZE, LEVEL_1));
  }

  /** DDI 0487 §D5.2.6: what lies between the two ranges gives a translation fault of level 0. */
  private PagingFormat aarch64() {
    int vaBits = Long.SIZE - Math.min(controls.t0sz(), controls.t1sz());
    int top = levelFor(vaBits);
    List<Level> levels = new ArrayList<>();
    for (int number = top; number >= 1; number--) {
      levels.add(level(number, Math.min(INDEX_BITS, vaBits - lowBit(number))));
    }
    return format(
        "aarch64",
        "AArch64, 4 KiB granule, " + top + " levels",
        vaBits,
        rangesOfAarch64(top),
        levels,
        form(Long.SIZE, LEVEL_0));
  }

  /** An address of {@code bits} bits outside of both ranges gives a translation fault. */
  private AddressForm form(int bits, int level) {
    String rule =
        upper(bits, controls.t0sz())
            + " must be all 0, or "
            + upper(bits, controls.t1sz())
            + " all 1";
    return new AddressForm(rule, bits - 1, FaultKind.NOT_PRESENT, level);
  }

  private static String upper(int bits, int size) {
    return "bits " + (bits - 1) + ":" + (bits - size);
  }

  private PagingFormat format(
      String name,
      String title,
      int vaBits,
      List<Regime> regimes,
      List<Level> levels,
      AddressForm form) {
    return new PagingFormat(
        name,
        title,
        vaBits,
        controls.physicalBits(),
        regimes.size() > 1 ? ROOTS : ROOTS.subList(0, 1),
        regimes,
        levels,
        new ArmLongEntryMaker(controls.aarch64()),
        controls.accessRule(),
        new ArmLongFaults(controls.aarch64()),
        form,
        controls.tlbRule());
  }

  /** DDI 0487 §D5.2.6: all bits above the range's size must be 0, or all must be 1. */
  private List<Regime> rangesOfAarch64(int top) {
    long low = -1L << (Long.SIZE - controls.t0sz());
    long high = -1L << (Long.SIZE - controls.t1sz());
    return List.of(
        range(low, 0, 0, Long.SIZE - controls.t0sz(), top, controls.epd0()),
        range(high, high, 1, Long.SIZE - controls.t1sz(), top, controls.epd1()));
  }

  /**
   * DDI 0406C §B3.6.4, table B3-11: with T1SZ = 0, TTBR1 has what TTBR0 has not; with T0SZ = 0,
   * TTBR0 has what TTBR1 has not; with neither, all is TTBR0's.
   */
  private List<Regime> rangesOfLpae() {
    long low = upperBits(controls.t0sz());
    long high = upperBits(controls.t1sz());
    Regime first = range(low, 0, 0, Integer.SIZE - controls.t0sz(), LEVEL_1, controls.epd0());
    Regime second = range(high, high, 1, Integer.SIZE - controls.t1sz(), LEVEL_1, controls.epd1());
    if (controls.t1sz() > 0) {
      return List.of(second, first);
    }
    return controls.t0sz() > 0 ? List.of(first, second) : List.of(first);
  }

  private static long upperBits(int size) {
    return size == 0 ? 0 : Bits.mask(Integer.SIZE - 1, Integer.SIZE - size);
  }

  /**
   * DDI 0406C §B3.6.6, DDI 0487 §D5.2.6: the first level is the one that leaves at most nine bits
   * for its index; the table is aligned to its size.
   */
  private Regime range(long mask, long value, int root, int bits, int top, boolean disabled) {
    int number = levelFor(bits);
    int indexBits = bits - lowBit(number);
    long base = Bits.mask(controls.physicalBits() - 1, indexBits + 3);
    boolean checked = controls.sizeFaults() && controls.physicalBits() < ArmLongFields.WIDEST;
    long beyond = checked ? Bits.mask(ArmLongFields.WIDEST - 1, controls.physicalBits()) : 0;
    return new Regime(
        mask, value, root, base, top - number, (1 << indexBits) - 1, disabled, beyond);
  }

  /** The number of the level whose table translates the upper part of {@code bits} bits. */
  private static int levelFor(int bits) {
    int number = 2;
    while (bits > lowBit(number) + INDEX_BITS) {
      number++;
    }
    return number;
  }

  private static int lowBit(int number) {
    return PAGE_BITS + INDEX_BITS * (number - 1);
  }

  private Level level(int number, int indexBits) {
    int arms = LEVEL_0 - number;
    return new Level(
        number,
        "L" + arms,
        "L" + arms + " descriptor",
        lowBit(number),
        indexBits,
        ENTRY_BYTES,
        shapes(number));
  }

  /** DDI 0406C §B3.6.1, DDI 0487 §D5.3.1 and §D5.3.2. */
  private List<EntryShape> shapes(int number) {
    EntryShape invalid = absent("invalid", Bits.bit(VALID), 0, "any descriptor with bit 0 = 0");
    return switch (number) {
      case LEVEL_0 -> List.of(invalid, reserved("no block at level 0"), table(number));
      case 1 -> List.of(invalid, reserved("no block at level 3"), page());
      default -> List.of(invalid, block(number), table(number));
    };
  }

  private EntryShape reserved(String why) {
    long tag = Bits.bit(VALID) | Bits.bit(TABLE_OR_PAGE);
    return absent("reserved", tag, Bits.bit(VALID), why + ": a translation fault");
  }

  private EntryShape absent(String name, long mask, long value, String why) {
    return new EntryShape(
        name, ShapeKind.ABSENT, mask, value, fields.ofAbsent(mask, why), raw -> 0);
  }

  private EntryShape table(int number) {
    long tag = Bits.bit(VALID) | Bits.bit(TABLE_OR_PAGE);
    String below = "L" + (LEVEL_0 - number + 1) + " table";
    return new EntryShape(
        below, ShapeKind.TABLE, tag, tag, fields.ofTable(), fields::rightsOfTable);
  }

  private EntryShape block(int number) {
    long tag = Bits.bit(VALID) | Bits.bit(TABLE_OR_PAGE);
    String name = number == 2 ? "2 MiB block" : "1 GiB block";
    return new EntryShape(
        name,
        ShapeKind.LEAF,
        tag,
        Bits.bit(VALID),
        fields.ofLeaf(lowBit(number)),
        fields::rightsOfLeaf);
  }

  private EntryShape page() {
    long tag = Bits.bit(VALID) | Bits.bit(TABLE_OR_PAGE);
    return new EntryShape(
        "4 KiB page", ShapeKind.LEAF, tag, tag, fields.ofLeaf(PAGE_BITS), fields::rightsOfLeaf);
  }
}
