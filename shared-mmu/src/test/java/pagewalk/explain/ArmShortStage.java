package pagewalk.explain;

import java.util.Map;
import pagewalk.session.Run;

/** Runs on machines with Arm's short descriptors. */
public final class ArmShortStage {
  private static final String SPLIT = script("armv6", "n=1 tlb=4x2", "direct at=0xC0000000");

  /** Sections, supersections, large pages and their faults, by a debugger's hand. */
  private static final String SHAPES =
      """
      pagewalk 1
      machine %s dacr=0x34 %s
      kernel direct at=0xC0000000 grow=none
      poke 0x100FFC = 0x3
      load 0x3FF00000
      poke 0x100FFC = 0x101
      load 0x3FF00000
      poke 0x100FFC = 0x20000C31
      load 0x3FF00000
      poke 0x100FFC = 0x200DD1
      load 0x3FF00000
      poke 0x100FFC = 0x200C22
      load 0x3FF00000
      fetch 0x3FF00000 as=user
      poke 0x100FFC = 0x41C02
      load 0x3FF00000
      store 0x3FF00000 = 1 as=user
      poke 0x100FFC = 0x400041
      poke 0x400000 = 0x500035
      store 0x3FF00010 = 2
      poke 0x400004 = 0x501FFE
      load 0x3FF01000
      poke 0x400008 = 0x502FF7
      load 0x3FF02000
      fetch 0x3FF02400 as=user
      load 0x3FF03000
      invalidate all
      load 0x3FF00010
      """;

  private ArmShortStage() {}

  static Map<String, String> texts() {
    return Map.of(
        "armv6 with two roots", SPLIT,
        "armv5 by hand", SHAPES.formatted("armv5", "tlb=none"),
        "armv6 by hand", SHAPES.formatted("armv6", "afe=1 tre=1"),
        "armv7 by hand", SHAPES.formatted("armv7", "wxn=1"));
  }

  public static Run run(String text) {
    return Stage.run(text);
  }

  /** Loads, stores, growth, mapping, protecting and unmapping. */
  public static String script(String format, String controls, String strategy) {
    return """
    pagewalk 1
    machine %s %s
    kernel %s
    store 0x1401000 = 0x2A
    expect faults=1 nested=0 value=0x2A vector=data-abort code=0x805
    store 0x1402000 = 0x2C
    expect faults=1 nested=0 value=0x2C code=0x807
    load 0x1401004
    expect faults=0 value=0x0
    map 0x1500000 length=8K rights=rw
    store 0x1501000 = 0x2B
    expect faults=0 value=0x2B
    protect 0x1500000 rights=r
    store 0x1500000 = 1
    expect result=fault code=0x80F vector=data-abort
    unmap 0x1501000
    fetch 0x1501000
    expect code=0x7 vector=prefetch-abort
    map 0x1700000 -> 0x300000 size=1M rights=ru
    load 0x1700000 as=user
    expect faults=0 pa=0x300000
    store 0x1700000 = 1 as=user
    expect result=fault code=0x80D
    fetch 0x1700000 as=user
    expect result=fault code=0xD vector=prefetch-abort
    map 0xF0000000 rights=rwg
    store 0xF0000000 = 7
    expect faults=0 value=7
    load 0xF0000000 as=user
    expect result=fault code=0xF
    invalidate all
    load 0xF0000000
    expect value=7 faults=0
    unmap 0xF0000000
    load 0xF0000000
    expect result=fault code=0x7
    """
        .formatted(format, controls, strategy);
  }
}
