package pagewalk.oracle;

/**
 * Two levels of Arm short descriptors for one address: first-level entry 3 of the table at 0x4000,
 * second-level entry 5 of the table at 0x9400.
 */
final class ShortTables {
  static final long VA = 0x0030_5ABC;
  static final long L1 = 0x4000 + 4 * 3;
  static final long L2 = 0x9400 + 4 * 5;
  private static final int DOMAIN = 7;

  final SparseMemory memory = new SparseMemory();

  /** Client in domain 7 alone; everywhere else no access. */
  static ArmShortControls usual(ArmShortControls.Version version) {
    return ArmShortControls.usual(version).withDacr(0b01 << (2 * DOMAIN));
  }

  /** The first-level entry alone, in domain 7. */
  ShortTables section(long descriptor) {
    memory.write(L1, 4, descriptor | (DOMAIN << 5));
    return this;
  }

  /** A first-level entry that points to the second-level table, in domain 7, and its entry. */
  ShortTables page(long descriptor) {
    return page(0, descriptor);
  }

  ShortTables page(long tableBits, long descriptor) {
    memory.write(L1, 4, 0x9400 | tableBits | (DOMAIN << 5) | 0b01);
    memory.write(L2, 4, descriptor);
    return this;
  }

  Answer walk(ArmShortControls controls, long va, Access access) {
    ReferenceArmShort reference = new ReferenceArmShort(memory, controls);
    reference.load(0x4000, 0x2_0000);
    return reference.walk(va, access);
  }

  Answer walk(ArmShortControls controls, Access access) {
    return walk(controls, VA, access);
  }
}
