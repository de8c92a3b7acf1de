package pagewalk.format;

/** How the fields of role {@link FieldRole#RIGHTS} of an entry make up its {@link Rights} mask. */
@FunctionalInterface
public interface RightsRule {
  /** The mask of the entry {@code raw}; may look only at fields of that role. */
  int of(long raw);
}
