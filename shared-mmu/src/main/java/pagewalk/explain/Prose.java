package pagewalk.explain;

/**
 * Puts a caption together and keeps it short: a sentence that is only nice to have is left out when
 * it would make the caption too long.
 */
final class Prose {
  private final String lead;
  private final StringBuilder body = new StringBuilder();
  private int words;

  private Prose(String lead) {
    this.lead = lead;
    words = count(lead);
  }

  static Prose lead(String lead) {
    return new Prose(lead);
  }

  /** A sentence, or "" for none, that belongs to the caption. */
  Prose say(String sentence) {
    if (!sentence.isEmpty()) {
      body.append(body.length() == 0 ? "" : " ").append(sentence);
      words += count(sentence);
    }
    return this;
  }

  /** The longer of two ways to say something, if there is room for it. */
  Prose sayOr(String longer, String shorter) {
    return say(fits(longer) ? longer : shorter);
  }

  /** A sentence, or "" for none, that is said if there is room. */
  Prose add(String sentence) {
    return fits(sentence) ? say(sentence) : this;
  }

  boolean fits(String sentence) {
    return words + count(sentence) <= Caption.MOST_WORDS;
  }

  Caption cite(String manual) {
    return new Caption(lead, body.toString(), manual);
  }

  static int count(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = text.charAt(i) == ' ';
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
    return words;
  }
}
