package pagewalk.strategy;

import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.PagingFormat;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Strategy.Objection;

/** Whether what a strategy wants to put into the kernel half fits there; the arithmetic. */
final class Placement {
  private Placement() {}

  /** Objects when {@code bytes} bytes from the address of option {@code key} on do not fit. */
  static Optional<Objection> objection(Premises premises, String key, long bytes) {
    PagingFormat format = premises.format();
    long first = premises.options().number(key);
    long last = first + bytes - 1;
    if (!format.isCanonical(first) || format.isUserHalf(first)) {
      return Optional.of(
          new Objection(
              key,
              Hex.of(first) + " is not an address of the kernel half of " + format.name() + ".",
              "Give " + key + "= an address whose translated bits begin with a 1."));
    }
    if (!format.isCanonical(last) || format.isUserHalf(last) || last < first) {
      return Optional.of(
          new Objection(
              key,
              Hex.of(bytes)
                  + " bytes from "
                  + Hex.of(first)
                  + " on do not fit into the kernel half.",
              "Give a lower address, or a machine with less memory."));
    }
    return Optional.empty();
  }
}
