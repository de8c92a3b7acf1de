package pagewalk.format;

import static pagewalk.format.FieldRole.ACCESSED;
import static pagewalk.format.FieldRole.ADDRESS;
import static pagewalk.format.FieldRole.DIRTY;
import static pagewalk.format.FieldRole.GLOBAL;
import static pagewalk.format.FieldRole.IGNORED;
import static pagewalk.format.FieldRole.MEMORY_TYPE;
import static pagewalk.format.FieldRole.RESERVED;
import static pagewalk.format.FieldRole.RIGHTS;
import static pagewalk.format.FieldRole.TAG;
import static pagewalk.format.ShapeKind.ABSENT;
import static pagewalk.format.ShapeKind.LEAF;
import static pagewalk.format.ShapeKind.TABLE;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * The x86-64 formats of 64-bit entries. Sections and tables are those of the Intel SDM, volume 3A
 * (2016 edition), chapter 4.
 */
final class X86Long {
  private static final int P = 0;
  private static final int RW = 1;
  private static final int US = 2;
  private static final int PS = 7;
  private static final int XD = 63;

  private static final List<Setting> CONTROLS =
      List.of(
          Setting.toggle("wp", "CR0.WP: read-only pages bind the kernel too (SDM 3A §4.6.1)")
              .orElse("1"),
          Setting.toggle("nxe", "EFER.NXE: bit 63 forbids execution, else it is reserved")
              .orElse("1"),
          Setting.number("maxphyaddr", 36, 52, "bits of a physical address (SDM 3A §4.1.4)")
              .orElse("40"),
          Setting.toggle("page1g", "1 GiB pages are supported (SDM 3A §4.1.4)").orElse("1"));

  /** Four levels, 48-bit addresses: CR4.LA57 = 0. */
  static final FormatFamily FOUR_LEVELS =
      new FormatFamily(
          "x86-64",
          CONTROLS,
          controls -> new X86Long(controls).format("x86-64", "x86-64, 4 levels", 4));

  /** Five levels, 57-bit addresses: CR4.LA57 = 1. */
  static final FormatFamily FIVE_LEVELS =
      new FormatFamily(
          "x86-64-la57",
          CONTROLS,
          controls -> new X86Long(controls).format("x86-64-la57", "x86-64, 5 levels", 5));

  private final boolean wp;
  private final boolean nxe;
  private final boolean page1g;
  private final int physicalBits;

  private X86Long(Settings controls) {
    wp = controls.number("wp") == 1;
    nxe = controls.number("nxe") == 1;
    page1g = controls.number("page1g") == 1;
    physicalBits = (int) controls.number("maxphyaddr");
  }

  private PagingFormat format(String name, String title, int top) {
    List<Level> levels =
        List.of(
            level(5, "PML5", "PML5E", List.of(absent(), tableOnly("PML4 table", "4-14"))),
            level(
                4,
                "PML4",
                "PML4E",
                List.of(absent(), tableOnly("page-directory-pointer table", "4-14"))),
            level(3, "PDPT", "PDPTE", shapesOfPdpte()),
            level(
                2,
                "PD",
                "PDE",
                List.of(
                    absent(), largePage("2 MiB page", 21, "4-17"), table("page table", "4-18"))),
            level(1, "PT", "PTE", List.of(absent(), smallPage())));
    return new PagingFormat(
        name,
        title,
        12 + 9 * top,
        physicalBits,
        "CR3",
        levels.subList(levels.size() - top, levels.size()),
        new X86EntryMaker(nxe),
        new X86Faults(nxe));
  }

  private Level level(int number, String table, String entry, List<EntryShape> shapes) {
    return new Level(number, table, entry, 12 + 9 * (number - 1), 9, 8, shapes);
  }

  private List<EntryShape> shapesOfPdpte() {
    EntryShape directory = table("page directory", "4-16");
    return page1g
        ? List.of(absent(), largePage("1 GiB page", 30, "4-15"), directory)
        : List.of(absent(), tableOnly("page directory", "4-16"));
  }

  /** P = 0: the other 63 bits are free for software (SDM 3A §4.5, figure 4-11). */
  private EntryShape absent() {
    return new EntryShape(
        "not present",
        ABSENT,
        Bits.bit(P),
        0,
        List.of(
            field(
                "ignored",
                63,
                1,
                IGNORED,
                "free for software while P = 0",
                "free for software while P = 0",
                "§4.5"),
            present()),
        raw -> 0);
  }

  /**
   * An entry that can only point to a table: bit 7 must be 0 (table 4-14; the PML5E has the same
   * format).
   */
  private EntryShape tableOnly(String name, String table) {
    List<Field> fields = new ArrayList<>(upper("table " + table, IGNORED));
    fields.addAll(addressDownTo(12, "the next table"));
    fields.add(
        field(
            "ignored", 11, 8, IGNORED, "free for software", "free for software", "table " + table));
    fields.add(field("reserved", PS, PS, RESERVED, "as it must be", "must be 0", "table " + table));
    fields.addAll(lower("ignored", IGNORED));
    return new EntryShape(name, TABLE, Bits.bit(P), Bits.bit(P), fields, this::rights);
  }

  private EntryShape table(String name, String table) {
    List<Field> fields = new ArrayList<>(upper("table " + table, IGNORED));
    fields.addAll(addressDownTo(12, "the next table"));
    fields.add(
        field(
            "ignored", 11, 8, IGNORED, "free for software", "free for software", "table " + table));
    fields.add(pageSize());
    fields.addAll(lower("ignored", IGNORED));
    return new EntryShape(
        name, TABLE, Bits.bit(P) | Bits.bit(PS), Bits.bit(P), fields, this::rights);
  }

