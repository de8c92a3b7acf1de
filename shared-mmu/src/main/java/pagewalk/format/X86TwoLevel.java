package pagewalk.format;

import static pagewalk.format.FieldRole.ADDRESS;
import static pagewalk.format.FieldRole.ADDRESS_PIECE;
import static pagewalk.format.X86Fields.P;
import static pagewalk.format.X86Fields.PS;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * 32-bit paging: two levels of 1024 entries of 32 bits (SDM 3A §4.3), with 4 MiB pages under
 * CR4.PSE, which PSE-36 can place above 4 GiB.
 */
final class X86TwoLevel {
  static final FormatFamily FAMILY =
      new FormatFamily(
          "i386",
          X86Controls.TWO_LEVEL,
          given -> new X86TwoLevel(X86Controls.ofTwoLevel(given)).format(),
          X86Controls::flush);

  private static final int WIDEST = 40;
  private static final int HIGH_PART = 13;

  private final X86Controls controls;
  private final X86Fields fields;

  private X86TwoLevel(X86Controls controls) {
    this.controls = controls;
    fields = new X86Fields(controls);
  }

  private PagingFormat format() {
    List<EntryShape> directory =
        controls.largePages()
            ? List.of(fields.absent(31), largePage(), pageTable(true))
            : List.of(fields.absent(31), pageTable(false));
    List<Level> levels =
        List.of(
            new Level(2, "PD", "PDE", 22, 10, 4, directory),
            new Level(1, "PT", "PTE", 12, 10, 4, List.of(fields.absent(31), smallPage())));
    return new PagingFormat(
        "i386",
        "i386, 2 levels",
        32,
        Math.max(32, pageAddressBits()),
        List.of("CR3"),
        List.of(new Regime(0, 0, 0, Bits.mask(31, 12), 0, 1023, false)),
        levels,
        new X86EntryMaker(false),
        controls.accessRule(),
        controls.faultRule(),
        AddressForm.canonical(32, 2),
        controls.tlbRule());
  }

  /** How many bits the address of a 4 MiB page has: M of SDM 3A §4.3, table 4-4. */
  private int pageAddressBits() {
    return controls.wideLargePages() ? Math.min(WIDEST, controls.physicalBits()) : 32;
  }

  /** Table 4-5; without CR4.PSE bit 7 is ignored. */
  private EntryShape pageTable(boolean sized) {
    String table = "table 4-5";
    List<Field> bits = new ArrayList<>();
    bits.add(
        X86Fields.of(
            "address",
            31,
            12,
            ADDRESS,
            "the page table is at 0",
            "where the page table is",
            table));
    if (sized) {
      bits.add(X86Fields.free(11, 8, table));
      bits.add(X86Fields.pageSize());
    } else {
      bits.add(X86Fields.free(11, 7, table));
    }
    bits.addAll(fields.lowerOfTable());
    long tag = Bits.bit(P) | (sized ? Bits.bit(PS) : 0);
    return new EntryShape("page table", ShapeKind.TABLE, tag, Bits.bit(P), bits, fields::rights);
  }

  /** Table 4-4: bits 20:13 are bits 39:32 of the address, as far as the processor has them. */
  private EntryShape largePage() {
    String table = "table 4-4";
    int high = pageAddressBits() - 32;
    List<Field> bits = new ArrayList<>();
    bits.add(
        X86Fields.of("address", 31, 22, ADDRESS, "the page is at 0", "where the page is", table));
    bits.add(X86Fields.mustBeZero(21, HIGH_PART + high, table));
    List<Mapping.AddressPiece> pieces = new ArrayList<>();
    if (high > 0) {
      int top = HIGH_PART + high - 1;
      bits.add(
          X86Fields.of(
              "address 39:32",
              top,
              HIGH_PART,
              ADDRESS_PIECE,
              "the page lies below 4 GiB",
              "where above 4 GiB the page is",
              table));
      pieces.add(new Mapping.AddressPiece(Bits.mask(top, HIGH_PART), 32 - HIGH_PART));
    }
    bits.add(X86Fields.memoryType("PAT", 12));
    bits.addAll(fields.softwareAndGlobal(table));
    bits.add(X86Fields.pageSize());
    bits.addAll(fields.lowerOfLeaf());
    long tag = Bits.bit(P) | Bits.bit(PS);
    return new EntryShape(
        "4 MiB page",
        ShapeKind.LEAF,
        tag,
        tag,
        bits,
        fields::rights,
        new Mapping(0, pieces, 1, false));
  }

  /** Table 4-6. */
  private EntryShape smallPage() {
    String table = "table 4-6";
    List<Field> bits = new ArrayList<>();
    bits.add(
        X86Fields.of("address", 31, 12, ADDRESS, "the page is at 0", "where the page is", table));
    bits.addAll(fields.softwareAndGlobal(table));
    bits.add(X86Fields.memoryType("PAT", PS));
    bits.addAll(fields.lowerOfLeaf());
    return new EntryShape(
        "4 KiB page", ShapeKind.LEAF, Bits.bit(P), Bits.bit(P), bits, fields::rights);
  }
}
