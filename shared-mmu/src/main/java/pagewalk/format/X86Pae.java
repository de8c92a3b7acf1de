package pagewalk.format;

import static pagewalk.format.FieldRole.RESERVED;
import static pagewalk.format.X86Fields.P;
import static pagewalk.format.X86Fields.PS;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * PAE paging: 32-bit addresses, entries of 64 bits, and four PDPTEs that the processor reads once,
 * when CR3 is loaded (SDM 3A §4.4).
 */
final class X86Pae {
  static final FormatFamily FAMILY =
      new FormatFamily(
          "pae",
          X86Controls.PAE,
          given -> new X86Pae(X86Controls.ofPae(given)).format(),
          X86Controls::flush);

  private final X86Controls controls;
  private final X86Fields fields;

  private X86Pae(X86Controls controls) {
    this.controls = controls;
    fields = new X86Fields(controls);
  }

  private PagingFormat format() {
    List<Level> levels =
        List.of(
            new Level(
                3, "PDPT", "PDPTE", 30, 2, 8, List.of(fields.absent(63), pointer()), true, null),
            new Level(
                2, "PD", "PDE", 21, 9, 8, List.of(fields.absent(63), largePage(), pageTable())),
            new Level(1, "PT", "PTE", 12, 9, 8, List.of(fields.absent(63), smallPage())));
    return new PagingFormat(
        "pae",
        "i386 with PAE, 3 levels",
        32,
        controls.physicalBits(),
        List.of("CR3"),
        List.of(new Regime(0, 0, 0, Bits.mask(31, 5), 0, 3, false)),
        levels,
        new X86PaeEntryMaker(new X86EntryMaker(controls.nxe())),
        controls.accessRule(),
        controls.faultRule(),
        AddressForm.canonical(32, 3),
        controls.tlbRule());
  }

  /** Table 4-8: no rights at all, and nearly everything else reserved. */
  private EntryShape pointer() {
    String table = "table 4-8";
    List<Field> bits = new ArrayList<>();
    bits.add(X86Fields.mustBeZero(63, 52, table));
    bits.addAll(fields.address(51, 12, "the page directory"));
    bits.add(X86Fields.free(11, 9, table));
    bits.add(X86Fields.mustBeZero(8, 5, table));
    bits.add(X86Fields.memoryType("PCD", 4));
    bits.add(X86Fields.memoryType("PWT", 3));
    bits.add(X86Fields.mustBeZero(2, 1, table));
    bits.add(X86Fields.present());
    return new EntryShape(
        "page directory", ShapeKind.TABLE, Bits.bit(P), Bits.bit(P), bits, raw -> Rights.ALL);
  }

  /** Table 4-10. */
  private EntryShape pageTable() {
    String table = "table 4-10";
    List<Field> bits = upper(table);
    bits.addAll(fields.address(51, 12, "the page table"));
    bits.add(X86Fields.free(11, 8, table));
    bits.add(X86Fields.pageSize());
    bits.addAll(fields.lowerOfTable());
    return new EntryShape(
        "page table",
        ShapeKind.TABLE,
        Bits.bit(P) | Bits.bit(PS),
        Bits.bit(P),
        bits,
        fields::rights);
  }

  /** Table 4-9. */
  private EntryShape largePage() {
    String table = "table 4-9";
    List<Field> bits = upper(table);
    bits.addAll(fields.address(51, 21, "the page"));
    bits.add(X86Fields.mustBeZero(20, 13, table));
    bits.add(X86Fields.memoryType("PAT", 12));
    bits.addAll(fields.softwareAndGlobal(table));
    bits.add(X86Fields.pageSize());
    bits.addAll(fields.lowerOfLeaf());
    long tag = Bits.bit(P) | Bits.bit(PS);
    return new EntryShape("2 MiB page", ShapeKind.LEAF, tag, tag, bits, fields::rights);
  }

  /** Table 4-11. */
  private EntryShape smallPage() {
    String table = "table 4-11";
    List<Field> bits = upper(table);
    bits.addAll(fields.address(51, 12, "the page"));
    bits.addAll(fields.softwareAndGlobal(table));
    bits.add(X86Fields.memoryType("PAT", PS));
    bits.addAll(fields.lowerOfLeaf());
    return new EntryShape(
        "4 KiB page", ShapeKind.LEAF, Bits.bit(P), Bits.bit(P), bits, fields::rights);
  }

  /** Bits 63:52: other than in four-level tables, 62:52 are reserved. */
  private List<Field> upper(String table) {
    List<Field> bits = new ArrayList<>();
    bits.add(fields.executeDisable(table));
    bits.add(X86Fields.of("reserved", 62, 52, RESERVED, "as they must be", "must be 0", table));
    return bits;
  }
}
