package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.explain.ArmShortStage;

/** Kernels boot and work on Arm's short descriptors. */
final class ArmShortBootTest {

  @ParameterizedTest
  @CsvSource({
    "armv6, direct at=0xC0000000, tlb=none",
    "armv6, direct at=0xC0000000, afe=1",
    "armv6, identity upto=8M, tre=1 tlb=1x1",
    "armv6, direct at=0xC0000000 page=4K, n=1",
    "armv6, identity upto=8M, n=2",
    "armv6, identity upto=8M, n=7",
    "armv7, direct at=0xC0000000, pxn=0",
    "armv7, direct at=0xC0000000, afe=1 uwxn=1",
    "armv7, identity upto=8M, dacr=0x1",
  })
  void everyKindOfStatementDoesWhatItSays(String format, String strategy, String controls) {
    holds(ArmShortStage.script(format, controls, strategy));
  }

  /** DDI 0301H §6.5.2: with XP = 0 the kernel can write whatever it can read. */
  @ParameterizedTest
  @CsvSource({"armv5, r=0", "armv6, xp=0"})
  void withSubpagesTheKernelWritesEverythingAndUserCodeWhatItMay(String format, String controls) {
    holds(
        """
        pagewalk 1
        machine %s %s
        kernel direct at=0xC0000000
        store 0x1401000 = 0x2A as=user
        expect faults=1 value=0x2A code=0x805
        map 0x1500000 rights=ru
        store 0x1500C00 = 1
        expect faults=0
        store 0x1500C00 = 1 as=user
        expect result=fault code=0x80F
        fetch 0x1500C00 as=user
        expect faults=0
        protect 0x1500000 rights=rw
        load 0x1500800 as=user
        expect result=fault code=0xF
        map 0x1700000 -> 0x300000 size=1M rights=rwu
        store 0x17FFFFC = 1 as=user
        expect faults=0 pa=0x3FFFFC
        """
            .formatted(format, controls));
  }

  /** DDI 0301H §6.5.1: a domain without access bars the kernel, a manager's bars nobody. */
  @Test
  void theDomainDecidesBeforeTheRights() {
    String text =
        """
        pagewalk 1
        machine armv6 dacr=%s
        kernel direct at=0xC0000000 grow=none
        load 0xC0000000 as=user
        expect %s
        """;
    holds(text.formatted("0x0", "result=fault code=0x9"));
    holds(text.formatted("0x1", "result=fault code=0xD"));
    holds(text.formatted("0x2", "result=fault code=0x9"));
    holds(text.formatted("0x3", "faults=0 pa=0x0"));
  }

  /** DDI 0301H §3.2.15. */
  @ParameterizedTest
  @CsvSource({"pd0=1, 0x401000, 0x5", "n=1 pd1=1, 0x90000000, 0x5"})
  void aDisabledHalfFaultsBeforeTheFirstReference(String controls, String va, String code) {
    holds(
        """
        pagewalk 1
        machine armv6 %s
        kernel direct at=0xC0000000 grow=none
        load %s
        expect result=fault refs=0 code=%s
        """
            .formatted(controls, va, code));
  }

  /** The root is 16 KiB and begins at a multiple of that; a table of pages has a frame's first. */
  @Test
  void theRootIsFourFramesAndAlignedToThem() {
    Run run =
        ArmShortStage.run(
            """
            pagewalk 1
            machine armv6
            kernel identity tables=0x101..0x1FF upto=8M
            store 0x1401000 = 1
            """);
    assertEquals(0x104000, run.machine().registers().root());
    long entry = run.machine().memory().read(0x104000 + 4 * 0x14, 4);
    assertEquals(0x401001, entry);
  }

  private static void holds(String text) {
    Run run = ArmShortStage.run(text);
    List<String> failed =
        run.outcomes().stream()
            .filter(outcome -> outcome.result() == StepOutcome.Result.FAILED)
            .map(outcome -> outcome.line() + ": " + outcome.message())
            .toList();
    assertEquals(List.of(), failed, run.canonical());
  }
}
