package pagewalk.session;

import java.util.List;

/**
 * Something that a strategy costs; the less, the better.
 *
 * @param name as in JSON: "tableBytes"
 * @param title for people: "table memory"
 * @param unit what is counted: "bytes"
 */
public record Metric(String name, String title, String unit) {
  /** All there are, in the order of {@link Prices#values}. */
  public static final List<Metric> ALL =
      List.of(
          new Metric("faults", "page faults", "faults"),
          new Metric("nested", "deepest nesting", "levels"),
          new Metric("tableFrames", "frames for tables, at most", "frames"),
          new Metric("tableBytes", "memory of tables, at most", "bytes"),
          new Metric("noteBytes", "kernel memory beside the tables", "bytes"),
          new Metric("reservedBytes", "virtual addresses taken up", "bytes"),
          new Metric("entryStores", "entries stored", "stores"),
          new Metric("refs", "entries read by walks", "references"),
          new Metric("invalidations", "TLB invalidations", "instructions"),
          new Metric("tlbfills", "TLB refills", "entries"),
          new Metric("rootLoads", "root loads", "instructions"),
          new Metric("retargets", "re-targeted entries", "stores"),
          new Metric("waiting", "longest a space is not up to date", "events"));
}
