package pagewalk.strategy;

import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.PagingFormat;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Strategy.Objection;
import pagewalk.setting.Setting;

/** Whether what a strategy wants to put into the kernel half fits there; the arithmetic. */
final class Placement {
  private Placement() {}

  /** An address in the kernel half, by what the kernel is told; {@code narrow} has 32 bits. */
  static Setting setting(String key, String meaning, long granule, String usual, long narrow) {
    String ofNarrow = "; of 32 bits: " + Hex.of(narrow);
    return Setting.address(key, meaning + ofNarrow).multipleOf(granule).orElse(usual);
  }

  /** The address that was given, or the usual one of the format's width. */
  static long address(Premises premises, String key, long narrow) {
    boolean given = premises.options().has(key) || !premises.format().isNarrow();
    return given ? premises.options().number(key) : narrow;
  }

  /** Objects when {@code bytes} bytes from {@code first}, the value of {@code key}, do not fit. */
  static Optional<Objection> objection(Premises premises, String key, long first, long bytes) {
    PagingFormat format = premises.format();
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
