package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import pagewalk.oracle.Answer.Outcome;

/** The two ends of a walk, for hand-written cases. */
final class Expect {
  private Expect() {}

  static void maps(long pa, Answer answer) {
    assertEquals(words(Outcome.TRANSLATED, pa, answer.level(), 0), words(answer));
  }

  static void refuses(Outcome outcome, int level, int code, Answer answer) {
    assertEquals(words(outcome, 0, level, code), words(answer));
  }

  private static String words(Answer answer) {
    return words(answer.outcome(), answer.pa(), answer.level(), answer.code());
  }

  private static String words(Outcome outcome, long pa, int level, int code) {
    return outcome
        + " pa=0x"
        + Long.toHexString(pa)
        + " level="
        + level
        + " code=0x"
        + Integer.toHexString(code);
  }
}
