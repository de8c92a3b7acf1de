package pagewalk.format;

import static pagewalk.format.FieldRole.RIGHTS;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;
import pagewalk.format.ArmShort.Places;

/**
 * The descriptors of ARMv5, which ARMv6 reads with SCTLR.XP = 0 (DDI 0301H §6.11, figures 6-4 and
 * 6-5): pages have four parts with permissions of their own, nothing forbids execution, and every
 * mapping belongs to every address space. Whether SCTLR.TRE has an effect on them is not verified;
 * here it has none.
 */
final class ArmV5 {
  static final FormatFamily FAMILY =
      new FormatFamily(
          "armv5", ArmShortControls.V5, given -> format("armv5", ArmShortControls.ofV5(given)));

  private static final Places SECTION = new Places(-1, 10, -1, -1, 12, -1);
  private static final Places LARGE = new Places(-1, 4, -1, -1, 12, -1);
  private static final Places SMALL = new Places(-1, 4, -1, -1, -1, -1);
  private static final Places EXTENDED = new Places(-1, 4, -1, -1, 6, -1);
  private static final int SUPERSECTION = 18;

  private final ArmShortControls controls;
  private final ArmShort common;

  private ArmV5(ArmShortControls controls) {
    this.controls = controls;
    common = new ArmShort(controls);
  }

  static PagingFormat format(String name, ArmShortControls controls) {
    ArmV5 shapes = new ArmV5(controls);
    List<EntryShape> first =
        List.of(
            ArmShort.absent(),
            ArmShort.pageTable(ArmShort.shouldBeZero(2, 2)),
            shapes.section(),
            shapes.supersection(),
            ArmV6.reserved());
    List<EntryShape> second =
        List.of(
            ArmShort.absent(), shapes.largePage(), shapes.smallPage(), shapes.extendedSmallPage());
    return shapes.common.format(
        name, "ARMv5 short descriptors", first, ArmShort.second(second, ArmV5::ofSubpage));
  }

  /**
   * DDI 0301H §6.11.3: AP0 to AP3 protect the quarters of a page, which address bits 15:14 of a
   * large and 11:10 of a small page choose; an extended small page has but one AP.
   */
  private static long ofSubpage(long raw, long va) {
    int low =
        switch ((int) raw & 0b11) {
          case 0b01 -> 14;
          case 0b10 -> 10;
          default -> 32;
        };
    int quarter = low == 32 ? 0 : (int) (va >>> low) & 3;
    long ap = raw >>> (4 + 2 * quarter) & 3;
    return (raw & ~Bits.mask(5, 4)) | ap << 4;
  }

  private EntryShape section() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 20, "the section"));
    bits.addAll(middle());
    bits.add(ArmShort.domain());
    bits.addAll(low());
    return new EntryShape(
        "1 MiB section",
        ShapeKind.LEAF,
        Bits.bit(SUPERSECTION) | 0b11,
        0b10,
        bits,
        common.rights(SECTION),
        new Mapping(0, List.of(), 1, true));
  }

  private EntryShape supersection() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 24, "the supersection"));
    bits.add(ArmShortLeaves.piece(controls, "35:32", 23, 20));
    bits.addAll(middle());
    bits.add(ArmShortLeaves.piece(controls, "39:36", 8, 5));
    bits.addAll(low());
    return new EntryShape(
        "16 MiB supersection",
        ShapeKind.LEAF,
        Bits.bit(SUPERSECTION) | 0b11,
        Bits.bit(SUPERSECTION) | 0b10,
        bits,
        common.rights(SECTION),
        new Mapping(24, ArmShortLeaves.pieces(controls), 16, true));
  }

  private List<Field> middle() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.nonSecure(19));
    bits.add(ArmShortLeaves.sectionOrSupersection());
    bits.add(ArmShort.shouldBeZero(17, 15));
    bits.addAll(common.tex(SECTION));
    bits.addAll(common.ap(SECTION));
    bits.add(ArmShort.implementationDefined());
    return bits;
  }

  private List<Field> low() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.shouldBeZero(4, 4));
    bits.addAll(common.cacheable(SECTION));
    bits.add(ArmShort.type(1, 0));
    return bits;
  }

  private EntryShape largePage() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 16, "the page"));
    bits.add(ArmShort.shouldBeZero(15, 15));
    bits.addAll(common.tex(LARGE));
    bits.addAll(quarters());
    bits.addAll(common.cacheable(LARGE));
    bits.add(ArmShort.type(1, 0));
    return leaf("64 KiB page", 0b01, bits, LARGE, new Mapping(16, List.of(), 16, true));
  }

  private EntryShape smallPage() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 12, "the page"));
    bits.addAll(quarters());
    bits.addAll(common.cacheable(SMALL));
    bits.add(ArmShort.type(1, 0));
    return leaf("4 KiB page", 0b10, bits, SMALL, new Mapping(0, List.of(), 1, true));
  }

  private EntryShape extendedSmallPage() {
    List<Field> bits = new ArrayList<>();
    bits.add(ArmShort.address(31, 12, "the page"));
    bits.add(ArmShort.shouldBeZero(11, 9));
    bits.addAll(common.tex(EXTENDED));
    bits.addAll(common.ap(EXTENDED));
    bits.addAll(common.cacheable(EXTENDED));
    bits.add(ArmShort.type(1, 0));
    return leaf("4 KiB extended page", 0b11, bits, EXTENDED, new Mapping(0, List.of(), 1, true));
  }

  private EntryShape leaf(String name, int type, List<Field> bits, Places places, Mapping mapping) {
    return new EntryShape(name, ShapeKind.LEAF, 0b11, type, bits, common.rights(places), mapping);
  }

  /** AP3 to AP0, one for each quarter of the page. */
  private List<Field> quarters() {
    ArmShortRights rights = new ArmShortRights(controls);
    List<Field> bits = new ArrayList<>();
    for (int quarter = 3; quarter >= 0; quarter--) {
      int low = 4 + 2 * quarter;
      bits.add(
          ArmShort.of(
                  "AP" + quarter,
                  low + 1,
                  low,
                  RIGHTS,
                  "no access to quarter " + quarter,
                  "who may do what in quarter " + quarter,
                  "table 6-1")
              .reading(raw -> rights.words((int) (raw >>> low) & 3)));
    }
    return bits;
  }
}
