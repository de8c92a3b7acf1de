package pagewalk.format;

import java.util.List;
import java.util.Optional;

/** The catalogue: every format there is. */
public final class Formats {
  private static final List<FormatFamily> ALL =
      List.of(
          X86Long.FOUR_LEVELS,
          X86Long.FIVE_LEVELS,
          X86TwoLevel.FAMILY,
          X86Pae.FAMILY,
          ArmV6.FAMILY,
          ArmV5.FAMILY,
          ArmV7.FAMILY,
          ArmLong.LPAE,
          ArmLong.AARCH64);

  private Formats() {}

  public static List<FormatFamily> all() {
    return ALL;
  }

  public static Optional<FormatFamily> named(String name) {
    return ALL.stream().filter(family -> family.name().equals(name)).findFirst();
  }
}
