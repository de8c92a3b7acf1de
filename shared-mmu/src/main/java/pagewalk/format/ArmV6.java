package pagewalk.format;

import static pagewalk.format.FieldRole.IGNORED;

import java.util.List;

/**
 * ARMv6 with SCTLR.XP = 1: subpages disabled (DDI 0301H §6.11, figures 6-7 and 6-8). With XP = 0
 * the same processor reads the descriptors of {@link ArmV5}.
 */
final class ArmV6 {
  static final FormatFamily FAMILY =
      new FormatFamily(
          "armv6",
          ArmShortControls.V6,
          given -> {
            ArmShortControls controls = ArmShortControls.ofV6(given);
            return controls.subpages() ? ArmV5.format("armv6", controls) : format(controls);
          });

  private ArmV6() {}

  private static PagingFormat format(ArmShortControls controls) {
    ArmShortLeaves leaves = new ArmShortLeaves(controls);
    List<Field> type = List.of(ArmShort.type(1, 0));
    List<EntryShape> first =
        List.of(
            ArmShort.absent(),
            ArmShort.pageTable(ArmShort.shouldBeZero(2, 2)),
            leaves.section(type, -1),
            leaves.supersection(type, -1),
            reserved());
    List<EntryShape> second = List.of(ArmShort.absent(), leaves.largePage(), leaves.smallPage());
    return new ArmShort(controls)
        .format("armv6", "ARMv6 short descriptors", first, ArmShort.second(second));
  }

  /** Type 11 of a first-level entry: reserved, and reported as a translation fault (§6.11.2). */
  static EntryShape reserved() {
    String phrase = "not looked at: the type is reserved";
    return new EntryShape(
        "reserved type",
        ShapeKind.ABSENT,
        0b11,
        0b11,
        List.of(
            ArmShort.of("ignored", 31, 2, IGNORED, phrase, phrase, "§6.11.2"), ArmShort.type(1, 0)),
        raw -> 0);
  }
}
