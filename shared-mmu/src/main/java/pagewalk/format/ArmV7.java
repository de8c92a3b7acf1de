package pagewalk.format;

import static pagewalk.format.FieldRole.RIGHTS;
import static pagewalk.format.FieldRole.TAG;

import java.util.List;

/**
 * ARMv7 short descriptors (ARM DDI 0406C §B3.5.1): those of ARMv6 without subpages, with PXN where
 * the processor has it. First-level type 11 is then a section with PXN = 1.
 */
final class ArmV7 {
  static final FormatFamily FAMILY =
      new FormatFamily("armv7", ArmShortControls.V7, given -> format(ArmShortControls.ofV7(given)));

  private ArmV7() {}

  private static PagingFormat format(ArmShortControls controls) {
    return new ArmShort(controls)
        .format(
            "armv7",
            "ARMv7 short descriptors",
            controls.pxn() ? withPxn(controls) : withoutPxn(controls),
            second(controls));
  }

  private static List<EntryShape> withPxn(ArmShortControls controls) {
    ArmShortLeaves leaves = new ArmShortLeaves(controls);
    List<Field> type = List.of(of("type", 1, TAG, "no section", "a section"), neverPrivileged(0));
    return List.of(
        ArmShort.absent(),
        ArmShort.pageTable(neverPrivileged(2)),
        leaves.section(type, 0),
        leaves.supersection(type, 0));
  }

  private static List<EntryShape> withoutPxn(ArmShortControls controls) {
    ArmShortLeaves leaves = new ArmShortLeaves(controls);
    List<Field> type = List.of(ArmShort.type(1, 0));
    return List.of(
        ArmShort.absent(),
        ArmShort.pageTable(ArmShort.shouldBeZero(2, 2)),
        leaves.section(type, -1),
        leaves.supersection(type, -1),
        ArmV6.reserved());
  }

  private static Level second(ArmShortControls controls) {
    ArmShortLeaves leaves = new ArmShortLeaves(controls);
    return ArmShort.second(List.of(ArmShort.absent(), leaves.largePage(), leaves.smallPage()));
  }

  /** §B3.7.2: of a page table it holds for all pages below. */
  private static Field neverPrivileged(int bit) {
    return of("PXN", bit, RIGHTS, "the kernel may execute it", "the kernel may not execute it");
  }

  private static Field of(String name, int bit, FieldRole role, String clear, String set) {
    return new Field(name, bit, bit, role, clear, set, "DDI 0406C §B3.5.1");
  }
}
