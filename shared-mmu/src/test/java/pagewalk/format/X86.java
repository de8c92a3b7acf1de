package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.Settings;

/**
 * x86-64 under every state of its controls that the tests distinguish.
 *
 * @param levels 4, or 5 with CR4.LA57
 * @param physicalBits MAXPHYADDR
 */
public record X86(int levels, boolean wp, boolean nxe, int physicalBits, boolean page1g) {
  /** As a processor of 2016 is set up by a careful kernel. */
  public static final X86 USUAL = new X86(4, true, true, 40, true);

  /** All states of four levels with a MAXPHYADDR of 36, 40 or 52. */
  public static List<X86> states() {
    return states(4);
  }

  /** The same for a number of levels. */
  public static List<X86> states(int levels) {
    List<X86> states = new ArrayList<>();
    for (int physicalBits : new int[] {36, 40, 52}) {
      for (int switches = 0; switches < 8; switches++) {
        states.add(
            new X86(
                levels,
                (switches & 1) != 0,
                (switches & 2) != 0,
                physicalBits,
                (switches & 4) != 0));
      }
    }
    return states;
  }

  public PagingFormat format() {
    FormatFamily family = Formats.named(levels == 4 ? "x86-64" : "x86-64-la57").orElseThrow();
    return family.under(
        Settings.of(family.controls())
            .with("wp", wp ? 1 : 0)
            .with("nxe", nxe ? 1 : 0)
            .with("maxphyaddr", physicalBits)
            .with("page1g", page1g ? 1 : 0));
  }
}
