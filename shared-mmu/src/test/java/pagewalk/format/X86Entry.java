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

import java.util.ArrayList;
import java.util.List;

/**
 * The present x86-64 entries and what the manual says about each of their bits, written down a
 * second time, bit by bit, from SDM 3A tables 4-14 to 4-19.
 */
enum X86Entry {
  PML4E(4, 0b01, ShapeKind.TABLE, 12),
  PDPTE(3, 0b01, ShapeKind.TABLE, 12),
  PDPTE_1G(3, 0b1000_0001, ShapeKind.LEAF, 30),
  PDE(2, 0b01, ShapeKind.TABLE, 12),
  PDE_2M(2, 0b1000_0001, ShapeKind.LEAF, 21),
  PTE(1, 0b01, ShapeKind.LEAF, 12);

  final int level;

  /** The simplest entry of this sort: everything 0 that may be. */
  final long simplest;

  final ShapeKind kind;
  private final int lowestAddressBit;

  X86Entry(int level, long simplest, ShapeKind kind, int lowestAddressBit) {
    this.level = level;
    this.simplest = simplest;
    this.kind = kind;
    this.lowestAddressBit = lowestAddressBit;
  }

  /** The sorts of entries that exist in {@code state}. */
  static List<X86Entry> in(X86 state) {
    List<X86Entry> entries = new ArrayList<>(List.of(values()));
    if (!state.page1g()) {
      entries.remove(PDPTE_1G);
    }
    return entries;
  }

  /** What bit {@code bit} of this sort of entry is for. */
  FieldRole roleOf(int bit, X86 state) {
    if (bit == 63) {
      return state.nxe() ? RIGHTS : RESERVED;
    }
    if (bit >= 52) {
      return IGNORED;
    }
    if (bit >= state.physicalBits()) {
      return RESERVED;
    }
    if (bit >= lowestAddressBit) {
      return ADDRESS;
    }
    boolean leaf = kind == ShapeKind.LEAF;
    return switch (bit) {
      case 12 -> MEMORY_TYPE;
      case 11, 10, 9 -> IGNORED;
      case 8 -> leaf ? GLOBAL : IGNORED;
      case 7 -> roleOfBit7(state);
      case 6 -> leaf ? DIRTY : IGNORED;
      case 5 -> ACCESSED;
      case 4, 3 -> MEMORY_TYPE;
      case 2, 1 -> RIGHTS;
      case 0 -> TAG;
      default -> RESERVED;
    };
  }

  private FieldRole roleOfBit7(X86 state) {
    return switch (this) {
      case PML4E -> RESERVED;
      case PDPTE -> state.page1g() ? TAG : RESERVED;
      case PDPTE_1G, PDE, PDE_2M -> TAG;
      case PTE -> MEMORY_TYPE;
    };
  }

  /** All bits with {@code role}. */
  long bits(FieldRole role, X86 state) {
    long bits = 0;
    for (int bit = 0; bit < 64; bit++) {
      if (roleOf(bit, state) == role) {
        bits |= 1L << bit;
      }
    }
    return bits;
  }
}
