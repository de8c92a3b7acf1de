package pagewalk.dump;

/**
 * A register, or a property of the processor, that {@code --set} takes.
 *
 * @param name as written: "cr3"
 * @param bits how wide it is, 32 or 64; 0 for a property that is spelled like the format's own
 *     control of that name
 */
record Register(String name, int bits) {

  /** A property of the processor that no register holds. */
  static Register property(String name) {
    return new Register(name, 0);
  }

  boolean isProperty() {
    return bits == 0;
  }
}
