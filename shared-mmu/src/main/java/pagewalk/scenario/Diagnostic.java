package pagewalk.scenario;

/**
 * One mistake in a text, its place and its cure.
 *
 * @param line from 1
 * @param column the first character concerned, from 1, in UTF-16 units
 * @param endColumn behind the last character concerned; equal to {@code column} where something is
 *     missing
 * @param message one sentence: what is wrong
 * @param hint how to cure it
 * @param replacement what to put in place of the characters concerned, {@code ""} when that is not
 *     known
 */
public record Diagnostic(
    int line, int column, int endColumn, String message, String hint, String replacement) {}
