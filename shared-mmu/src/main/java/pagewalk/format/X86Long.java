package pagewalk.format;

import static pagewalk.format.FieldRole.RESERVED;
import static pagewalk.format.X86Fields.P;
import static pagewalk.format.X86Fields.PS;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * The x86-64 formats of four and five levels. Sections and tables are those of the Intel SDM,
 * volume 3A (2016 edition), chapter 4.
 */
final class X86Long {
  /** Four levels, 48-bit addresses: CR4.LA57 = 0. */
  static final FormatFamily FOUR_LEVELS =
      new FormatFamily(
          "x86-64",
          X86Controls.LONG,
          given -> new X86Long(X86Controls.ofLong(given)).format("x86-64", "x86-64, 4 levels", 4),
          X86Controls::flush);

  /** Five levels, 57-bit addresses: CR4.LA57 = 1. */
  static final FormatFamily FIVE_LEVELS =
      new FormatFamily(
          "x86-64-la57",
          X86Controls.LONG,
          given ->
              new X86Long(X86Controls.ofLong(given)).format("x86-64-la57", "x86-64, 5 levels", 5),
          X86Controls::flush);

  private final X86Controls controls;
  private final X86Fields fields;

  private X86Long(X86Controls controls) {
    this.controls = controls;
    fields = new X86Fields(controls);
  }

  private PagingFormat format(String name, String title, int top) {
    List<Level> levels =
        List.of(
            level(5, "PML5", "PML5E", shapesOfTop("PML4 table")),
            level(4, "PML4", "PML4E", shapesOfTop("page-directory-pointer table")),
            level(3, "PDPT", "PDPTE", shapesOfPdpte()),
            level(
                2,
                "PD",
                "PDE",
                List.of(
                    fields.absent(63),
                    largePage("2 MiB page", 21, "table 4-17"),
                    table("page table", "table 4-18"))),
            level(1, "PT", "PTE", List.of(fields.absent(63), smallPage())));
    int vaBits = 12 + 9 * top;
    return new PagingFormat(
        name,
        title,
        vaBits,
        controls.physicalBits(),
        List.of("CR3"),
        canonicalHalves(vaBits),
        levels.subList(levels.size() - top, levels.size()),
        new X86EntryMaker(controls.nxe()),
        controls.accessRule(),
        controls.faultRule(),
        AddressForm.canonical(vaBits, top),
        controls.tlbRule());
  }

  /** The bits above the highest translated one are copies of it (SDM 1 §3.3.7.1). */
  private List<Regime> canonicalHalves(int vaBits) {
    long copies = -1L << (vaBits - 1);
    long base = Bits.mask(controls.physicalBits() - 1, 12);
    return List.of(
        new Regime(copies, 0, 0, base, 0, 511, false),
        new Regime(copies, copies, 0, base, 0, 511, false));
  }

  private static Level level(int number, String table, String entry, List<EntryShape> shapes) {
    return new Level(number, table, entry, 12 + 9 * (number - 1), 9, 8, shapes);
  }

  /** Table 4-14 (the PML5E has the same format); on AMD's processors bit 8 must be 0 too. */
  private List<EntryShape> shapesOfTop(String below) {
    return List.of(fields.absent(63), tableOnly(below, "table 4-14", controls.amd()));
  }

  private List<EntryShape> shapesOfPdpte() {
    return controls.largePages()
        ? List.of(
            fields.absent(63),
            largePage("1 GiB page", 30, "table 4-15"),
            table("page directory", "table 4-16"))
        : List.of(fields.absent(63), tableOnly("page directory", "table 4-16", false));
  }

  /** An entry that can only point to a table: bit 7 must be 0. */
  private EntryShape tableOnly(String name, String table, boolean bit8Reserved) {
    List<Field> bits = upperOfTable(table);
    if (bit8Reserved) {
      bits.add(X86Fields.free(11, 9, table));
      bits.add(
          new Field("reserved", 8, 8, RESERVED, "as it must be", "must be 0", "AMD APM 2 §5.3.3"));
    } else {
      bits.add(X86Fields.free(11, 8, table));
    }
    bits.add(X86Fields.mustBeZero(PS, PS, table));
    bits.addAll(fields.lowerOfTable());
    return new EntryShape(name, ShapeKind.TABLE, Bits.bit(P), Bits.bit(P), bits, fields::rights);
  }

  private EntryShape table(String name, String table) {
    List<Field> bits = upperOfTable(table);
    bits.add(X86Fields.free(11, 8, table));
    bits.add(X86Fields.pageSize());
    bits.addAll(fields.lowerOfTable());
    return new EntryShape(
        name, ShapeKind.TABLE, Bits.bit(P) | Bits.bit(PS), Bits.bit(P), bits, fields::rights);
  }

  /** Tables 4-15 and 4-17: bit 12 is PAT, the address bits below the page size are reserved. */
  private EntryShape largePage(String name, int pageBits, String table) {
    List<Field> bits = upperOfLeaf(table);
    bits.addAll(fields.address(51, pageBits, "the page"));
    bits.add(X86Fields.mustBeZero(pageBits - 1, 13, table));
    bits.add(X86Fields.memoryType("PAT", 12));
    bits.addAll(fields.softwareAndGlobal(table));
    bits.add(X86Fields.pageSize());
    bits.addAll(fields.lowerOfLeaf());
    long tag = Bits.bit(P) | Bits.bit(PS);
    return new EntryShape(name, ShapeKind.LEAF, tag, tag, bits, fields::rights);
  }

  /** Table 4-19: bit 7 is PAT, for at this level there is nothing but pages. */
  private EntryShape smallPage() {
    String table = "table 4-19";
    List<Field> bits = upperOfLeaf(table);
    bits.addAll(fields.address(51, 12, "the page"));
    bits.addAll(fields.softwareAndGlobal(table));
    bits.add(X86Fields.memoryType("PAT", PS));
    bits.addAll(fields.lowerOfLeaf());
    return new EntryShape(
        "4 KiB page", ShapeKind.LEAF, Bits.bit(P), Bits.bit(P), bits, fields::rights);
  }

  /** Bits 63:12 of an entry that points to a table. */
  private List<Field> upperOfTable(String table) {
    List<Field> bits = new ArrayList<>();
    bits.add(fields.executeDisable(table));
    bits.add(X86Fields.free(62, 52, table));
    bits.addAll(fields.address(51, 12, "the next table"));
    return bits;
  }

  /** Bits 63:52 of a leaf. */
  private List<Field> upperOfLeaf(String table) {
    List<Field> bits = new ArrayList<>();
    bits.add(fields.executeDisable(table));
    bits.add(fields.key());
    bits.add(X86Fields.free(58, 52, table));
    return bits;
  }
}
