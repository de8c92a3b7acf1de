package pagewalk.kernel;

/**
 * Something that has to be done about the processor's beliefs after tables have changed. A scenario
 * can leave out one such step, to see what it is good for.
 *
 * @param name as in {@code skip=page}
 * @param meaning one phrase
 */
public record Maintenance(String name, String meaning) {
  /** After the entry of a page was changed or removed. */
  public static final Maintenance PAGE =
      new Maintenance("page", "forget a page whose entry was changed or removed");

  /** After an entry was stored, where stores wait in a data cache. */
  public static final Maintenance CLEAN =
      new Maintenance("clean", "clean the data cache after storing an entry");

  /** After a table was unlinked. */
  public static final Maintenance TABLE =
      new Maintenance("table", "forget what an unlinked table translated");
}
