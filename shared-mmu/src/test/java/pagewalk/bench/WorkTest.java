package pagewalk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.setting.Shape;

final class WorkTest {
  static List<String> formats() {
    return Formats.all().stream().map(FormatFamily::name).toList();
  }

  /** Every address is where it was mapped to, or making the work ready fails. */
  @ParameterizedTest
  @MethodSource("formats")
  void fourGibibytesAreMappedInEveryFormat(String format) {
    Fixture fixture = Fixture.of(format, 4L << 30, Addresses.RANDOM, 1 << 14, Shape.NONE);
    fixture.checked();
    long highest = 0;
    for (long va : fixture.addresses()) {
      highest = Math.max(highest, va);
    }
    assertTrue(highest > 3L << 30);
  }

  @Test
  void doingItAgainComesToTheSame() {
    for (String question : Work.QUESTIONS) {
      Work work = Work.of(question, "pattern=zipf mapped=16M size=16M shape=16x4");
      assertEquals(work.once(), work.once(), question);
    }
  }

  @Test
  void theChecksumTellsAddressesApartAndNothingElse() {
    long random = Work.of("Walk", "pattern=random mapped=16M").once();
    assertNotEquals(random, Work.of("Walk", "pattern=zipf mapped=16M").once());
    assertEquals(random, Work.of("TlbMiss", "pattern=random mapped=16M shape=16x4").once());
    assertEquals(random, Work.of("Walk", "format=lpae pattern=random mapped=16M").once());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mapped=3G",
        "mapped=128G",
        "mapped=4K",
        "mapped=G",
        "mapped=",
        "mapped",
        "=4G",
        "shape=16",
        "shape=3x4",
        "shape=16x",
        "shape=999999x1",
        "pattern=none",
        "format=vax",
        "mapped=99999999G"
      })
  void whatCannotBeDoneIsRefused(String parameters) {
    assertThrows(IllegalArgumentException.class, () -> Work.of("Walk", parameters));
  }

  @Test
  void whatOnlyTheServerCanAnswerIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Work.of("Parse", ""));
  }
}
