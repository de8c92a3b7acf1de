package pagewalk.dump;

/** Reads numbers from bytes, the lowest byte first. */
final class LittleEndian {
  private LittleEndian() {}

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  static long u32(byte[] bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }

  /** All 64 bits; negative where the unsigned number is 2^63 or more. */
  static long u64(byte[] bytes, int at) {
    return u32(bytes, at) | u32(bytes, at + 4) << 32;
  }
}
