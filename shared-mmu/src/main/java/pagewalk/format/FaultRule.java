package pagewalk.format;

/** How an architecture reports a refused translation to software. */
public interface FaultRule {
  /**
   * The code the handler gets: the x86 error code, the ARM fault status.
   *
   * @param level number of the level whose entry decided; 0 when the page itself did, by having no
   *     memory behind it
   * @param group the domain of what was being accessed, as far as the walk had come
   */
  int code(FaultKind kind, int access, int level, int group);

  /** Short name of the exception: "#PF", "#GP", "#MC", "data abort". */
  String vector(FaultKind kind, int access);

  /** Whether the exception records the address, in {@link #addressRegister()}. */
  boolean recordsAddress(FaultKind kind);

  /** The register that receives the faulting address: "CR2", "FAR". */
  String addressRegister();

  /** The same, where fetches have one of their own: "IFAR". */
  default String addressRegister(int access) {
    return addressRegister();
  }

  /** The register that has the code: "DFSR"; "" where the processor pushes it on the stack. */
  default String codeRegister(int access) {
    return "";
  }

  /** What the status in {@code code} is called: "translation, section"; "" where bits tell it. */
  default String codeWords(int code) {
    return "";
  }

  /** The bits of the code, high to low. */
  java.util.List<Field> codeBits();
}
