package pagewalk.explain;

/**
 * What one event means, for a person.
 *
 * @param lead what happened: the first sentence, which stands in bold
 * @param body which entry, read as what; which bit; so what. May be empty
 * @param manual the section that says so, like "SDM 3A §4.7", or ""
 */
public record Caption(String lead, String body, String manual) {
  /** No caption is longer than this, lead and body together. */
  public static final int MOST_WORDS = 40;
}
