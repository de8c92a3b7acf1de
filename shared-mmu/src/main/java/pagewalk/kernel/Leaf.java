package pagewalk.kernel;

/**
 * An entry that maps a page, as the kernel found it.
 *
 * @param slot the virtual address it was loaded from
 * @param level the level it stands in
 * @param raw its bits
 * @param rights what all entries down to it have written, as in {@link pagewalk.format.Rights}
 * @param group the protection key or domain of the page
 */
record Leaf(long slot, int level, long raw, int rights, int group) {}
