package pagewalk.format;

import static pagewalk.format.FieldRole.ACCESS_FLAG;
import static pagewalk.format.FieldRole.ADDRESS;
import static pagewalk.format.FieldRole.ADDRESS_BEYOND;
import static pagewalk.format.FieldRole.IGNORED;
import static pagewalk.format.FieldRole.MEMORY_TYPE;
import static pagewalk.format.FieldRole.NOT_GLOBAL;
import static pagewalk.format.FieldRole.RIGHTS;
import static pagewalk.format.FieldRole.TAG;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * The fields of Arm's 64-bit descriptors (DDI 0406C §B3.6.1, §B3.6.2; DDI 0487 §D5.3.1 to §D5.3.3).
 * Bits that the manual calls RES0 or UNK/SBZP decide nothing: the hardware does not look.
 */
final class ArmLongFields {
  static final int VALID = 0;
  static final int TABLE_OR_PAGE = 1;

  /** Bits of an output address in a descriptor, whatever size is in use. */
  static final int WIDEST = 48;

  private static final int PAGE_BITS = 12;
  private static final int USER = 6;
  private static final int READ_ONLY = 7;
  private static final int KERNEL_NEVER = 53;
  private static final int NEVER = 54;
  private static final int KERNEL_NEVER_BELOW = 59;
  private static final int NEVER_BELOW = 60;
  private static final int NO_USER_BELOW = 61;
  private static final int READ_ONLY_BELOW = 62;

  private final ArmLongControls controls;

  ArmLongFields(ArmLongControls controls) {
    this.controls = controls;
  }

  /** All that the bits of {@code tag} leave is free for software. */
  List<Field> ofAbsent(long tag, String why) {
    List<Field> bits = new ArrayList<>();
    String free = "free for software: the walk stops here";
    if ((tag & Bits.bit(TABLE_OR_PAGE)) == 0) {
      bits.add(of("ignored", 63, 1, IGNORED, free, free, entries()));
    } else {
      bits.add(of("ignored", 63, 2, IGNORED, free, free, entries()));
      bits.add(of("table", TABLE_OR_PAGE, TABLE_OR_PAGE, TAG, why, "a table or page", entries()));
    }
    bits.add(of("valid", VALID, VALID, TAG, "not valid: the walk stops here", "valid", entries()));
    return bits;
  }

  /** An entry that points to a table; its rights bind everything below (the ...Table bits). */
  List<Field> ofTable() {
    List<Field> bits = new ArrayList<>();
    String secure = "looked at in Secure state only";
    bits.add(of("NSTable", 63, 63, IGNORED, secure, secure, attributes()));
    bits.add(
        flag("APTable[1]", READ_ONLY_BELOW, "writes are not forbidden below", "read-only below"));
    bits.add(
        flag("APTable[0]", NO_USER_BELOW, "user code is not shut out below", "kernel only below"));
    bits.add(
        flag(
            controls.aarch64() ? "UXNTable" : "XNTable",
            NEVER_BELOW,
            "execution is not forbidden below",
            controls.aarch64() ? "user code executes nothing below" : "no execution below"));
    bits.add(
        flag(
            "PXNTable",
            KERNEL_NEVER_BELOW,
            "execution is not forbidden to the kernel below",
            "the kernel executes nothing below"));
    bits.add(free("ignored", 58, 52));
    bits.addAll(address(PAGE_BITS, "the next table"));
    bits.add(free("ignored", 11, 2));
    bits.addAll(tag("points to a table"));
    return bits;
  }

  /** An entry that maps a block or page of {@code 1 << lowBit} bytes. */
  List<Field> ofLeaf(int lowBit) {
    List<Field> bits = new ArrayList<>();
    bits.add(free("ignored", 63, 59));
    bits.add(free("software", 58, 55));
    bits.add(
        flag(
            controls.aarch64() ? "UXN" : "XN",
            NEVER,
            "may be executed",
            controls.aarch64() ? "user code may not execute it" : "execution is forbidden"));
    bits.add(
        flag("PXN", KERNEL_NEVER, "the kernel may execute it", "the kernel may not execute it"));
    bits.add(
        of(
            "contiguous",
            52,
            52,
            IGNORED,
            "no hint",
            "a hint: one of 16 entries that map neighbouring memory",
            attributes()));
    bits.addAll(address(lowBit, "the memory"));
    if (lowBit > PAGE_BITS) {
      bits.add(res0(lowBit - 1, PAGE_BITS));
    }
    bits.add(
        of(
            "nG",
            11,
            11,
            NOT_GLOBAL,
            "belongs to every address space",
            "belongs to this address space (ASID)",
            attributes()));
    bits.add(
        of(
            "AF",
            10,
            10,
            ACCESS_FLAG,
            "not used yet: the first use faults",
            "may be used",
            attributes()));
    bits.addAll(lowerOfLeaf());
    bits.addAll(tag(lowBit > PAGE_BITS ? "maps a block" : "maps a page"));
    return bits;
  }

