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
  /** The translation belongs to the current address space only; with 0 to every one. */
  NOT_GLOBAL,
  /** Chooses the protection key or the domain, which an {@link AccessRule} looks at. */
  GROUP,
  /** Must be 1 for the entry to be used: software is told of the first use by a fault. */
  ACCESS_FLAG,
  /** Bits of the address that do not stand at their own place; see {@link Mapping#pieces}. */
  ADDRESS_PIECE,
  /** Bits of the address beyond the physical address size: must be 0, otherwise the walk stops. */
  ADDRESS_BEYOND,
  /** Must be 0, otherwise the walk stops. */
  RESERVED,
  /** Tells the caches something; decides nothing. */
  MEMORY_TYPE,
  /** The hardware does not look. */
  IGNORED
}
