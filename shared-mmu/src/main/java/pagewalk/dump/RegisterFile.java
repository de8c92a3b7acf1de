package pagewalk.dump;

import static pagewalk.dump.ControlBits.aside;
import static pagewalk.dump.ControlBits.decides;
import static pagewalk.dump.ControlBits.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The registers of a family of processors that have a say in its walks, and which of their bits are
 * which control of a format: declared here once, so that {@code --set} speaks the manual's
 * language.
 *
 * @param formats the formats that these registers stand behind
 * @param registers what {@code --set} takes
 * @param bits what they mean, each row for some of the formats
 * @param faults how a refused translation is told
 */
record RegisterFile(
    List<String> formats, List<Register> registers, List<ControlBits> bits, Outcome faults) {

  /** SDM 3A §2.5 (CR0, CR4), §2.2.1 (EFER), §4.1 (which of them choose the paging mode). */
  private static final RegisterFile X86 =
      new RegisterFile(
          List.of("i386", "pae", "x86-64", "x86-64-la57"),
          List.of(
              new Register("cr0", 64),
              new Register("cr3", 64),
              new Register("cr4", 64),
              new Register("efer", 64),
              new Register("pkru", 32),
              Register.property("maxphyaddr"),
              Register.property("vendor"),
              Register.property("page1g"),
              Register.property("pse36")),
          List.of(
              mode("CR0.PG", "cr0", 31, 31, 1, "i386", "pae", "x86-64", "x86-64-la57"),
              mode("CR4.PAE", "cr4", 5, 5, 0, "i386"),
              mode("CR4.PAE", "cr4", 5, 5, 1, "pae", "x86-64", "x86-64-la57"),
              mode("EFER.LMA", "efer", 10, 10, 0, "i386", "pae"),
              mode("EFER.LMA", "efer", 10, 10, 1, "x86-64", "x86-64-la57"),
              mode("CR4.LA57", "cr4", 12, 12, 0, "x86-64"),
              mode("CR4.LA57", "cr4", 12, 12, 1, "x86-64-la57"),
              decides("CR0.WP", "wp", "cr0", 16, "i386", "pae", "x86-64", "x86-64-la57"),
              decides("CR4.PSE", "pse", "cr4", 4, "i386"),
              aside("CR4.PGE", "pge", "cr4", 7, 7, "i386", "pae", "x86-64", "x86-64-la57"),
              aside("CR4.PCIDE", "pcide", "cr4", 17, 17, "x86-64", "x86-64-la57"),
              decides("CR4.SMEP", "smep", "cr4", 20, "i386", "pae", "x86-64", "x86-64-la57"),
              decides("CR4.SMAP", "smap", "cr4", 21, "i386", "pae", "x86-64", "x86-64-la57"),
              decides("CR4.PKE", "pke", "cr4", 22, "x86-64", "x86-64-la57"),
              decides("CR4.PKS", "pks", "cr4", 24, "x86-64", "x86-64-la57"),
              decides("EFER.NXE", "nxe", "efer", 11, "pae", "x86-64", "x86-64-la57"),
              decides("PKRU", "pkru", "pkru", 31, 0, "x86-64", "x86-64-la57")),
          Outcome.PAGE_FAULT);

  /** DDI 0301H §3.2.7 (control), §3.2.13 to §3.2.16 (translation, domains); DDI 0406C B4.1. */
  private static final RegisterFile ARM_SHORT =
      new RegisterFile(
          List.of("armv6", "armv5", "armv7"),
          List.of(
              new Register("sctlr", 32),
              new Register("ttbr0", 32),
              new Register("ttbr1", 32),
              new Register("ttbcr", 32),
              new Register("dacr", 32),
              new Register("contextidr", 32),
              new Register("prrr", 32),
              new Register("nmrr", 32),
              Register.property("pxn"),
              Register.property("pa40")),
          List.of(
              mode("SCTLR.M", "sctlr", 0, 0, 1, "armv6", "armv5", "armv7"),
              aside("PRRR", "prrr", "prrr", 31, 0, "armv6", "armv7"),
              aside("NMRR", "nmrr", "nmrr", 31, 0, "armv6", "armv7"),
              mode("SCTLR.XP", "sctlr", 23, 23, 0, "armv5"),
              decides("SCTLR.XP", "xp", "sctlr", 23, "armv6"),
              mode("TTBCR.EAE", "ttbcr", 31, 31, 0, "armv7"),
              decides("SCTLR.S", "s", "sctlr", 8, "armv6", "armv5"),
              decides("SCTLR.R", "r", "sctlr", 9, "armv6", "armv5"),
              decides("SCTLR.EE", "ee", "sctlr", 25, "armv6", "armv7"),
              decides("SCTLR.WXN", "wxn", "sctlr", 19, "armv7"),
              decides("SCTLR.UWXN", "uwxn", "sctlr", 20, "armv7"),
              aside("SCTLR.TRE", "tre", "sctlr", 28, 28, "armv6", "armv7"),
              decides("SCTLR.AFE", "afe", "sctlr", 29, "armv6", "armv7"),
              decides("TTBCR.N", "n", "ttbcr", 2, 0, "armv6", "armv5", "armv7"),
              decides("TTBCR.PD0", "pd0", "ttbcr", 4, "armv6", "armv5", "armv7"),
              decides("TTBCR.PD1", "pd1", "ttbcr", 5, "armv6", "armv5", "armv7"),
              decides("DACR", "dacr", "dacr", 31, 0, "armv6", "armv5", "armv7"),
              aside("CONTEXTIDR.ASID", "asid", "contextidr", 7, 0, "armv6", "armv5", "armv7")),
          Outcome.STATUS_SHORT);

  /** DDI 0406C B4.1.130 (SCTLR) and B4.1.153 (TTBCR with the long descriptors). */
  private static final RegisterFile ARM_LONG =
      new RegisterFile(
          List.of("lpae"),
          List.of(
              new Register("sctlr", 32),
              new Register("ttbr0", 64),
              new Register("ttbr1", 64),
              new Register("ttbcr", 32),
              new Register("dacr", 32),
              new Register("contextidr", 32),
              Register.property("pan"),
              Register.property("sizefault")),
          List.of(
              mode("SCTLR.M", "sctlr", 0, 0, 1, "lpae"),
              mode("TTBCR.EAE", "ttbcr", 31, 31, 1, "lpae"),
              decides("SCTLR.WXN", "wxn", "sctlr", 19, "lpae"),
              decides("SCTLR.UWXN", "uwxn", "sctlr", 20, "lpae"),
              decides("SCTLR.EE", "ee", "sctlr", 25, "lpae"),
              decides("TTBCR.T0SZ", "t0sz", "ttbcr", 2, 0, "lpae"),
              decides("TTBCR.EPD0", "epd0", "ttbcr", 7, "lpae"),
              decides("TTBCR.T1SZ", "t1sz", "ttbcr", 18, 16, "lpae"),
              aside("TTBCR.A1", "a1", "ttbcr", 22, 22, "lpae"),
              decides("TTBCR.EPD1", "epd1", "ttbcr", 23, "lpae")),
          Outcome.STATUS_LONG);

  /** DDI 0487, the registers SCTLR_EL1 and TCR_EL1. */
  private static final RegisterFile AARCH64 =
      new RegisterFile(
          List.of("aarch64"),
          List.of(
              new Register("sctlr", 64),
              new Register("ttbr0", 64),
              new Register("ttbr1", 64),
              new Register("tcr", 64),
              new Register("dacr", 32),
              new Register("contextidr", 32),
              Register.property("pan")),
          List.of(
              mode("SCTLR_EL1.M", "sctlr", 0, 0, 1, "aarch64"),
              decides("SCTLR_EL1.WXN", "wxn", "sctlr", 19, "aarch64"),
              decides("SCTLR_EL1.EE", "ee", "sctlr", 25, "aarch64"),
              decides("TCR_EL1.T0SZ", "t0sz", "tcr", 5, 0, "aarch64"),
              decides("TCR_EL1.EPD0", "epd0", "tcr", 7, "aarch64"),
              mode("TCR_EL1.TG0", "tcr", 15, 14, 0, "aarch64"),
              decides("TCR_EL1.T1SZ", "t1sz", "tcr", 21, 16, "aarch64"),
              aside("TCR_EL1.A1", "a1", "tcr", 22, 22, "aarch64"),
              decides("TCR_EL1.EPD1", "epd1", "tcr", 23, "aarch64"),
              mode("TCR_EL1.TG1", "tcr", 31, 30, 2, "aarch64"),
              decides("TCR_EL1.IPS", "ips", "tcr", 34, 32, "aarch64"),
              decides("TCR_EL1.TBI0", "tbi0", "tcr", 37, "aarch64"),
              decides("TCR_EL1.TBI1", "tbi1", "tcr", 38, "aarch64"),
              decides("TCR_EL1.HA", "ha", "tcr", 39, "aarch64"),
              decides("TCR_EL1.HPD0", "hpd0", "tcr", 41, "aarch64"),
              decides("TCR_EL1.HPD1", "hpd1", "tcr", 42, "aarch64")),
          Outcome.STATUS_LONG);

  private static final List<RegisterFile> ALL = List.of(X86, ARM_SHORT, ARM_LONG, AARCH64);

  RegisterFile {
    formats = List.copyOf(formats);
    registers = List.copyOf(registers);
    bits = List.copyOf(bits);
  }

  /** The registers that stand behind {@code format}, if anybody has declared them. */
  static Optional<RegisterFile> of(String format) {
    for (RegisterFile file : ALL) {
      if (file.formats.contains(format)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** All formats for which registers are declared, whether they are simulated yet or not. */
  static List<String> allFormats() {
    List<String> names = new ArrayList<>();
    for (RegisterFile file : ALL) {
      names.addAll(file.formats);
    }
    return names;
  }

  Optional<Register> register(String name) {
    return registers.stream().filter(register -> register.name().equals(name)).findFirst();
  }

  /** Whether these are the registers of an x86 processor. */
  boolean isX86() {
    return faults == Outcome.PAGE_FAULT;
  }

  /** The bits that matter to {@code format}. */
  List<ControlBits> bitsFor(String format) {
    return bits.stream().filter(row -> row.formats().contains(format)).toList();
  }
}
