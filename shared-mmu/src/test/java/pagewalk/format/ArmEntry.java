package pagewalk.format;

import static pagewalk.format.FieldRole.ACCESS_FLAG;
import static pagewalk.format.FieldRole.ADDRESS;
import static pagewalk.format.FieldRole.ADDRESS_PIECE;
import static pagewalk.format.FieldRole.GROUP;
import static pagewalk.format.FieldRole.IGNORED;
import static pagewalk.format.FieldRole.MEMORY_TYPE;
import static pagewalk.format.FieldRole.NOT_GLOBAL;
import static pagewalk.format.FieldRole.RIGHTS;
import static pagewalk.format.FieldRole.TAG;

import java.util.ArrayList;
import java.util.List;

/**
 * The short descriptors and what the manuals say about each of their bits, written down a second
 * time, bit by bit, from ARM DDI 0301H figures 6-4, 6-5, 6-7 and 6-8 and ARM DDI 0406C §B3.5.1.
 */
enum ArmEntry {
  TABLE(2, 0b01, ShapeKind.TABLE, 10, 10),
  SECTION(2, 0b10, ShapeKind.LEAF, 20, 20),
  SUPERSECTION(2, 1 << 18 | 0b10, ShapeKind.LEAF, 24, 24),
  LARGE(1, 0b01, ShapeKind.LEAF, 16, 16),
  SMALL(1, 0b10, ShapeKind.LEAF, 12, 12),
  EXTENDED_SMALL(1, 0b11, ShapeKind.LEAF, 12, 12);

  final int level;

  /** The simplest entry of this sort: everything 0 that may be. */
  final long simplest;

  final ShapeKind kind;

  /** Binary logarithm of the bytes of the page, or of the alignment of the table. */
  final int sizeBits;

  private final int lowestAddressBit;

  ArmEntry(int level, long simplest, ShapeKind kind, int lowestAddressBit, int sizeBits) {
    this.level = level;
    this.simplest = simplest;
    this.kind = kind;
    this.lowestAddressBit = lowestAddressBit;
    this.sizeBits = sizeBits;
  }

  /** The sorts of entries that exist in {@code state}. */
  static List<ArmEntry> in(ArmState state) {
    List<ArmEntry> entries = new ArrayList<>(List.of(values()));
    if (!state.subpages()) {
      entries.remove(EXTENDED_SMALL);
    }
    return entries;
  }

  /** What bit {@code bit} of this sort of entry is for. */
  FieldRole roleOf(int bit, ArmState state) {
    if (bit >= lowestAddressBit) {
      return ADDRESS;
    }
    return switch (this) {
      case TABLE -> inTable(bit, state);
      case SECTION, SUPERSECTION -> inSection(bit, state);
      case LARGE -> state.subpages() ? inOldLarge(bit) : inLarge(bit, state);
      case SMALL -> state.subpages() ? inOldSmall(bit) : inSmall(bit, state);
      case EXTENDED_SMALL -> inExtendedSmall(bit);
    };
  }

  private static FieldRole inTable(int bit, ArmState state) {
    return switch (bit) {
      case 9, 4, 3 -> IGNORED;
      case 8, 7, 6, 5 -> GROUP;
      case 2 -> state.pxn() ? RIGHTS : IGNORED;
      default -> TAG;
    };
  }

  private FieldRole inSection(int bit, ArmState state) {
    boolean old = state.subpages();
    return switch (bit) {
      case 23, 22, 21, 20 -> state.wide() ? ADDRESS_PIECE : IGNORED;
      case 18, 1 -> TAG;
      case 17 -> old ? IGNORED : NOT_GLOBAL;
      case 16 -> old ? IGNORED : MEMORY_TYPE;
      case 15, 4 -> old ? IGNORED : RIGHTS;
      case 14, 13 -> state.remaps() ? IGNORED : MEMORY_TYPE;
      case 12, 3, 2 -> MEMORY_TYPE;
      case 11 -> RIGHTS;
      case 10 -> state.hasAccessFlag() ? ACCESS_FLAG : RIGHTS;
      case 8, 7, 6, 5 -> inSectionsDomain(state);
      case 0 -> state.pxn() ? RIGHTS : TAG;
      default -> IGNORED;
    };
  }

  private FieldRole inSectionsDomain(ArmState state) {
    if (this == SECTION) {
      return GROUP;
    }
    return state.wide() ? ADDRESS_PIECE : IGNORED;
  }

  private static FieldRole inLarge(int bit, ArmState state) {
    return switch (bit) {
      case 15, 9, 5 -> RIGHTS;
      case 14, 13 -> state.remaps() ? IGNORED : MEMORY_TYPE;
      case 12, 10, 3, 2 -> MEMORY_TYPE;
      case 11 -> NOT_GLOBAL;
      case 4 -> state.hasAccessFlag() ? ACCESS_FLAG : RIGHTS;
      case 1, 0 -> TAG;
      default -> IGNORED;
    };
  }

  private static FieldRole inSmall(int bit, ArmState state) {
    return switch (bit) {
      case 11 -> NOT_GLOBAL;
      case 10, 6, 3, 2 -> MEMORY_TYPE;
      case 9, 5, 0 -> RIGHTS;
      case 8, 7 -> state.remaps() ? IGNORED : MEMORY_TYPE;
      case 4 -> state.hasAccessFlag() ? ACCESS_FLAG : RIGHTS;
      default -> TAG;
    };
  }

  private static FieldRole inOldLarge(int bit) {
    return switch (bit) {
      case 15 -> IGNORED;
      case 14, 13, 12, 3, 2 -> MEMORY_TYPE;
      case 1, 0 -> TAG;
      default -> RIGHTS;
    };
  }

  private static FieldRole inOldSmall(int bit) {
    return switch (bit) {
      case 3, 2 -> MEMORY_TYPE;
      case 1, 0 -> TAG;
      default -> RIGHTS;
    };
  }

  private static FieldRole inExtendedSmall(int bit) {
    return switch (bit) {
      case 11, 10, 9 -> IGNORED;
      case 8, 7, 6, 3, 2 -> MEMORY_TYPE;
      case 5, 4 -> RIGHTS;
      default -> TAG;
    };
  }

  /** All bits with {@code role}. */
  long bits(FieldRole role, ArmState state) {
    long bits = 0;
    for (int bit = 0; bit < 32; bit++) {
      if (roleOf(bit, state) == role) {
        bits |= 1L << bit;
      }
    }
    return bits;
  }
}
