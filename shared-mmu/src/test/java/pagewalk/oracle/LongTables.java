package pagewalk.oracle;

/**
 * Four levels of Arm long descriptors for one address: every index is 1, level n has its table at
 * 0x1000 × (n + 1), and TTBR1 uses the same tables.
 */
final class LongTables {
  static final long OFFSET = 0xABC;
  static final long VA = (1L << 39) | (1 << 30) | (1 << 21) | (1 << 12) | OFFSET;
  static final long TABLE = 0b11;
  static final long PAGE = 0b11;
  static final long BLOCK = 0b01;
  static final long USER = 1 << 6;
  static final long READ_ONLY = 1 << 7;
  static final long FLAG = 1 << 10;
  static final long PXN = 1L << 53;
  static final long XN = 1L << 54;
  static final long PXN_TABLE = 1L << 59;
  static final long XN_TABLE = 1L << 60;
  static final long NO_USER_TABLE = 1L << 61;
  static final long READ_ONLY_TABLE = 1L << 62;

  final SparseMemory memory = new SparseMemory();

  LongTables() {
    for (int level = 0; level < 3; level++) {
      put(level, ((level + 2) * 0x1000L) | TABLE);
    }
    put(3, 0x5_6000 | FLAG | USER | PAGE);
  }

  LongTables put(int level, long descriptor) {
    memory.write(slot(level), 8, descriptor);
    return this;
  }

  static long slot(int level) {
    return (level + 1) * 0x1000L + 8;
  }

  /** Walks from the table of {@code level} on. */
  Answer walk(ArmLongControls controls, int level, long va, Access access) {
    ReferenceArmLong reference = new ReferenceArmLong(memory, controls);
    long table = slot(level) - 8;
    reference.load(table, table);
    return reference.walk(va, access);
  }
}
