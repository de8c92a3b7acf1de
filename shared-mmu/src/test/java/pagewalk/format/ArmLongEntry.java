package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/**
 * The valid descriptors of 64 bits and what the manuals say about each of their bits, written down
 * a second time as a picture, bit 63 first (DDI 0406C figures B3-14, B3-15; DDI 0487 figures D5-14
 * to D5-16): T tag, A address, R rights, F access flag, N not global, M memory type, a dot where
 * the hardware does not look.
 */
enum ArmLongEntry {
  TABLE_0(4, 0b11, ShapeKind.TABLE, ".RRRR...........", 36, "..........TT"),
  TABLE_1(3, 0b11, ShapeKind.TABLE, ".RRRR...........", 36, "..........TT"),
  TABLE_2(2, 0b11, ShapeKind.TABLE, ".RRRR...........", 36, "..........TT"),
  BLOCK_1G(3, 0b01, ShapeKind.LEAF, ".........RR.....", 18, "NFMMRR.MMMTT"),
  BLOCK_2M(2, 0b01, ShapeKind.LEAF, ".........RR.....", 27, "NFMMRR.MMMTT"),
  PAGE(1, 0b11, ShapeKind.LEAF, ".........RR.....", 36, "NFMMRR.MMMTT");

  private static final int UPPER = 48;
  private static final int LOWER = 12;

  final int level;
  final long simplest;
  final ShapeKind kind;
  private final String picture;

  ArmLongEntry(
      int level, long simplest, ShapeKind kind, String upper, int addressBits, String lower) {
    this.level = level;
    this.simplest = simplest;
    this.kind = kind;
    int unused = UPPER - LOWER - addressBits;
    picture = upper + "A".repeat(addressBits) + ".".repeat(unused) + lower;
  }

  static List<ArmLongEntry> in(ArmLongState state) {
    List<ArmLongEntry> entries = new ArrayList<>(List.of(values()));
    if (!state.aarch64()) {
      entries.remove(TABLE_0);
    }
    return entries;
  }

  FieldRole roleOf(int bit, ArmLongState state) {
    char mark = picture.charAt(63 - bit);
    if (mark == 'A' && bit >= state.physicalBits()) {
      return state.sizeFaults() ? FieldRole.ADDRESS_BEYOND : FieldRole.IGNORED;
    }
    return switch (mark) {
      case 'T' -> FieldRole.TAG;
      case 'A' -> FieldRole.ADDRESS;
      case 'R' -> FieldRole.RIGHTS;
      case 'F' -> FieldRole.ACCESS_FLAG;
      case 'N' -> FieldRole.NOT_GLOBAL;
      case 'M' -> FieldRole.MEMORY_TYPE;
      default -> FieldRole.IGNORED;
    };
  }

  long bits(FieldRole role, ArmLongState state) {
    long bits = 0;
    for (int bit = 0; bit < 64; bit++) {
      bits |= roleOf(bit, state) == role ? Bits.bit(bit) : 0;
    }
    return bits;
  }
}
