package pagewalk.explain;

import pagewalk.format.Field;

/** Sentences about error codes. */
final class FaultCodeWords {
  private static final int PRESENT = 1;
  private static final int WRITE = 1 << 1;
  private static final int USER = 1 << 2;
  private static final int RESERVED = 1 << 3;
  private static final int FETCH = 1 << 4;
  private static final int KEY = 1 << 5;
  private static final int OF_WALKS = 0x3F;

  private FaultCodeWords() {}

  /** Of an x86 page-fault code (SDM 3A §4.7). */
  static Caption pageFault(long code, String place) {
    boolean write = (code & WRITE) != 0;
    String who = (code & USER) != 0 ? "User code" : "The kernel";
    String did = (code & FETCH) != 0 ? "fetched an instruction" : write ? "wrote" : "read";
    String lead = who + " " + did + place + ", and " + pageFaultCause(code) + ".";
    return new Caption(lead, pageFaultSearch(code), "SDM 3A §4.7");
  }

  private static String pageFaultCause(long code) {
    if ((code & PRESENT) == 0) {
      return "an entry on the way was not present";
    }
    if ((code & RESERVED) != 0) {
      return "an entry on the way has a reserved bit set";
    }
    return (code & KEY) != 0 ? "the page's protection key forbids it" : "the rights refused it";
  }

  private static String pageFaultSearch(long code) {
    if ((code & ~OF_WALKS) != 0) {
      return "Bits above 5 are set: shadow stacks or SGX, of which no walk decides.";
    }
    if ((code & PRESENT) == 0) {
      return (code & (RESERVED | KEY)) != 0
          ? "But RSVD and PK are never set without P: look whether the number is the right one."
          : "P = 0 does not say at which level: walk the address and look for the first entry with bit 0 clear.";
    }
    if ((code & RESERVED) != 0) {
      return "Look for address bits beyond the physical width, for PS in an entry that cannot map a page, and for bit 63 while EFER.NXE = 0.";
    }
    if ((code & KEY) != 0) {
      return "Bits 62:59 of the last entry choose the key; PKRU says what it allows.";
    }
    if ((code & FETCH) != 0) {
      return "Some entry on the way has XD = 1, or the kernel runs a user page under CR4.SMEP.";
    }
    if ((code & USER) != 0) {
      return (code & WRITE) != 0
          ? "All entries are present, but one has U/S = 0 or R/W = 0: rights are the AND over the walk."
          : "All entries are present, but one has U/S = 0: rights are the AND over the walk.";
    }
    return (code & WRITE) != 0
        ? "All entries are present, but one has R/W = 0 while CR0.WP = 1, or it is a user page under CR4.SMAP."
        : "All entries are present; the kernel is refused reading only a user page, under CR4.SMAP.";
  }

  /** Of ARM's DFSR and IFSR under short descriptors (DDI 0301H §3.2.17, §6.9). */
  static Caption shortStatus(long code, String place, Field status, String access) {
    int number = (int) (code & 0xF);
    long domain = code >>> 4 & 0xF;
    String cause = (code >>> 10 & 1) != 0 ? "no fault of a walk" : status.meaningIn(code);
    String search =
        switch ((code >>> 10 & 1) != 0 ? 0 : number) {
          case 0b0101 -> "The first-level descriptor has type 00: nothing is mapped in this 1 MiB.";
          case 0b0111 ->
              "The first level leads to a table, and its entry has type 00. Domain " + domain + ".";
          case 0b1001, 0b1011 ->
              "Domain "
                  + domain
                  + " has no access: bits "
                  + (2 * domain + 1)
                  + ":"
                  + 2 * domain
                  + " of DACR are 0, and no permission bit was looked at.";
          case 0b1101, 0b1111 ->
              "The descriptor is present and domain "
                  + domain
                  + " is a client, so AP and APX decided, or XN for a fetch.";
          case 0b0011, 0b0110 -> "AP[0] is the access flag while SCTLR.AFE = 1, and it is clear.";
          case 0b1100, 0b1110 ->
              "There is no memory where a table should be: look at TTBR and at the first level.";
          case 0b1000 -> "The tables allowed it; there is no memory behind the address.";
          default ->
              "Alignment, debug and cache faults have codes here, too; no table decides them.";
        };
    String lead = "A " + access + place + " failed: " + cause + ".";
    return new Caption(lead, search, "DDI 0301H §6.9");
  }

  /** Of a status under long descriptors: LPAE's DFSR and IFSR, the low bits of AArch64's ESR. */
  static Caption longStatus(long code, String place, String access, String manual) {
    int kind = (int) (code >>> 2 & 0xF);
    long level = code & 3;
    String cause =
        switch (kind) {
          case 0 -> "an address too wide at level " + level;
          case 1 -> "translation fault at level " + level;
          case 2 -> "access flag fault at level " + level;
          case 3 -> "permission fault at level " + level;
          case 4 -> "external abort";
          case 5 -> "external abort on the walk at level " + level;
          default -> "no fault of a walk";
        };
    String search =
        switch (kind) {
          case 0 -> "An entry or TTBR points beyond the physical address size.";
          case 1 -> "The entry of that level has bit 0 clear.";
          case 2 -> "The entry of that level maps the address, but its bit 10 (AF) is 0.";
          case 3 -> "The entry is valid; AP, PXN and XN, or a table's rights above it, refuse it.";
          case 4, 5 -> "There is no memory where the address or a table should be.";
          default ->
              "Alignment, debug and other faults have codes here, too; no table decides them.";
        };
    return new Caption("A " + access + place + " failed: " + cause + ".", search, manual);
  }

  /**
   * Of AArch64's ESR_EL1: the exception class in bits 31:26 says whether bits 5:0 are a fault's.
   */
  static Caption syndrome(long code, String place) {
    int group = (int) (code >>> 26 & 0x3F);
    String manual = "DDI 0487 §D5.11";
    return switch (group) {
      case 0x20, 0x21 -> longStatus(code, place, "fetch", manual);
      case 0x24, 0x25 -> longStatus(code, place, (code >>> 6 & 1) != 0 ? "write" : "read", manual);
      default ->
          new Caption(
              "This is no fault of a walk.",
              "The exception class in bits 31:26 is "
                  + Words.code(group)
                  + "; instruction and data aborts have `0x20`, `0x21`, `0x24` and `0x25`.",
              manual);
    };
  }
}