  /** Tables 4-15 and 4-17: bit 12 is PAT, the address bits below the page size are reserved. */
  private EntryShape largePage(String name, int pageBits, String table) {
    List<Field> fields = new ArrayList<>(upper("table " + table, MEMORY_TYPE));
    fields.addAll(addressDownTo(pageBits, "the page"));
    fields.add(
        field(
            "reserved",
            pageBits - 1,
            13,
            RESERVED,
            "as they must be",
            "must be 0",
            "table " + table));
    fields.add(memoryType("PAT", 12));
    fields.addAll(softwareAndGlobal(table));
    fields.add(pageSize());
    fields.addAll(lower("D", DIRTY));
    long tag = Bits.bit(P) | Bits.bit(PS);
    return new EntryShape(name, LEAF, tag, tag, fields, this::rights);
  }

  /** Table 4-19: bit 7 is PAT, for at this level there is nothing but pages. */
  private EntryShape smallPage() {
    List<Field> fields = new ArrayList<>(upper("table 4-19", MEMORY_TYPE));
    fields.addAll(addressDownTo(12, "the page"));
    fields.addAll(softwareAndGlobal("4-19"));
    fields.add(memoryType("PAT", PS));
    fields.addAll(lower("D", DIRTY));
    return new EntryShape("4 KiB page", LEAF, Bits.bit(P), Bits.bit(P), fields, this::rights);
  }

  /** Bits 63:52: XD, protection key (leaves only, not yet used by the model) and software's own. */
  private List<Field> upper(String table, FieldRole keyRole) {
    Field xd =
        nxe
            ? field("XD", XD, XD, RIGHTS, "may be executed", "execution is forbidden", "§4.6.1")
            : field(
                "reserved",
                XD,
                XD,
                RESERVED,
                "as it must be",
                "must be 0 while EFER.NXE = 0",
                table);
    if (keyRole == IGNORED) {
      return List.of(
          xd, field("ignored", 62, 52, IGNORED, "free for software", "free for software", table));
    }
    return List.of(
        xd,
        field(
            "key",
            62,
            59,
            IGNORED,
            "no protection key: CR4.PKE = 0",
            "ignored: CR4.PKE = 0",
            "§4.6.2"),
        field("ignored", 58, 52, IGNORED, "free for software", "free for software", table));
  }

  /**
   * Bits 51:low: the address, and above the processor's physical width reserved bits (SDM 3A §4.5).
   */
  private List<Field> addressDownTo(int low, String ofWhat) {
    Field address =
        field(
            "address",
            physicalBits - 1,
            low,
            ADDRESS,
            ofWhat + " is at 0",
            "where " + ofWhat + " is",
            "§4.5");
    if (physicalBits == 52) {
      return List.of(address);
    }
    return List.of(
        field(
            "reserved",
            51,
            physicalBits,
            RESERVED,
            "as they must be",
            "beyond MAXPHYADDR: must be 0",
            "§4.5"),
        address);
  }

  private static List<Field> softwareAndGlobal(String table) {
    return List.of(
        field(
            "ignored", 11, 9, IGNORED, "free for software", "free for software", "table " + table),
        field(
            "G",
            8,
            8,
            GLOBAL,
            "belongs to this address space",
            "belongs to every address space",
            "§4.10.2.4"));
  }

  private static Field pageSize() {
    return field("PS", PS, PS, TAG, "points to a table", "maps a large page", "§4.5");
  }

  private static Field present() {
    return field("P", P, P, TAG, "not present: the walk stops here", "present", "§4.5");
  }

  /** Bits 6:0: D or ignored, A, the memory type, and the rights. */
  private static List<Field> lower(String bit6, FieldRole roleOfBit6) {
    boolean dirty = roleOfBit6 == DIRTY;
    return List.of(
        field(
            bit6,
            6,
            6,
            roleOfBit6,
            dirty ? "not written through this entry" : "free for software",
            dirty ? "written through this entry" : "free for software",
            dirty ? "§4.8" : "§4.5"),
        field(
            "A",
            5,
            5,
            ACCESSED,
            "not used for a translation yet",
            "used for a translation",
            "§4.8"),
        memoryType("PCD", 4),
        memoryType("PWT", 3),
        field("U/S", US, US, RIGHTS, "kernel only", "user code may use it", "§4.6.1"),
        field("R/W", RW, RW, RIGHTS, "read-only", "writable", "§4.6.1"),
        present());
  }

  private static Field memoryType(String name, int bit) {
    return field(
        name,
        bit,
        bit,
        MEMORY_TYPE,
        "part of the memory type",
        "part of the memory type",
        "§4.9.2");
  }

  private static Field field(
      String name, int high, int low, FieldRole role, String clear, String set, String manual) {
    return new Field(name, high, low, role, clear, set, "SDM 3A " + manual);
  }

  /** SDM 3A §4.6.1: without CR0.WP the R/W bits do not bind the kernel. */
  private int rights(long raw) {
    boolean writable = (raw & Bits.bit(RW)) != 0;
    boolean user = (raw & Bits.bit(US)) != 0;
    boolean execute = !nxe || raw >= 0;
    return Rights.of(writable || !wp, user, writable, execute);
  }
}
