package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.Settings;

/**
 * A format of 64-bit descriptors under a state of its controls.
 *
 * @param controls "key=value" separated by spaces
 * @param physicalBits how many bits of an output address are looked at
 * @param sizeFaults whether the bits above must be 0
 */
record ArmLongState(String family, String controls, int physicalBits, boolean sizeFaults) {

  boolean aarch64() {
    return family.equals("aarch64");
  }

  static List<ArmLongState> all() {
    List<ArmLongState> states = new ArrayList<>();
    states.add(new ArmLongState("lpae", "", 40, false));
    states.add(new ArmLongState("lpae", "sizefault=1", 40, true));
    for (int bits : new int[] {32, 36, 40, 42, 44, 48}) {
      states.add(new ArmLongState("aarch64", "ips=" + bits, bits, true));
    }
    return states;
  }

  PagingFormat format() {
    return format(family, controls);
  }

  static PagingFormat format(String name, String controls) {
    FormatFamily family = Formats.named(name).orElseThrow();
    Settings settings = Settings.of(family.controls());
    for (String control : controls.split(" ", -1)) {
      int equals = control.indexOf('=');
      if (equals > 0) {
        settings = settings.with(control.substring(0, equals), control.substring(equals + 1));
      }
    }
    return family.under(settings);
  }
}