  private List<Field> lowerOfLeaf() {
    String secure = "looked at in Secure state only";
    return List.of(
        of("SH", 9, 8, MEMORY_TYPE, "not shareable", "who shares the memory", attributes()),
        flag("AP[2]", READ_ONLY, "writable", "read-only"),
        flag("AP[1]", USER, "kernel only", "user code may use it"),
        of("NS", 5, 5, IGNORED, secure, secure, attributes()),
        of(
            "AttrIndx",
            4,
            2,
            MEMORY_TYPE,
            "the first memory type of MAIR",
            "which memory type of MAIR",
            attributes()));
  }

  /** Bits 51:48 are RES0; bits above the size in use must be 0, except in ARMv7. */
  private List<Field> address(int lowBit, String ofWhat) {
    List<Field> bits = new ArrayList<>();
    bits.add(res0(51, WIDEST));
    int top = controls.physicalBits();
    if (top < WIDEST && controls.sizeFaults()) {
      bits.add(
          of(
              "too wide",
              WIDEST - 1,
              top,
              ADDRESS_BEYOND,
              "as they must be",
              "beyond the physical address size: must be 0",
              entries()));
    } else if (top < WIDEST) {
      bits.add(res0(WIDEST - 1, top));
    }
    bits.add(
        of(
            "address",
            top - 1,
            lowBit,
            ADDRESS,
            ofWhat + " is at 0",
            "where " + ofWhat + " is",
            entries()));
    return bits;
  }

  private List<Field> tag(String what) {
    String clear = what.equals("maps a block") ? what : "not a table or page";
    String set = what.equals("maps a block") ? "not a block" : what;
    return List.of(
        of("table", TABLE_OR_PAGE, TABLE_OR_PAGE, TAG, clear, set, entries()),
        of("valid", VALID, VALID, TAG, "not valid: the walk stops here", "valid", entries()));
  }

  private Field res0(int high, int low) {
    return of("RES0", high, low, IGNORED, "as software must write", "ignored", entries());
  }

  private Field free(String name, int high, int low) {
    return of(name, high, low, IGNORED, "free for software", "free for software", entries());
  }

  private Field flag(String name, int bit, String clear, String set) {
    return of(name, bit, bit, RIGHTS, clear, set, permissions());
  }

  private static Field of(
      String name, int high, int low, FieldRole role, String clear, String set, String manual) {
    return new Field(name, high, low, role, clear, set, manual);
  }

  private String entries() {
    return controls.aarch64() ? "DDI 0487 §D5.3.1" : "DDI 0406C §B3.6.1";
  }

  private String attributes() {
    return controls.aarch64() ? "DDI 0487 §D5.3.3" : "DDI 0406C §B3.6.2";
  }

  private String permissions() {
    return controls.aarch64() ? "DDI 0487 §D5.4.5" : "DDI 0406C §B3.7.1";
  }

  /** DDI 0406C §B3.7.1, DDI 0487 §D5.4.5: AP[2:1], UXN or XN, and PXN. */
  int rightsOfLeaf(long raw) {
    boolean user = on(raw, USER);
    boolean writable = !on(raw, READ_ONLY);
    return kernel(true, writable, !on(raw, KERNEL_NEVER) && !(isXn() && on(raw, NEVER)))
        | user(user, user && writable, !on(raw, NEVER));
  }

  /** What a table entry does not forbid: APTable, UXNTable or XNTable, and PXNTable. */
  int rightsOfTable(long raw) {
    boolean user = !on(raw, NO_USER_BELOW);
    boolean writable = !on(raw, READ_ONLY_BELOW);
    boolean never = on(raw, NEVER_BELOW);
    return kernel(true, writable, !on(raw, KERNEL_NEVER_BELOW) && !(isXn() && never))
        | user(user, user && writable, !never);
  }

  /** Whether bit 54 (60) forbids execution to the kernel, too. */
  private boolean isXn() {
    return !controls.aarch64();
  }

  private static int kernel(boolean read, boolean write, boolean execute) {
    return (read ? 1 << Rights.READ : 0)
        | (write ? 1 << Rights.WRITE : 0)
        | (execute ? 1 << Rights.EXECUTE : 0);
  }

  private static int user(boolean read, boolean write, boolean execute) {
    return kernel(read, write, execute) << Rights.USER;
  }

  private static boolean on(long raw, int bit) {
    return (raw >>> bit & 1) != 0;
  }
}
