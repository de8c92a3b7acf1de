package pagewalk.format;

import java.util.List;

/**
 * What a leaf needs beside its fields where the usual rules do not hold.
 *
 * @param spanBits binary logarithm of the page's bytes; 0 for what an entry of its level covers
 * @param pieces parts of the address that do not stand at their own place
 * @param copies how many consecutive entries must hold the same descriptor: 1, or 16 for ARM's
 *     supersections and large pages (DDI 0301H §6.11)
 * @param alwaysGlobal whether the page belongs to every address space though no bit says so
 */
public record Mapping(int spanBits, List<AddressPiece> pieces, int copies, boolean alwaysGlobal) {
  /** Nothing out of the ordinary. */
  public static final Mapping USUAL = new Mapping(0, List.of(), 1, false);

  /**
   * Bits of an entry that are bits of the address elsewhere.
   *
   * @param mask where they stand in the entry
   * @param shift how far to the left they belong
   */
  public record AddressPiece(long mask, int shift) {}

  public Mapping {
    pieces = List.copyOf(pieces);
  }

  /** The part of the address that the pieces of {@code raw} make up. */
  long scattered(long raw) {
    long address = 0;
    for (AddressPiece piece : pieces) {
      address |= (raw & piece.mask()) << piece.shift();
    }
    return address;
  }
}
