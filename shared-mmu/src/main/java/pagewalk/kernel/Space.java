package pagewalk.kernel;

/**
 * An address space, known by its root.
 *
 * @param root physical address of the root table
 */
public record Space(long root) {}
