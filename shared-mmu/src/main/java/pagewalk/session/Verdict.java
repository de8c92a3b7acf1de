package pagewalk.session;

import pagewalk.session.StepOutcome.Result;

/**
 * How a statement ended, before its place in the trace is known.
 *
 * @param message one sentence when the result is not as wished, else ""
 */
record Verdict(Result result, String message) {
  static final Verdict OK = new Verdict(Result.OK, "");
  static final Verdict NOTHING = new Verdict(Result.NONE, "");
  static final Verdict HELD = new Verdict(Result.HELD, "");

  static Verdict refused(String message) {
    return new Verdict(Result.FAULT, message);
  }
}
