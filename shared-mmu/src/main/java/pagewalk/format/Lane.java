package pagewalk.format;

/**
 * What a walk may meet on the way to a small page that allows one kind of access, so narrowly said
 * that one test of all entries together decides: {@code ((raw ^ want) & mask) == 0}.
 *
 * <p>An entry that does not fit may still be a good one: then the walk is made again, entry by
 * entry. So a lane may be too narrow, and never too wide.
 *
 * @param tableMask the bits that matter in every entry that points to a table
 * @param leafMask the bits that matter in the entry of the page
 * @param latchMask the bits that matter in an entry that the processor keeps a copy of
 */
public record Lane(
    long tableMask, long tableWant, long leafMask, long leafWant, long latchMask, long latchWant) {}
