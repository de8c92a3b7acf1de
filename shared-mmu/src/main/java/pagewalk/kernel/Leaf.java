package pagewalk.kernel;

/**
 * An entry that maps a page, as the kernel found it.
 *
 * @param slot the virtual address it was loaded from
 * @param level the level it stands in
 * @param raw its bits
 * @param rights what the whole walk down to it allows, as in {@link pagewalk.format.Rights}
 */
record Leaf(long slot, int level, long raw, int rights) {}
