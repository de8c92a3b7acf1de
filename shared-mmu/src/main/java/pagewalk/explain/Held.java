package pagewalk.explain;

/**
 * One thing that the processor believes about an address, held against the tables.
 *
 * @param slot its number among those of its keeper
 * @param name "TLB entry 3", "PDE cache entry 1", "PDPTE register 0"
 * @param believed a phrase: "frame `0x400`, RW"
 * @param written what the tables say, a phrase
 * @param used whether an access looks here first: a data access, or a fetch in a TLB of its own
 */
public record Held(
    Keeper keeper,
    int slot,
    String name,
    String believed,
    String written,
    boolean agrees,
    boolean used) {

  /** Where the processor keeps a belief. */
  public enum Keeper {
    TLB("tlb"),
    /** The half of a split TLB that answers instruction fetches. */
    FETCH_TLB("fetchTlb"),
    /** The paging-structure caches. */
    PATHS("paths"),
    /** The copies of root entries, taken when the root was loaded (PAE). */
    COPY("copy");

    private final String word;

    Keeper(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
