package pagewalk.format;

import static pagewalk.format.FieldRole.ACCESS_FLAG;
import static pagewalk.format.FieldRole.ADDRESS;
import static pagewalk.format.FieldRole.GROUP;
import static pagewalk.format.FieldRole.IGNORED;
import static pagewalk.format.FieldRole.MEMORY_TYPE;
import static pagewalk.format.FieldRole.NOT_GLOBAL;
import static pagewalk.format.FieldRole.RIGHTS;
import static pagewalk.format.FieldRole.TAG;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * What Arm's short descriptors of all versions have in common: two levels of 32-bit entries, 4096
 * of 1 MiB and 256 of 4 KiB; the registers that walks begin at; and the fields.
 *
 * <p>Sections are those of the ARM1176JZF-S TRM (ARM DDI 0301H), chapter 6. Bits that "should be
 * zero" are not looked at: no processor of the family faults on them.
 */
final class ArmShort {
  private static final int L1_LOW = 20;
  private static final int L1_BITS = 12;
  private static final int L2_LOW = 12;
  private static final int L2_BITS = 8;
  private static final int L1_TABLE = 14;

  private final ArmShortControls controls;
  private final ArmShortRights rights;

  ArmShort(ArmShortControls controls) {
    this.controls = controls;
    rights = new ArmShortRights(controls);
  }

  /** The format with these shapes of entries; {@code subpages} as in {@link Level}. */
  PagingFormat format(String name, String title, List<EntryShape> first, Level second) {
    Level sections = new Level(2, "L1", "L1 entry", L1_LOW, L1_BITS, 4, first);
    return new PagingFormat(
        name,
        title,
        32,
        controls.wide() ? 40 : 32,
        List.of("TTBR0", "TTBR1"),
        regimes(),
        List.of(sections, second),
        new ArmShortEntryMaker(controls),
        new ArmDomainRule(controls.dacr()),
        new ArmShortFaults(),
        AddressForm.canonical(32, 2),
        TlbRule.ARM);
  }

  /** The second level; {@code subpages} says how parts of its pages are protected separately. */
  static Level second(List<EntryShape> shapes, SubpageRule subpages) {
    return new Level(1, "L2", "L2 entry", L2_LOW, L2_BITS, 4, shapes, false, subpages);
  }

  /** The second level of pages that are protected as a whole. */
  static Level second(List<EntryShape> shapes) {
    return new Level(1, "L2", "L2 entry", L2_LOW, L2_BITS, 4, shapes);
  }

  /**
   * DDI 0301H §3.2.13 to §3.2.15: TTBR0 covers the addresses whose top N bits are 0, with a table
   * of 16 KiB >> N; TTBR1 covers the others, with a table of 16 KiB whose first part is not used.
   */
  private List<Regime> regimes() {
    int n = controls.n();
    long whole = Bits.mask(31, L1_TABLE);
    if (n == 0) {
      return List.of(new Regime(0, 0, 0, whole, 0, (int) Bits.low(L1_BITS), controls.pd0()));
    }
    long low = Bits.mask(31, L1_TABLE - n);
    long top = Bits.mask(31, 32 - n);
    return List.of(
        new Regime(top, 0, 0, low, 0, (int) Bits.low(L1_BITS - n), controls.pd0()),
        new Regime(0, 0, 1, whole, 0, (int) Bits.low(L1_BITS), controls.pd1()));
  }

  /**
   * Where the fields of a leaf stand; −1 for those that it does not have.
   *
   * @param apx the bit APX, also called AP[2]
   * @param ap the lower bit of AP[1:0]
   * @param tex the lowest bit of TEX
   */
  record Places(int apx, int ap, int xn, int pxn, int tex, int s) {}

  /** How the rights fields at {@code places} make up a mask. */
  RightsRule rights(Places places) {
    return raw -> rights.of(ap(raw, places), isSet(raw, places.xn()), isSet(raw, places.pxn()));
  }

  private static int ap(long raw, Places places) {
    return (isSet(raw, places.apx()) ? 4 : 0) | (int) (raw >>> places.ap() & 3);
  }

  static boolean isSet(long raw, int bit) {
    return bit >= 0 && (raw >>> bit & 1) != 0;
  }

  /** Type 00: nothing is mapped, and the other bits are software's (§6.11.2, §6.11.3). */
  static EntryShape absent() {
    String free = "free for software";
    return new EntryShape(
        "not present",
        ShapeKind.ABSENT,
        0b11,
        0b00,
        List.of(of("ignored", 31, 2, IGNORED, free, free, "§6.11"), type(1, 0)),
        raw -> 0);
  }

