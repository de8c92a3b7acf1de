package pagewalk.explain;

import java.util.Map;
import pagewalk.session.Run;

/** Runs on machines whose kernel half has a root of its own. */
public final class ArmStage {
  private static final String AARCH64 =
      script(
          "aarch64",
          "t0sz=25 t1sz=25 tlb=4x2",
          "direct at=0xFFFFFFC000000000",
          "0xFFFFFF8000400000",
          "vector=instruction-abort");

  private static final String LPAE =
      script("lpae", "t0sz=2 t1sz=2", "identity upto=8M", "0xF0000000", "vector=prefetch-abort");

  /** Whatever can go wrong below a root, by a debugger's hand. */
  private static final String BROKEN =
      """
      pagewalk 1
      machine aarch64 ips=36 tlb=none
      kernel direct at=0xFFFF888000000000 page=4K
      store 0x401000 = 0x2A
      load 0x8000000000000000
      poke 0x100000 = 0x1000401003
      load 0x401000
      poke 0x100000 = 0x401001
      load 0x401000
      poke 0x100000 = 0xF00401003
      load 0x401000
      poke 0x100000 = 0x100003
      load 0x401000
      poke 0x100000 = 0x100703
      load 0xFFFF88800000A000
      store 0x8080601000 = 1
      """;

  private ArmStage() {}

  static Map<String, String> texts() {
    return Map.of("aarch64", AARCH64, "lpae", LPAE, "aarch64 broken", BROKEN);
  }

  public static Run run(String text) {
    return Stage.run(text);
  }

  /**
   * Loads, stores, growth, mapping, protecting and unmapping in both halves.
   *
   * @param kernel an address of the kernel half where nothing is mapped
   * @param fetch what is expected of the vector of a fetch
   */
  public static String script(
      String format, String controls, String strategy, String kernel, String fetch) {
    return """
    pagewalk 1
    machine %s %s
    kernel %s
    store 0x1401000 = 0x2A
    expect faults=1 nested=0 value=0x2A vector=data-abort
    load 0x1401000
    expect faults=0 value=0x2A
    map 0x1500000 length=8K rights=rw
    store 0x1501000 = 0x2B
    expect faults=0 value=0x2B
    protect 0x1500000 rights=r
    store 0x1500000 = 1
    expect result=fault code=0xF vector=data-abort
    unmap 0x1501000
    fetch 0x1501000
    expect code=0x7 %s
    map 0x1600000 rights=ru
    load 0x1600000 as=user
    expect faults=0
    store 0x1600000 = 1 as=user
    expect result=fault code=0xF
    map %s rights=rwg
    store %s = 7
    expect faults=0 value=7
    load %s as=user
    expect result=fault code=0xF
    invalidate all
    load %s
    expect value=7 faults=0
    unmap %s
    load %s
    expect result=fault code=0x7
    """
        .formatted(
            format, controls, strategy, fetch, kernel, kernel, kernel, kernel, kernel, kernel);
  }
}
