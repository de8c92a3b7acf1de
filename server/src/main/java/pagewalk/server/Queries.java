package pagewalk.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import pagewalk.dump.DumpMistake;
import pagewalk.dump.DumpWalk;
import pagewalk.dump.Outcome;

/**
 * Answers queries, one line each, in their order. Answers are collected and written together, but
 * never held back while the program waits for the next query.
 */
final class Queries {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String DIGITS = "0123456789abcdef";

  private final DumpWalk walk;
  private final boolean explain;
  private final PrintWriter out;
  private final StringBuilder answers = new StringBuilder(2 * BUFFER_BYTES);
  private final Query query;

  /**
   * @param explain whether to answer with the walk in words
   */
  Queries(DumpWalk walk, boolean explain, PrintWriter out) {
    this.walk = walk;
    this.explain = explain;
    this.out = out;
    query = new Query(walk.addressBits());
  }

  /**
   * Answers {@code lines} given as arguments.
   *
   * @throws DumpMistake at the first that is no query; those before it have been answered
   */
  void answer(List<String> lines) throws DumpMistake {
    try {
      for (int i = 0; i < lines.size(); i++) {
        byte[] line = lines.get(i).getBytes(StandardCharsets.UTF_8);
        answer(line, 0, line.length, "address", i + 1);
      }
    } finally {
      flush();
    }
  }

  /**
   * Answers the lines of {@code in}; empty ones and those that begin with {@code #} are passed
   * over.
   *
   * @throws DumpMistake at the first line that is no query; those before it have been answered
   */
  void answer(InputStream in) throws IOException, DumpMistake {
    try {
      answerAll(in);
    } finally {
      flush();
    }
  }

  private void answerAll(InputStream in) throws IOException, DumpMistake {
    byte[] buffer = new byte[BUFFER_BYTES];
    int filled = 0;
    long number = 1;
    while (true) {
      int count = in.read(buffer, filled, buffer.length - filled);
      int end = filled + Math.max(count, 0);
      int start = 0;
      for (int i = filled; i < end; i++) {
        if (buffer[i] == '\n') {
          answer(buffer, start, i, "line", number++);
          start = i + 1;
        }
      }
      if (count < 0) {
        answer(buffer, start, end, "line", number);
        return;
      }
      if (start == 0 && end == buffer.length) {
        throw new DumpMistake("line " + number + ": the line is longer than 65535 bytes.");
      }
      System.arraycopy(buffer, start, buffer, 0, end - start);
      filled = end - start;
      if (flush()) {
        return;
      }
    }
  }

  private void answer(byte[] bytes, int lineStart, int lineEnd, String unit, long number)
      throws DumpMistake {
    int to = lineEnd > lineStart && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    int from = lineStart;
    while (from < to && Query.isGap(bytes[from])) {
      from++;
    }
    if (from == to || bytes[from] == '#') {
      return;
    }
    try {
      query.read(bytes, from, to);
    } catch (DumpMistake mistake) {
      throw new DumpMistake(unit + " " + number + ": " + mistake.sentence());
    }
    if (explain) {
      for (String line : walk.explain(query.va(), query.access())) {
        answers.append(line).append('\n');
      }
    } else {
      answer(walk.walk(query.va(), query.access()));
    }
    if (answers.length() >= BUFFER_BYTES) {
      flush();
    }
  }

  /** Lower-case digits, as QEMU, gdb and crash write them: people compare the lines with theirs. */
  private void answer(Outcome outcome) {
    query.appendVa(answers);
    answers.append('\t').append(outcome.word()).append('\t').append(outcome.label()).append("0x");
    long value = walk.number();
    int shift = Math.max(0, 60 - Long.numberOfLeadingZeros(value) / 4 * 4);
    for (; shift >= 0; shift -= 4) {
      answers.append(DIGITS.charAt((int) (value >>> shift) & 0xF));
    }
    answers.append('\n');
  }

  /** Writes what has been answered; gives whether nobody reads it any more. */
  private boolean flush() {
    out.append(answers).flush();
    answers.setLength(0);
    return out.checkError();
  }
}
