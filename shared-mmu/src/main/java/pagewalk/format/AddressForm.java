package pagewalk.format;

/**
 * What a format says of addresses as a whole, translated bits and the bits above.
 *
 * @param rule what the addresses that can be translated have in common, a phrase: "bits 63:48 must
 *     be copies of bit 47"
 * @param halfBit the bit that tells which half an address is meant for, where the bits above the
 *     translated ones have to be filled in
 * @param outside why an address that belongs to no {@link Regime} is refused
 * @param level number of the level that such a refusal names, and the refusal of an address whose
 *     regime is disabled
 */
public record AddressForm(String rule, int halfBit, FaultKind outside, int level) {

  /** Sign extension: the bits above must be copies of the top translated one (SDM 1 §3.3.7.1). */
  static AddressForm canonical(int vaBits, int top) {
    int half = vaBits - 1;
    String rule = "bits 63:" + vaBits + " must be copies of bit " + half;
    return new AddressForm(rule, half, FaultKind.NON_CANONICAL, top);
  }
}
