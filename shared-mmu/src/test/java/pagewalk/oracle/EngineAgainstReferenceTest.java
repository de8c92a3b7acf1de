package pagewalk.oracle;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The engine's walk is the manual's: the same address or the same refusal by the same entry with
 * the same code, through the same memory references, and the same marks left behind, for a million
 * random tables, addresses, accesses and controls per format.
 */
final class EngineAgainstReferenceTest {

  @Test
  void fourLevelsAreWalkedAsTheManualSays() {
    new Differential<>(Family.X86_64, X86Engine::known, X86Engine::of).run();
  }

  @Test
  void fiveLevelsAreWalkedAsTheManualSays() {
    new Differential<>(Family.X86_64_LA57, X86Engine::known, X86Engine::of).run();
  }

  @Test
  void lpaeIsWalkedAsTheManualSays() {
    new Differential<>(Family.LPAE, controls -> controls, ArmLongEngine::of).run();
  }

  @Test
  void aarch64IsWalkedAsTheManualSays() {
    new Differential<>(Family.AARCH64, controls -> controls, ArmLongEngine::of).run();
  }

  @Test
  void descriptorsWithoutSubpagesAreWalkedAsTheManualSays() {
    new Differential<>(Family.ARMV6, UnaryOperator.identity(), ArmShortEngine::new).run();
  }

  @Test
  void descriptorsWithSubpagesAreWalkedAsTheManualSays() {
    new Differential<>(Family.ARMV5, UnaryOperator.identity(), ArmShortEngine::new).run();
  }

  @Test
  void sctlrXpClearIsTheDescriptorsWithSubpages() {
    new Differential<>(Family.ARMV5, UnaryOperator.identity(), ArmShortEngine::withXpClear).run();
  }

  @Test
  void descriptorsOfArmv7AreWalkedAsTheManualSays() {
    new Differential<>(Family.ARMV7, UnaryOperator.identity(), ArmShortEngine::new).run();
  }
}
