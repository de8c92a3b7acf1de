package pagewalk.view;

import java.util.List;
import java.util.Optional;
import pagewalk.explain.Caption;
import pagewalk.explain.Step;
import pagewalk.setting.Shape;
import pagewalk.trace.EventKind;

/**
 * Everything the picture of one moment needs: the state just after {@code event}.
 *
 * @param tables the tables at home, root first, level by level
 * @param tablesFolded how many more there are
 * @param pages in the order of virtual addresses
 * @param pagesFolded how many more runs there are
 * @param lenses the pages that show frames of tables
 * @param inHand frames taken that nothing points at yet
 * @param missing the absent entry that the open statement still needs tables from
 * @param walk the latest walk of the statement
 * @param tower the open faults, the oldest first
 * @param nextFloor the fault that opens next on top of them, if that is what happens next
 * @param frames physical memory by use, without gaps
 * @param changes what the event changed
 */
public record MachineView(
    int event,
    int line,
    int depth,
    EventKind kind,
    Caption caption,
    List<RegisterView> registers,
    List<TableView> tables,
    int tablesFolded,
    List<PageRun> pages,
    int pagesFolded,
    List<Lens> lenses,
    List<InHand> inHand,
    Optional<EntryPlace> missing,
    Optional<WalkView> walk,
    List<Floor> tower,
    Optional<NextFloor> nextFloor,
    List<TlbEntryView> tlb,
    Shape tlbShape,
    List<FrameRun> frames,
    List<Tally> tallies,
    List<Change> changes) {

  public MachineView {
    registers = List.copyOf(registers);
    tables = List.copyOf(tables);
    pages = List.copyOf(pages);
    lenses = List.copyOf(lenses);
    inHand = List.copyOf(inHand);
    tower = List.copyOf(tower);
    tlb = List.copyOf(tlb);
    frames = List.copyOf(frames);
    tallies = List.copyOf(tallies);
    changes = List.copyOf(changes);
  }

  /** A register or control bit, and whether this event changed it. */
  public record RegisterView(String name, long value, String meaning, boolean changed) {}

  /**
   * A page of virtual memory that shows a frame of tables: software's window on it.
   *
   * @param run first address of the {@link PageRun} that the page is part of
   * @param page first address of the page itself
   * @param entry address of the entry that aims it; empty where several make one large page
   */
  public record Lens(long frame, long run, long page, Optional<Long> entry) {}

  /** A frame that the kernel has taken; {@code level} is what for, 0 for a page. */
  public record InHand(long frame, String purpose, int level) {}

  /**
   * A walk, or the answer of the TLB in its stead.
   *
   * @param indices which entry of each level the address selects, root first
   * @param offset what of the address no table looks at
   * @param pa where it led; empty when it stopped
   * @param stopped why it stopped, else ""
   */
  public record WalkView(
      long va,
      List<Integer> indices,
      long offset,
      String access,
      int event,
      boolean fromTlb,
      List<Step> steps,
      Optional<Long> pa,
      String stopped) {
    public WalkView {
      indices = List.copyOf(indices);
      steps = List.copyOf(steps);
    }
  }

  /**
   * An open fault.
   *
   * @param number 1 for the lowest
   * @param doing what was being done: "storing the PTE of 0x401000"
   * @param words what was refused: "write to absent"
   * @param note what its handler holds or lacks
   */
  public record Floor(
      int number,
      int event,
      int line,
      String doing,
      long va,
      long code,
      String vector,
      String words,
      List<CodeBit> bits,
      List<Step> steps,
      String note,
      boolean top) {
    public Floor {
      bits = List.copyOf(bits);
      steps = List.copyOf(steps);
    }
  }

  /** A bit of an error code. */
  public record CodeBit(String name, int value, String meaning) {}

  /**
   * The fault to come.
   *
   * @param stop the reference that will decide it, with the level its table has by now; empty where
   *     no entry decides
   */
  public record NextFloor(int event, long va, Optional<Step> stop) {}

  /**
   * What the TLB believes, and whether the tables agree.
   *
   * @param home where the tables end for the page, when they do not agree
   */
  public record TlbEntryView(
      int slot,
      long va,
      String pageSize,
      long frame,
      String rights,
      boolean global,
      boolean dirty,
      boolean agrees,
      String written,
      Optional<EntryPlace> home) {}

  /** Neighbouring frames of one use. */
  public record FrameRun(long first, long last, Use use, int level) {}

  /** What a frame is good for. */
  public enum Use {
    TABLE("table"),
    DATA("data"),
    FREE("free"),
    JUNK("junk"),
    IN_HAND("inHand");

    private final String word;

    Use(String word) {
      this.word = word;
    }

    /** The name that travels to the page. */
    public String word() {
      return word;
    }
  }

  /** A count over the statement so far. */
  public record Tally(String key, String name, int value) {}

  /** Something that the event changed. */
  public record Change(String what, String was, String is) {}
}
