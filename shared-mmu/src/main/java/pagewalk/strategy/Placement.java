package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.PagingFormat;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Strategy.Objection;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;

/** Whether what a strategy wants to put into the kernel half fits there; the arithmetic. */
final class Placement {
  /** Where the kernel half of 32-bit addresses usually begins. */
  private static final long HALF_OF_NARROW = 0x8000_0000L;

  private Placement() {}

  /** An address in the kernel half, by what the kernel is told; {@code narrow} has 32 bits. */
  static Setting setting(String key, String meaning, long granule, String usual, long narrow) {
    String ofNarrow = "; of 32 bits: " + Hex.of(narrow);
    return Setting.address(key, meaning + ofNarrow).multipleOf(granule).orElse(usual);
  }

  /** {@link #address(Premises, String, long, List)} where nothing is taken yet. */
  static long address(Premises premises, String key, long narrow) {
    return address(premises, key, narrow, List.of());
  }

  /**
   * The address that was given, or the usual one of the format's width. Where that one is not in
   * the kernel half, or is {@code taken}: as far behind the beginning of the kernel half as {@code
   * narrow} is behind 2 GiB.
   */
  static long address(Premises premises, String key, long narrow, List<Range> taken) {
    PagingFormat format = premises.format();
    boolean given = premises.options().has(key);
    long usual = given || !format.isNarrow() ? premises.options().number(key) : narrow;
    boolean free = taken.stream().noneMatch(range -> range.contains(usual));
    boolean fits = free && format.isCanonical(usual) && !format.isUserHalf(usual);
    return given || fits ? usual : format.kernelStart() + (narrow - HALF_OF_NARROW);
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
              "Give "
                  + key
                  + "= an address from "
                  + Hex.of(format.kernelStart())
                  + " to "
                  + Hex.of(format.kernelEnd())
                  + "."));
    }
    if (!format.isCanonical(last) || format.isUserHalf(last) || last < first) {
      return Optional.of(
          new Objection(
              key,
              Hex.of(bytes)
                  + " bytes from "
                  + Hex.of(first)
                  + " on do not fit into the kernel half.",
              "The kernel half begins at "
                  + Hex.of(format.kernelStart())
                  + ": give a lower address, or a machine with less memory."));
    }
    return Optional.empty();
  }
}
