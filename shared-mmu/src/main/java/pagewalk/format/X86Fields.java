package pagewalk.format;

import static pagewalk.format.FieldRole.ACCESSED;
import static pagewalk.format.FieldRole.ADDRESS;
import static pagewalk.format.FieldRole.DIRTY;
import static pagewalk.format.FieldRole.GLOBAL;
import static pagewalk.format.FieldRole.GROUP;
import static pagewalk.format.FieldRole.IGNORED;
import static pagewalk.format.FieldRole.MEMORY_TYPE;
import static pagewalk.format.FieldRole.RESERVED;
import static pagewalk.format.FieldRole.RIGHTS;
import static pagewalk.format.FieldRole.TAG;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * The fields that x86 entries of different formats and levels have in common. Sections are those of
 * the Intel SDM, volume 3A (2016 edition), chapter 4.
 */
final class X86Fields {
  static final int P = 0;
  static final int PS = 7;

  private static final int RW = 1;
  private static final int US = 2;
  private static final int XD = 63;

  private final X86Controls controls;

  X86Fields(X86Controls controls) {
    this.controls = controls;
  }

  /**
   * P = 0: all other bits are free for software (SDM 3A §4.5, figure 4-11; §4.3, figure 4-4).
   *
   * @param top the highest bit of an entry
   */
  EntryShape absent(int top) {
    String free = "free for software while P = 0";
    return new EntryShape(
        "not present",
        ShapeKind.ABSENT,
        Bits.bit(P),
        0,
        List.of(of("ignored", top, 1, IGNORED, free, free, "§4.5"), present()),
        raw -> 0);
  }

  /** Bit 63 under EFER.NXE. */
  Field executeDisable(String table) {
    return controls.nxe()
        ? of("XD", XD, XD, RIGHTS, "may be executed", "execution is forbidden", "§4.6.1")
        : of("reserved", XD, XD, RESERVED, "as it must be", "must be 0 while EFER.NXE = 0", table);
  }

  /** Bits 62:59 of a leaf of four- and five-level tables, under CR4.PKE. */
  Field key() {
    return controls.keys()
        ? of("key", 62, 59, GROUP, "protection key 0", "which protection key", "§4.6.2")
        : of(
            "key",
            62,
            59,
            IGNORED,
            "no protection key: CR4.PKE = 0",
            "ignored: CR4.PKE = 0",
            "§4.6.2");
  }

  /**
   * The address down to bit {@code low}, and above the processor's physical width reserved bits up
   * to {@code top} (SDM 3A §4.5).
   */
  List<Field> address(int top, int low, String ofWhat) {
    int physicalBits = Math.min(controls.physicalBits(), top + 1);
    Field address =
        of(
            "address",
            physicalBits - 1,
            low,
            ADDRESS,
            ofWhat + " is at 0",
            "where " + ofWhat + " is",
            "§4.5");
    if (physicalBits > top) {
      return List.of(address);
    }
    return List.of(
        of(
            "reserved",
            top,
            physicalBits,
            RESERVED,
            "as they must be",
            "beyond MAXPHYADDR: must be 0",
            "§4.5"),
        address);
  }

  /** Bits 11:8 of a leaf. */
  List<Field> softwareAndGlobal(String table) {
    Field global =
        controls.pge()
            ? of(
                "G",
                8,
                8,
                GLOBAL,
                "belongs to this address space",
                "belongs to every address space",
                "§4.10.2.4")
            : of("G", 8, 8, IGNORED, "ignored: CR4.PGE = 0", "ignored: CR4.PGE = 0", "§4.10.2.4");
    return List.of(free(11, 9, table), global);
  }

  /** Bits 6:0 of an entry that points to a table. */
  List<Field> lowerOfTable() {
    return lower(free(6, 6, "§4.5"));
  }

  /** Bits 6:0 of a leaf. */
  List<Field> lowerOfLeaf() {
    return lower(
        of(
            "D",
            6,
            6,
            DIRTY,
            "not written through this entry",
            "written through this entry",
            "§4.8"));
  }

  private static List<Field> lower(Field bit6) {
    List<Field> fields = new ArrayList<>();
    fields.add(bit6);
    fields.add(
        of(
            "A",
            5,
            5,
            ACCESSED,
            "not used for a translation yet",
            "used for a translation",
            "§4.8"));
    fields.add(memoryType("PCD", 4));
    fields.add(memoryType("PWT", 3));
    fields.add(of("U/S", US, US, RIGHTS, "kernel only", "user code may use it", "§4.6.1"));
    fields.add(of("R/W", RW, RW, RIGHTS, "read-only", "writable", "§4.6.1"));
    fields.add(present());
    return fields;
  }

  static Field pageSize() {
    return of("PS", PS, PS, TAG, "points to a table", "maps a large page", "§4.5");
  }

  static Field present() {
    return of("P", P, P, TAG, "not present: the walk stops here", "present", "§4.5");
  }

  static Field free(int high, int low, String table) {
    return of("ignored", high, low, IGNORED, "free for software", "free for software", table);
  }

  static Field mustBeZero(int high, int low, String table) {
    String clear = high == low ? "as it must be" : "as they must be";
    return of("reserved", high, low, RESERVED, clear, "must be 0", table);
  }

  static Field memoryType(String name, int bit) {
    String phrase = "part of the memory type";
    return of(name, bit, bit, MEMORY_TYPE, phrase, phrase, "§4.9.2");
  }

  static Field of(
      String name, int high, int low, FieldRole role, String clear, String set, String manual) {
    return new Field(name, high, low, role, clear, set, "SDM 3A " + manual);
  }

  /** SDM 3A §4.6.1: what R/W, U/S and, with EFER.NXE, XD say by themselves. */
  int rights(long raw) {
    boolean writable = (raw & Bits.bit(RW)) != 0;
    boolean user = (raw & Bits.bit(US)) != 0;
    boolean execute = !controls.nxe() || raw >= 0;
    return Rights.of(writable, user, writable, execute);
  }
}
