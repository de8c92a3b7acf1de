package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.Settings;

/**
 * x86-64 under every state of its controls that the tests distinguish.
 *
 * @param physicalBits MAXPHYADDR
 */
public record X86(boolean wp, boolean nxe, int physicalBits, boolean page1g) {
  /** As a processor of 2016 is set up by a careful kernel. */
  public static final X86 USUAL = new X86(true, true, 40, true);

  /** All states with a MAXPHYADDR of 36, 40 or 52. */
  public static List<X86> states() {
    List<X86> states = new ArrayList<>();
    for (int physicalBits : new int[] {36, 40, 52}) {
      for (int switches = 0; switches < 8; switches++) {
        states.add(
            new X86((switches & 1) != 0, (switches & 2) != 0, physicalBits, (switches & 4) != 0));
      }
    }
    return states;
  }

  public PagingFormat format() {
    FormatFamily family = Formats.named("x86-64").orElseThrow();
    return family.under(
        Settings.of(family.controls())
            .with("wp", wp ? 1 : 0)
            .with("nxe", nxe ? 1 : 0)
            .with("maxphyaddr", physicalBits)
            .with("page1g", page1g ? 1 : 0));
  }
}
