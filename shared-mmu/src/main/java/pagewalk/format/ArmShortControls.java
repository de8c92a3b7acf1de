package pagewalk.format;

import java.util.List;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * The control bits that decide how Arm's short descriptors are read.
 *
 * @param subpages SCTLR.XP = 0: the descriptors of ARMv5, with subpages (DDI 0301H §6.11)
 * @param pxn whether entries have PXN (DDI 0406C §B3.7.2)
 * @param afe SCTLR.AFE with SCTLR.XP = 1: AP[0] is the access flag (DDI 0301H §6.5.2)
 * @param system SCTLR.S, which with SCTLR.R = 0 lets the kernel read pages of APX:AP = 0
 * @param rom SCTLR.R, which with SCTLR.S = 0 lets everybody read pages of APX:AP = 0
 * @param wxn SCTLR.WXN: what is writable is not executable (DDI 0406C §B3.7.2)
 * @param uwxn SCTLR.UWXN: what user code can write, the kernel cannot execute
 * @param n TTBCR.N, 0 to 7
 * @param pd0 TTBCR.PD0: no walks from TTBR0
 * @param pd1 TTBCR.PD1: no walks from TTBR1
 * @param dacr two bits a domain
 * @param wide whether supersections have bits 39:32 of the address
 */
record ArmShortControls(
    boolean subpages,
    boolean pxn,
    boolean afe,
    boolean system,
    boolean rom,
    boolean wxn,
    boolean uwxn,
    int n,
    boolean pd0,
    boolean pd1,
    int dacr,
    boolean wide,
    ArmMemoryTypes types) {

  private static final Setting N =
      Setting.number("n", 0, 7, "TTBCR.N: TTBR0 covers the addresses whose top N bits are 0")
          .orElse("0");
  private static final Setting PD0 =
      Setting.toggle("pd0", "TTBCR.PD0: walks from TTBR0 are switched off").orElse("0");
  private static final Setting PD1 =
      Setting.toggle("pd1", "TTBCR.PD1: walks from TTBR1 are switched off").orElse("0");
  private static final Setting DACR =
      Setting.register(
              "dacr",
              "DACR: two bits a domain, 0 no access, 1 client, 3 manager (DDI 0301H §6.5.1)")
          .orElse("0x55555555");
  private static final Setting SYSTEM =
      Setting.toggle("s", "SCTLR.S: with r=0 the kernel may read pages of AP = 0 (deprecated)")
          .orElse("0");
  private static final Setting ROM =
      Setting.toggle("r", "SCTLR.R: with s=0 everybody may read pages of AP = 0 (deprecated)")
          .orElse("0");
  private static final Setting XP =
      Setting.toggle("xp", "SCTLR.XP: 0 for the descriptors of ARMv5, with subpages").orElse("1");
  private static final Setting AFE =
      Setting.toggle("afe", "SCTLR.AFE: AP[0] is the access flag").orElse("0");
  private static final Setting TRE =
      Setting.toggle("tre", "SCTLR.TRE: TEX[0], C and B choose a memory type of PRRR and NMRR")
          .orElse("0");
  private static final Setting PRRR =
      Setting.register("prrr", "PRRR: the memory types under TRE").orElse("0x98AA4");
  private static final Setting NMRR =
      Setting.register("nmrr", "NMRR: the caching of normal memory under TRE").orElse("0x44E048E0");

  /** Of ARMv5-compatible tables. */
  static final List<Setting> V5 = List.of(SYSTEM, ROM, DACR, N, PD0, PD1, wide("1"));

  /** Of ARMv6. */
  static final List<Setting> V6 =
      List.of(XP, AFE, TRE, PRRR, NMRR, SYSTEM, ROM, DACR, N, PD0, PD1, wide("1"));

  /** Of ARMv7. */
  static final List<Setting> V7 =
      List.of(
          Setting.toggle("pxn", "the processor has PXN (DDI 0406C §B3.7.2)").orElse("1"),
          AFE,
          TRE,
          PRRR,
          NMRR,
          Setting.toggle("wxn", "SCTLR.WXN: what is writable is not executable").orElse("0"),
          Setting.toggle("uwxn", "SCTLR.UWXN: the kernel cannot execute what user code can write")
              .orElse("0"),
          DACR,
          N,
          PD0,
          PD1,
          wide("1"));

  private static Setting wide(String usual) {
    return Setting.toggle(
            "pa40", "supersections reach 40 bits of physical address (DDI 0406C B3.5)")
        .orElse(usual);
  }

  static ArmShortControls ofV5(Settings given) {
    return of(given, true, ArmMemoryTypes.FIXED);
  }

  static ArmShortControls ofV6(Settings given) {
    return on(given, "xp") ? of(given, false, types(given)) : ofV5(given);
  }

  static ArmShortControls ofV7(Settings given) {
    return of(given, false, types(given));
  }

  private static ArmMemoryTypes types(Settings given) {
    return on(given, "tre")
        ? new ArmMemoryTypes(true, (int) given.number("prrr"), (int) given.number("nmrr"))
        : ArmMemoryTypes.FIXED;
  }

  private static ArmShortControls of(Settings given, boolean subpages, ArmMemoryTypes types) {
    return new ArmShortControls(
        subpages,
        on(given, "pxn"),
        !subpages && on(given, "afe"),
        on(given, "s"),
        on(given, "r"),
        on(given, "wxn"),
        on(given, "uwxn"),
        (int) given.number("n"),
        on(given, "pd0"),
        on(given, "pd1"),
        (int) given.number("dacr"),
        on(given, "pa40"),
        types);
  }

  /** Whether the control {@code name} is 1; one that the processor does not have is 0. */
  private static boolean on(Settings given, String name) {
    boolean known = given.declarations().stream().anyMatch(one -> one.name().equals(name));
    return known && given.isOn(name);
  }
}
