package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.Settings;

/**
 * A processor with short descriptors under a state of those of its controls that decide what the
 * bits of entries are for.
 *
 * @param family "armv5", "armv6" or "armv7"
 * @param subpages whether the descriptors are those of ARMv5; with "armv6" by SCTLR.XP
 */
public record ArmState(
    String family, boolean subpages, boolean pxn, boolean afe, boolean tre, boolean wide) {

  /** All states that there are. */
  public static List<ArmState> states() {
    List<ArmState> states = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      boolean wide = (bits & 1) != 0;
      boolean afe = (bits & 2) != 0;
      boolean tre = (bits & 4) != 0;
      if (!afe && !tre) {
        states.add(new ArmState("armv5", true, false, false, false, wide));
      }
      states.add(new ArmState("armv6", true, false, afe, tre, wide));
      states.add(new ArmState("armv6", false, false, afe, tre, wide));
      states.add(new ArmState("armv7", false, false, afe, tre, wide));
      states.add(new ArmState("armv7", false, true, afe, tre, wide));
    }
    return states;
  }

  /** Whether there is an access flag: with subpages there is none. */
  public boolean hasAccessFlag() {
    return afe && !subpages;
  }

  /** Whether TEX[2:1] are free for software. */
  public boolean remaps() {
    return tre && !subpages;
  }

  public PagingFormat format() {
    return format(Settings.of(controls()));
  }

  List<pagewalk.setting.Setting> controls() {
    return Formats.named(family).orElseThrow().controls();
  }

  /** The declaration with all other controls as {@code others} has them. */
  PagingFormat format(Settings others) {
    Settings settings = others.with("pa40", wide ? 1 : 0);
    if (!family.equals("armv5")) {
      settings = settings.with("afe", afe ? 1 : 0).with("tre", tre ? 1 : 0);
    }
    if (family.equals("armv6")) {
      settings = settings.with("xp", subpages ? 0 : 1);
    }
    if (family.equals("armv7")) {
      settings = settings.with("pxn", pxn ? 1 : 0);
    }
    return Formats.named(family).orElseThrow().under(settings);
  }
}
