package pagewalk.format;

/** What a field does to a walk; the compiler of the walk looks at nothing else. */
public enum FieldRole {
  /** Selects the shape. */
  TAG,
  /** Where the next table or the page is. */
  ADDRESS,
  /** Takes part in the decision whether an access is allowed. */
  RIGHTS,
  /** The hardware sets it whenever it uses the entry. */
  ACCESSED,
  /** The hardware sets it when it writes through the entry. */
  DIRTY,
  /** The translation belongs to every address space. */
  GLOBAL,
  /** Must be 0, otherwise the walk stops. */
  RESERVED,
  /** Tells the caches something; decides nothing. */
  MEMORY_TYPE,
  /** The hardware does not look. */
  IGNORED
}