  /** Figures 6-4 and 6-7; {@code bit2} is PXN where there is one. */
  static EntryShape pageTable(Field bit2) {
    List<Field> bits = new ArrayList<>();
    bits.add(address(31, 10, "the L2 table"));
    bits.add(implementationDefined());
    bits.add(domain());
    bits.add(shouldBeZero(4, 4));
    bits.add(nonSecure(3));
    bits.add(bit2);
    bits.add(type(1, 0));
    boolean hasPxn = bit2.role() == RIGHTS;
    return new EntryShape(
        "L2 table",
        ShapeKind.TABLE,
        0b11,
        0b01,
        bits,
        raw -> ArmShortRights.ofTable(hasPxn && isSet(raw, bit2.low())));
  }

  static Field type(int high, int low) {
    return of("type", high, low, TAG, "the walk stops here", "what the entry is", "§6.11");
  }

  static Field address(int high, int low, String ofWhat) {
    return of("base", high, low, ADDRESS, ofWhat + " is at 0", "where " + ofWhat + " is", "§6.11");
  }

  /** Bits 8:5 of a first-level entry: pages have the domain of the entry above them. */
  static Field domain() {
    return of("domain", 8, 5, GROUP, "domain 0", "which domain", "§6.5.1")
        .reading(raw -> "domain " + (raw >>> 5 & 0xF));
  }

  static Field implementationDefined() {
    String phrase = "implementation defined, not used";
    return of("P", 9, 9, IGNORED, phrase, phrase, "§6.11");
  }

  static Field nonSecure(int bit) {
    String phrase = "secure or non-secure memory, not distinguished";
    return of("NS", bit, bit, IGNORED, phrase, phrase, "§6.6.3");
  }

  static Field shouldBeZero(int high, int low) {
    return of("SBZ", high, low, IGNORED, "as it should be", "should be 0", "§6.11");
  }

  Field apx(Places places) {
    int bit = places.apx();
    return of("APX", bit, bit, RIGHTS, "AP allows writing", "AP allows reading only", "§6.5.2");
  }

  /** AP, whose lower bit is the access flag under SCTLR.AFE (DDI 0211 §6.10). */
  List<Field> ap(Places places) {
    int low = places.ap();
    Field.Meaning words = raw -> rights.words(ap(raw, places));
    if (!controls.afe()) {
      return List.of(
          of("AP", low + 1, low, RIGHTS, "no access", "who may do what", "table 6-1")
              .reading(words));
    }
    String used = "not used yet: the first use faults";
    return List.of(
        of("AP[1]", low + 1, low + 1, RIGHTS, "kernel only", "user code, too", "table 6-1")
            .reading(words),
        of("AF", low, low, ACCESS_FLAG, used, "may be used", "§6.5.2"));
  }

  static Field executeNever(int bit) {
    return of("XN", bit, bit, RIGHTS, "may be executed", "execution is forbidden", "§6.5.3");
  }

  /** nG: DDI 0301H §6.11.2. */
  static Field notGlobal(int bit) {
    return of(
        "nG",
        bit,
        bit,
        NOT_GLOBAL,
        "belongs to every address space",
        "belongs to this address space",
        "§6.11");
  }

  Field shared(Places places) {
    return typed("S", places.s(), places.s(), places);
  }

  /** TEX, of which two bits are software's under SCTLR.TRE (DDI 0406C §B3.8.3). */
  List<Field> tex(Places places) {
    int low = places.tex();
    if (!controls.types().remapped()) {
      return List.of(typed("TEX", low + 2, low, places));
    }
    String free = "free for software while SCTLR.TRE = 1";
    return List.of(
        of("TEX[2:1]", low + 2, low + 1, IGNORED, free, free, "§6.6.1"),
        typed("TEX[0]", low, low, places));
  }

  /** C and B, bits 3 and 2 of every leaf. */
  List<Field> cacheable(Places places) {
    return List.of(typed("C", 3, 3, places), typed("B", 2, 2, places));
  }

  private Field typed(String name, int high, int low, Places places) {
    String phrase = "part of the memory type";
    return of(name, high, low, MEMORY_TYPE, phrase, phrase, "table 6-2")
        .reading(raw -> "with the other type bits: " + memoryType(raw, places));
  }

  private String memoryType(long raw, Places places) {
    int tex = places.tex() < 0 ? 0 : (int) (raw >>> places.tex() & 7);
    return controls.types().of(tex, (int) (raw >>> 2 & 3), isSet(raw, places.s()));
  }

  static Field of(
      String name, int high, int low, FieldRole role, String clear, String set, String manual) {
    return new Field(name, high, low, role, clear, set, "DDI 0301H " + manual);
  }
}
