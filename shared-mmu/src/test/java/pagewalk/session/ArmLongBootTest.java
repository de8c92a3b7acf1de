package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.explain.ArmStage;

/** Kernels boot and work on Arm's tables of 64-bit descriptors, of every shape that they have. */
final class ArmLongBootTest {

  @ParameterizedTest
  @CsvSource({
    "0xFFFF888000000000, 0xFFFF000000400000, t0sz=16 t1sz=16",
    "0xFFFFFFC000000000, 0xFFFFFF8000400000, t0sz=25 t1sz=25",
    "0xFFFFFFC000000000, 0xFFFFFF8000400000, t0sz=16 t1sz=25",
    "0xFFFF888000000000, 0xFFFF000000400000, t0sz=39 t1sz=16",
    "0xFFFFFFFFC0000000, 0xFFFFFFFFA0000000, t0sz=30 t1sz=33",
    "0xFFFFFFC000000000, 0xFFFFFF8000400000, t0sz=25 t1sz=25 wxn=1 ips=32",
  })
  void aarch64(String direct, String kernel, String controls) {
    String fetch = "vector=instruction-abort";
    holds(ArmStage.script("aarch64", controls, "direct at=" + direct, kernel, fetch));
    holds(ArmStage.script("aarch64", controls, "identity upto=16M", kernel, fetch));
  }

  @ParameterizedTest
  @CsvSource({
    "0x80000000, 0xA0000000, t0sz=1 t1sz=1",
    "0xC0000000, 0xE0000000, t0sz=0 t1sz=2",
    "0x80000000, 0xC0000000, t0sz=1 t1sz=0",
    "0x80000000, 0xC0000000, t0sz=0 t1sz=0",
    "0xC0000000, 0xF0000000, t0sz=2 t1sz=2",
    "0xC0000000, 0xF0000000, t0sz=4 t1sz=2 sizefault=1 uwxn=1",
  })
  void lpae(String direct, String kernel, String controls) {
    String fetch = "vector=prefetch-abort";
    holds(ArmStage.script("lpae", controls, "direct at=" + direct, kernel, fetch));
    holds(ArmStage.script("lpae", controls, "identity upto=16M", kernel, fetch));
  }

  /** DDI 0406C §B3.6.4, DDI 0487 §D5.2: between the ranges there is a translation fault. */
  @ParameterizedTest
  @CsvSource({
    "aarch64, t0sz=25 t1sz=25, 0x8000000000, 0xFFFFFFC000000000, 0x4",
    "aarch64, t0sz=16 t1sz=16, 0x8000000000000000, 0xFFFF888000000000, 0x4",
    "lpae, t0sz=2 t1sz=2, 0x40000000, 0xC0000000, 0x5",
    "lpae, t0sz=7 t1sz=7, 0xFC000000, 0xFE000000, 0x5",
  })
  void betweenTheRangesIsATranslationFaultThatNobodyMends(
      String format, String controls, String hole, String direct, String code) {
    String pages = direct.equals("0xFE000000") ? "identity upto=4M" : "direct at=" + direct;
    Run run =
        run(
            """
            pagewalk 1
            machine %s %s
            kernel %s
            load %s
            expect result=fault faults=1 refs=0 code=%s vector=data-abort
            """
                .formatted(format, controls, pages, hole, code));
    holds(run);
  }

  @ParameterizedTest
  @CsvSource({"aarch64, 0xFFFFFFFFC0000000", "lpae, 0xC0000000"})
  void aDisabledHalfFaultsBeforeTheFirstReference(String format, String at) {
    String text =
        """
        pagewalk 1
        machine %s epd0=1
        kernel direct at=%s grow=none
        load 0x401000
        expect result=fault refs=0 code=%s
        """;
    holds(run(text.formatted(format, at, format.equals("lpae") ? "0x5" : "0x4")));
  }

  @ParameterizedTest
  @CsvSource({"aarch64, 0xFFFF888000000000, 0x101000", "lpae, 0x80000000, 0x100040"})
  void thePagesOfTheKernelHalfHangOnTheSecondRoot(String format, String at, String second) {
    Run run =
        run(
            """
            pagewalk 1
            machine %s
            kernel direct at=%s page=4K
            """
                .formatted(format, at));
    long user = run.machine().registers().root(0);
    long kernel = run.machine().registers().root(1);
    assertEquals(0x100000, user);
    assertEquals(Long.decode(second), kernel);
    int entries = run.format().level(run.format().rootLevel(0)).entries();
    for (int entry = 0; entry < entries; entry++) {
      assertEquals(0, run.machine().memory().read(user + 8L * entry));
    }
  }

  private static Run run(String text) {
    return ArmStage.run(text);
  }

  private static void holds(String text) {
    holds(run(text));
  }

  private static void holds(Run run) {
    List<String> failed =
        run.outcomes().stream()
            .filter(outcome -> outcome.result() == StepOutcome.Result.FAILED)
            .map(outcome -> outcome.line() + ": " + outcome.message())
            .toList();
    assertEquals(List.of(), failed, run.canonical());
  }
}
