package pagewalk.format;

import static pagewalk.format.FieldRole.ADDRESS_PIECE;
import static pagewalk.format.FieldRole.TAG;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;
import pagewalk.format.ArmShort.Places;

/**
 * The leaves of short descriptors without subpages, of ARMv6 with SCTLR.XP = 1 and of ARMv7 (DDI
 * 0301H §6.11, figures 6-7 and 6-8).
 */
final class ArmShortLeaves {
  static final int SUPERSECTION = 18;

  private static final Places LARGE = new Places(9, 4, 15, -1, 12, 10);
  private static final Places SMALL = new Places(9, 4, 0, -1, 6, 10);

  private final ArmShortControls controls;
  private final ArmShort common;

  ArmShortLeaves(ArmShortControls controls) {
    this.controls = controls;
    common = new ArmShort(controls);
  }

  private static Places section(int pxn) {
    return new Places(15, 10, 4, pxn, 12, 16);
  }

  /**
   * 1 MiB.
   *
   * @param type the fields of bits 1:0
   * @param pxn which of these is PXN, −1 for none
   */
  EntryShape section(List<Field> type, int pxn) {
    Places places = section(pxn);
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 20, "the section"));
    bits.addAll(middle(places));
    bits.add(ArmShort.domain());
    bits.addAll(low(places, type));
    return new EntryShape(
        "1 MiB section",
        ShapeKind.LEAF,
        Bits.bit(SUPERSECTION) | tag(type),
        0b10,
        bits,
        common.rights(places));
  }

  /** 16 MiB, of domain 0; the same entry has to stand in sixteen consecutive places. */
  EntryShape supersection(List<Field> type, int pxn) {
    Places places = section(pxn);
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 24, "the supersection"));
    bits.add(piece(controls, "35:32", 23, 20));
    bits.addAll(middle(places));
    bits.add(piece(controls, "39:36", 8, 5));
    bits.addAll(low(places, type));
    return new EntryShape(
        "16 MiB supersection",
        ShapeKind.LEAF,
        Bits.bit(SUPERSECTION) | tag(type),
        Bits.bit(SUPERSECTION) | 0b10,
        bits,
        common.rights(places),
        new Mapping(24, pieces(controls), 16, false));
  }

  private static long tag(List<Field> type) {
    return type.stream().filter(bits -> bits.role() == TAG).mapToLong(Field::mask).sum();
  }

  /** Bits of the address above 4 GiB, where the processor has them (DDI 0406C §B3.5.1). */
  static Field piece(ArmShortControls controls, String which, int high, int low) {
    if (!controls.wide()) {
      return ArmShort.shouldBeZero(high, low);
    }
    return new Field(
        "base " + which,
        high,
        low,
        ADDRESS_PIECE,
        "bits " + which + " of the address are 0",
        "bits " + which + " of the address",
        "DDI 0406C §B3.5.1");
  }

  static List<Mapping.AddressPiece> pieces(ArmShortControls controls) {
    return controls.wide()
        ? List.of(
            new Mapping.AddressPiece(Bits.mask(23, 20), 12),
            new Mapping.AddressPiece(Bits.mask(8, 5), 31))
        : List.of();
  }

  static Field sectionOrSupersection() {
    return ArmShort.of(
        "super", SUPERSECTION, SUPERSECTION, TAG, "a section", "a supersection", "§6.11.2");
  }

  /** Bits 19:9 of a section or supersection. */
  private List<Field> middle(Places places) {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.nonSecure(19));
    bits.add(sectionOrSupersection());
    bits.add(ArmShort.notGlobal(17));
    bits.add(common.shared(places));
    bits.add(common.apx(places));
    bits.addAll(common.tex(places));
    bits.addAll(common.ap(places));
    bits.add(ArmShort.implementationDefined());
    return bits;
  }

  /** Bits 4:0 of a section or supersection. */
  private List<Field> low(Places places, List<Field> type) {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.executeNever(places.xn()));
    bits.addAll(common.cacheable(places));
    bits.addAll(type);
    return bits;
  }

  /** 64 KiB; the same entry has to stand in sixteen consecutive places. */
  EntryShape largePage() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 16, "the page"));
    bits.add(ArmShort.executeNever(LARGE.xn()));
    bits.addAll(common.tex(LARGE));
    bits.addAll(attributes(LARGE));
    bits.add(ArmShort.shouldBeZero(8, 6));
    bits.addAll(common.ap(LARGE));
    bits.addAll(common.cacheable(LARGE));
    bits.add(ArmShort.type(1, 0));
    return new EntryShape(
        "64 KiB page",
        ShapeKind.LEAF,
        0b11,
        0b01,
        bits,
        common.rights(LARGE),
        new Mapping(16, List.of(), 16, false));
  }

  /** 4 KiB; bit 0 is XN. */
  EntryShape smallPage() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 12, "the page"));
    bits.addAll(attributes(SMALL));
    bits.addAll(common.tex(SMALL));
    bits.addAll(common.ap(SMALL));
    bits.addAll(common.cacheable(SMALL));
    bits.add(ArmShort.type(1, 1));
    bits.add(ArmShort.executeNever(SMALL.xn()));
    return new EntryShape("4 KiB page", ShapeKind.LEAF, 0b10, 0b10, bits, common.rights(SMALL));
  }

  private List<Field> attributes(Places places) {
    return List.of(ArmShort.notGlobal(11), common.shared(places), common.apx(places));
  }
}
