package pagewalk.oracle;

import pagewalk.format.X86;
import pagewalk.oracle.X86Controls.Mode;

/** The simulator's walk of 4 and 5 levels. */
final class X86Engine {
  private X86Engine() {}

  static EngineUnderTest of(X86Controls controls, FrameMemory memory) {
    int levels = controls.mode() == Mode.LONG5 ? 5 : 4;
    X86 state =
        new X86(levels, controls.wp(), controls.nxe(), controls.maxphyaddr(), controls.page1g());
    return new WalkerEngine(state.format(), WalkerEngine.Numbering.X86, memory);
  }

  /** What of a state of the controls this engine knows; the rest is off. */
  static X86Controls known(X86Controls controls) {
    return controls
        .withSmep(false)
        .withSmap(false, controls.ac())
        .withKeys(false, controls.pkru())
        .withAmd(false);
  }
}
