package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * The control bits of an Arm processor that decide how its tables of 64-bit descriptors are read,
 * for the EL1&amp;0 (PL1&amp;0) regime with the 4 KiB granule. Always off, or from a later version
 * of the architecture: TBI, hierarchical permission disables, hardware management of the access
 * flag and of dirty state.
 *
 * @param aarch64 whether addresses have 64 bits; else ARMv7 with the large physical address
 *     extension
 * @param t0sz TCR.T0SZ, TTBCR.T0SZ: how many upper bits the addresses of TTBR0 have in common
 * @param t1sz TCR.T1SZ, TTBCR.T1SZ: the same for TTBR1
 * @param epd0 TCR.EPD0, TTBCR.EPD0: no walks from TTBR0
 * @param epd1 TCR.EPD1, TTBCR.EPD1: no walks from TTBR1
 * @param wxn SCTLR.WXN: what can be written cannot be executed
 * @param uwxn SCTLR.UWXN: what user code can write the kernel cannot execute; in AArch64 always so
 * @param pan PSTATE.PAN: the kernel does not read or write pages of user code
 * @param physicalBits bits of an output address: TCR.IPS; 40 for LPAE
 * @param sizeFaults whether address bits above {@code physicalBits} stop a walk, as from ARMv8 on;
 *     ARMv7 ignores them
 */
record ArmLongControls(
    boolean aarch64,
    int t0sz,
    int t1sz,
    boolean epd0,
    boolean epd1,
    boolean wxn,
    boolean uwxn,
    boolean pan,
    int physicalBits,
    boolean sizeFaults) {

  /** The width of output addresses of ARMv7 (DDI 0406C §B3.6.1). */
  private static final int LPAE_PHYSICAL_BITS = 40;

  /** Of LPAE (DDI 0406C §B4.1.153, TTBCR with EAE = 1). */
  static final List<Setting> LPAE = settings(0, 7, "1", "TTBCR", lpaeOnly());

  /** Of AArch64 (DDI 0487 §D10.2.112, TCR_EL1). */
  static final List<Setting> AARCH64 = settings(16, 39, "16", "TCR_EL1", aarch64Only());

  /**
   * The tag of the address space stands in bits 63:48 of TTBR0_EL1 (DDI 0487 §D10.2.113), with LPAE
   * in bits 55:48 of TTBR0 (DDI 0406C §B4.1.154), as TCR.A1 = 0 chooses.
   */
  TlbRule tlbRule() {
    return aarch64
        ? new TlbRule("aarch64", false, false, 0xFFFFL << 48, 0)
        : new TlbRule("arm", false, false, 0xFFL << 48, 0);
  }

  private static List<Setting> settings(
      int least, int most, String usual, String register, List<Setting> own) {
    List<Setting> settings = new ArrayList<>();
    settings.add(size("t0sz", least, most, usual, register + ".T0SZ", "TTBR0"));
    settings.add(size("t1sz", least, most, usual, register + ".T1SZ", "TTBR1"));
    settings.add(off("epd0", register + ".EPD0: no walks from TTBR0, every miss faults"));
    settings.add(off("epd1", register + ".EPD1: no walks from TTBR1, every miss faults"));
    settings.add(off("wxn", "SCTLR.WXN: what can be written cannot be executed"));
    settings.add(off("pan", "PSTATE.PAN: the kernel may not touch pages of user code"));
    settings.addAll(own);
    return List.copyOf(settings);
  }

  private static List<Setting> lpaeOnly() {
    return List.of(
        off("uwxn", "SCTLR.UWXN: what user code can write the kernel cannot execute"),
        off("sizefault", "address bits 47:40 of a descriptor must be 0, as in ARMv8"));
  }

  private static List<Setting> aarch64Only() {
    return List.of(
        Setting.word(
                "ips",
                List.of("32", "36", "40", "42", "44", "48"),
                "TCR_EL1.IPS: bits of a physical address")
            .orElse("40"));
  }

  private static Setting size(
      String name, int least, int most, String usual, String field, String register) {
    String meaning = field + ": upper bits that all addresses of " + register + " have in common";
    return Setting.number(name, least, most, meaning).orElse(usual);
  }

  private static Setting off(String name, String meaning) {
    return Setting.toggle(name, meaning).orElse("0");
  }

  static ArmLongControls ofLpae(Settings given) {
    return of(given, false, on(given, "uwxn"), LPAE_PHYSICAL_BITS, on(given, "sizefault"));
  }

  static ArmLongControls ofAarch64(Settings given) {
    return of(given, true, true, Integer.parseInt(given.word("ips")), true);
  }

  private static ArmLongControls of(
      Settings given, boolean aarch64, boolean uwxn, int physicalBits, boolean sizeFaults) {
    return new ArmLongControls(
        aarch64,
        (int) given.number("t0sz"),
        (int) given.number("t1sz"),
        on(given, "epd0"),
        on(given, "epd1"),
        on(given, "wxn"),
        uwxn,
        on(given, "pan"),
        physicalBits,
        sizeFaults);
  }

  private static boolean on(Settings given, String name) {
    return given.number(name) == 1;
  }

  AccessRule accessRule() {
    return new ArmLongAccessRule(!aarch64, wxn, uwxn, pan);
  }
}
