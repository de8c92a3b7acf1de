package pagewalk.format;

import java.util.List;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * The control bits and parameters of an x86 processor that decide how its tables are read.
 *
 * @param wp CR0.WP
 * @param smep CR4.SMEP
 * @param smap CR4.SMAP
 * @param pge CR4.PGE
 * @param nxe EFER.NXE
 * @param keyRights PKRU with CR4.PKE = 1; 0, which forbids nothing, without
 * @param keys CR4.PKE
 * @param spaces CR4.PCIDE
 * @param amd whether bit 8 of a PML4E and PML5E is reserved
 * @param largePages CR4.PSE for two-level tables, support of 1 GiB pages for four and five levels
 * @param wideLargePages whether 4 MiB pages can lie above 4 GiB (PSE-36)
 * @param physicalBits MAXPHYADDR
 */
record X86Controls(
    boolean wp,
    boolean smep,
    boolean smap,
    boolean pge,
    boolean nxe,
    boolean keys,
    int keyRights,
    boolean spaces,
    boolean amd,
    boolean largePages,
    boolean wideLargePages,
    int physicalBits) {

  private static final Setting WP =
      Setting.toggle("wp", "CR0.WP: read-only pages bind the kernel too (SDM 3A §4.6.1)")
          .orElse("1");
  private static final Setting NXE =
      Setting.toggle("nxe", "EFER.NXE: bit 63 forbids execution, else it is reserved").orElse("1");
  private static final Setting SMEP =
      Setting.toggle("smep", "CR4.SMEP: the kernel may not execute user pages (SDM 3A §4.6.1)")
          .orElse("0");
  private static final Setting SMAP =
      Setting.toggle(
              "smap", "CR4.SMAP: the kernel may not touch user pages unless EFLAGS.AC is set")
          .orElse("0");
  private static final Setting PGE =
      Setting.toggle("pge", "CR4.PGE: bit 8 of a leaf makes it global (SDM 3A §4.10.2.4)")
          .orElse("1");

  /** Of the format with four or five levels. */
  static final List<Setting> LONG =
      List.of(
          WP,
          NXE,
          physical(36, 52, "40"),
          Setting.toggle("page1g", "1 GiB pages are supported (SDM 3A §4.1.4)").orElse("1"),
          SMEP,
          SMAP,
          PGE,
          Setting.toggle("pke", "CR4.PKE: bits 62:59 of a leaf are a protection key").orElse("0"),
          Setting.number("pkru", 0, 0xFFFF_FFFFL, "PKRU: two bits a key, access and write disabled")
              .orElse("0"),
          Setting.toggle("pcide", "CR4.PCIDE: bits 11:0 of CR3 tag what the TLB believes")
              .orElse("0"),
          Setting.word(
                  "vendor",
                  List.of("intel", "amd"),
                  "whose processor: AMD reserves bit 8 of a PML4E, Intel ignores it")
              .orElse("intel"));

  /** Of PAE paging. */
  static final List<Setting> PAE = List.of(WP, NXE, physical(32, 52, "36"), SMEP, SMAP, PGE);

  /** Of 32-bit paging. */
  static final List<Setting> TWO_LEVEL =
      List.of(
          WP,
          Setting.toggle("pse", "CR4.PSE: a PDE can map a 4 MiB page (SDM 3A §4.3)").orElse("1"),
          Setting.toggle("pse36", "4 MiB pages can lie above 4 GiB (SDM 3A §4.1.4)").orElse("1"),
          physical(32, 52, "36"),
          SMEP,
          SMAP,
          PGE);

  private static Setting physical(int least, int most, String usual) {
    return Setting.number("maxphyaddr", least, most, "bits of a physical address (SDM 3A §4.1.4)")
        .orElse(usual);
  }

  static X86Controls ofLong(Settings given) {
    boolean keys = on(given, "pke");
    return new X86Controls(
        on(given, "wp"),
        on(given, "smep"),
        on(given, "smap"),
        on(given, "pge"),
        on(given, "nxe"),
        keys,
        keys ? (int) given.number("pkru") : 0,
        on(given, "pcide"),
        given.word("vendor").equals("amd"),
        on(given, "page1g"),
        false,
        (int) given.number("maxphyaddr"));
  }

  static X86Controls ofPae(Settings given) {
    return narrow(given, on(given, "nxe"), true, false);
  }

  static X86Controls ofTwoLevel(Settings given) {
    return narrow(given, false, on(given, "pse"), on(given, "pse36"));
  }

  private static X86Controls narrow(Settings given, boolean nxe, boolean large, boolean wide) {
    return new X86Controls(
        on(given, "wp"),
        on(given, "smep"),
        on(given, "smap"),
        on(given, "pge"),
        nxe,
        false,
        0,
        false,
        false,
        large,
        wide,
        (int) given.number("maxphyaddr"));
  }

  private static boolean on(Settings given, String name) {
    return given.number(name) == 1;
  }

  /**
   * SDM 3A §4.10.4.1: what MOV to CR4 makes the processor forget. Other controls change nothing
   * that is cached.
   */
  static ControlFlush flush(String control, long to) {
    return switch (control) {
      case "pge" -> ControlFlush.EVERYTHING;
      case "pcide" -> to == 0 ? ControlFlush.EVERYTHING : ControlFlush.NOTHING;
      case "smep" -> to == 1 ? ControlFlush.SPACE : ControlFlush.NOTHING;
      default -> ControlFlush.NOTHING;
    };
  }

  /** SDM 3A §4.10.4.1; bit 63 of the source of MOV to CR3 counts with CR4.PCIDE only. */
  TlbRule tlbRule() {
    return new TlbRule("x86", true, true, spaces ? 0xFFF : 0, spaces ? Long.MIN_VALUE : 0);
  }

  AccessRule accessRule() {
    return new X86AccessRule(wp, smep, smap, keyRights);
  }

  /**
   * SDM 3A §4.7: the I bit tells a fetch only where the processor can refuse fetches at all: under
   * SMEP, or with EFER.NXE in a format whose entries have an XD bit.
   */
  FaultRule faultRule() {
    return new X86Faults(smep || nxe);
  }
}
