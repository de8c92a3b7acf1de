package pagewalk.scenario;

/** Which cached translations an {@code invalidate} removes. */
public sealed interface Staleness {

  /** Names the two reaches. */
  enum Kind {
    PAGE,
    ALL
  }

  Kind kind();

  /** Those of the page that holds {@code va}. */
  record Page(long va) implements Staleness {
    @Override
    public Kind kind() {
      return Kind.PAGE;
    }
  }

  /** Everything that is not global. */
  record All() implements Staleness {
    @Override
    public Kind kind() {
      return Kind.ALL;
    }
  }
}
