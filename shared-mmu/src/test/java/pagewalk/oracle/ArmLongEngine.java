package pagewalk.oracle;

import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.setting.Settings;

/** The simulator's walk of Arm's tables of 64-bit descriptors. */
final class ArmLongEngine {
  private ArmLongEngine() {}

  static EngineUnderTest of(ArmLongControls on, FrameMemory memory) {
    FormatFamily family = Formats.named(on.aarch64() ? "aarch64" : "lpae").orElseThrow();
    Settings settings =
        Settings.of(family.controls())
            .with("t0sz", on.t0sz())
            .with("t1sz", on.t1sz())
            .with("epd0", bit(on.epd0()))
            .with("epd1", bit(on.epd1()))
            .with("wxn", bit(on.wxn()));
    settings =
        on.aarch64()
            ? settings.with("ips", String.valueOf(on.paBits()))
            : settings.with("uwxn", bit(on.uwxn())).with("sizefault", bit(on.addressSizeFaults()));
    return new WalkerEngine(family.under(settings), WalkerEngine.Numbering.ARM_LONG, memory);
  }

  private static long bit(boolean on) {
    return on ? 1 : 0;
  }
}
