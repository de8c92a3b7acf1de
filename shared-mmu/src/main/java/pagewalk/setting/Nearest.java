package pagewalk.setting;

import java.util.Collection;

/** Guesses which known word a person meant, for "did you mean" hints. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate that takes the fewest insertions, deletions, replacements and swaps of
   * neighbours, or {@code ""} when every candidate differs in more than a third of its letters (at
   * least one change is always forgiven).
   */
  public static String to(String word, Collection<String> candidates) {
    String best = "";
    int fewest = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
      if (Math.abs(word.length() - candidate.length()) > allowed) {
        continue;
      }
      int changes = changes(word, candidate);
      if (changes <= allowed && changes < fewest && changes < candidate.length()) {
        fewest = changes;
        best = candidate;
      }
    }
    return best;
  }

  private static int changes(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = lower(a.charAt(i - 1)) == lower(b.charAt(j - 1));
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
  }
}
