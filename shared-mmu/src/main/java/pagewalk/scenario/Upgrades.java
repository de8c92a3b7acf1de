package pagewalk.scenario;

/**
 * The versions of the language this program reads. Texts and links of older versions are upgraded
 * here, one version at a time, before they are parsed; version 1 is the first, so nothing has to be
 * upgraded yet.
 */
final class Upgrades {
  /** The version that is written. */
  static final long CURRENT = 1;

  private Upgrades() {}

  /** Why a text of {@code version} (unsigned) cannot be read, or {@code ""} when it can. */
  static String refusal(long version) {
    if (version == CURRENT) {
      return "";
    }
    String reason =
        version == 0
            ? "; there is no version 0."
            : ", not version " + Long.toUnsignedString(version) + ".";
    return "This Pagewalk reads version " + CURRENT + reason;
  }
}
