package pagewalk.kernel;

/** How the kernel makes tables that are missing. */
public enum Growth {
  /** Store the entry through the window and let nested faults make what is missing. */
  FAULT,
  /** Walk down from the root and make what is missing before going on. */
  CHECK,
  /** Never. */
  NONE
}
