package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.TableWindow;
import pagewalk.kernel.Kernel;
import pagewalk.kernel.Space;
import pagewalk.kernel.Spaces;
import pagewalk.machine.Machine;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.setting.Range;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/**
 * Somebody who watches a machine that has run: knows which table is which and what is under way,
 * and changes no cell.
 *
 * <p>The machine's cells must stand at the event that is looked at; moving them is the caller's
 * business.
 */
public final class Onlooker {
  /** More tables than this are not told apart. */
  public static final int MOST_TABLES = 2_000;

  private final Machine machine;
  private final Kernel kernel;
  private final Script script;
  private final Chronicle chronicle;
  private Walker looking;
  private @Nullable TableTree tree;
  private List<Long> rootsOfTree = List.of();
  private int event = -1;

  /**
   * @param kernel the software that booted on {@code machine}
   * @param script the lines that made it run
   */
  public Onlooker(Machine machine, Kernel kernel, Script script) {
    this.machine = machine;
    this.kernel = kernel;
    this.script = script;
    chronicle = new Chronicle(machine.trace());
    looking = walkerOf(machine);
  }

  private static Walker walkerOf(Machine machine) {
    return Walker.looking(machine.mmu().plan(), machine.memory(), machine.mmu().roots());
  }

  /** From now on everything here is about the moment just after {@code event}. */
  public void lookAt(int event) {
    Trace trace = machine.trace();
    if (machine.cells().time() != trace.time(event)) {
      throw new IllegalStateException("the machine does not stand at event " + event);
    }
    if (event != this.event) {
      TableTree known = tree;
      boolean next = event == this.event + 1;
      if (known == null || !next || !rootsOfTree.equals(roots()) || !follows(known, event)) {
        tree = null;
      }
      this.event = event;
    }
    chronicle.advanceTo(event);
  }

  /** Whether {@code known} still says what is where after {@code next}. */
  private boolean follows(TableTree known, int next) {
    Trace trace = machine.trace();
    if (machine.data().isOn()) {
      return false; // what is stored reaches memory at another time
    }
    return switch (trace.kind(next)) {
      case STORE, POKE -> known.takeIn(trace.a(next) & -format().wordBytes(), trace.c(next));
      case FILL -> known.holding(trace.a(next)).map(table -> table.level() == 1).orElse(true);
      case ROOT_LOAD, CONTROL -> false;
      default -> true;
    };
  }

  /** Moves the machine itself to {@code event} and looks there. */
  public void goTo(int event) {
    machine.cells().seek(machine.trace().time(event));
    lookAt(event);
  }

  public Machine machine() {
    return machine;
  }

  /** The format under the controls of this moment. */
  public PagingFormat format() {
    return machine.mmu().plan().format();
  }

  public Trace trace() {
    return machine.trace();
  }

  public FrameStore memory() {
    return machine.memory();
  }

  /** The event that is looked at. */
  public int event() {
    return event;
  }

  public Chronicle chronicle() {
    return chronicle;
  }

  /** Which table is which, now. */
  public TableTree tree() {
    TableTree known = tree;
    if (known == null) {
      known = discover();
      tree = known;
    }
    return known;
  }

  private TableTree discover() {
    rootsOfTree = roots();
    boolean none = !machine.registers().pagingOn() && machine.registers().root() == 0;
    return none
        ? TableTree.none(machine.mmu().plan(), memory())
        : TableTree.below(machine.mmu().plan(), memory(), registers(), rootsOfTree, MOST_TABLES);
  }

  /** What the root registers hold, as far as they have been loaded. */
  private List<Long> registers() {
    List<Long> values = new ArrayList<>();
    for (int number = 0; number < format().rootRegisters().size(); number++) {
      long value = machine.registers().root(number);
      if (value == 0 && !machine.registers().pagingOn()) {
        break;
      }
      values.add(value);
    }
    return values;
  }

  /** The current root first, then those of the other spaces. */
  private List<Long> roots() {
    Spaces spaces = kernel.spaces();
    List<Long> roots = new ArrayList<>();
    roots.add(root());
    for (String name : spaces.present()) {
      spaces.named(name).map(Space::root).filter(pa -> pa != root()).ifPresent(roots::add);
    }
    return roots;
  }

  /** A walker that marks nothing; its record is overwritten by the next use. */
  public Walker looking() {
    if (looking.plan() != machine.mmu().plan()) {
      looking = walkerOf(machine);
    }
    return looking;
  }

  /**
   * Walks for {@code va} by whichever access the tables allow: what it came to, as in {@link
   * Translation}. What it read stands in the record of {@link #looking}.
   */
  public long walk(long va) {
    long result = 0;
    for (int access = 0; access < Rights.ACCESSES; access++) {
      result = looking.walk(root(), va, access);
      if (!Translation.isRefused(result) || Translation.kind(result) != FaultKind.PROTECTION) {
        return result;
      }
    }
    return result;
  }

  public long root() {
    return baseOf(machine.registers().root());
  }

  /** What {@code value}, loaded into the first root register, says of where the root is. */
  private long baseOf(long value) {
    return value & format().regimeOfRoot(0).baseMask();
  }

  /** The window of the recursive slot, with a strategy that has one. */
  public Optional<TableWindow> window() {
    return kernel.reach().window();
  }

  /**
   * The name of the space whose root is at {@code root}, when there are several to tell apart; else
   * {@code ""}.
   */
  public String spaceOf(long root) {
    Spaces spaces = kernel.spaces();
    return spaces.present().size() > 1 ? spaces.nameOf(baseOf(root)) : "";
  }

  /** The name of the space whose root is at {@code root}, or "". */
  String nameOf(long root) {
    return kernel.spaces().nameOf(baseOf(root));
  }

  /** The names of the spaces there are now. */
  public List<String> spaces() {
    return kernel.spaces().present();
  }

  /** The root of the space called {@code name}, when there is one now. */
  public Optional<Long> rootOf(String name) {
    return kernel.spaces().named(name).map(Space::root);
  }

  /** The frames that the kernel makes tables and pages from at run time. */
  public Range pool() {
    return kernel.frames().range();
  }

  public Script script() {
    return script;
  }

  /**
   * What {@code question} answers with the machine as it was just after {@code then}, or before
   * everything for −1; afterwards the machine is back. Only cells may be asked, for what is known
   * about tables here stays that of now.
   */
  public <T> T asOf(int then, Supplier<T> question) {
    int now = machine.cells().time();
    machine.cells().seek(then < 0 ? 0 : trace().time(then));
    T answer = question.get();
    machine.cells().seek(now);
    return answer;
  }

  /**
   * What the frame at {@code table} is, when it is read as a table of level {@code read}: what the
   * kernel took it for; of a frame that it never took, what it is read as, unless that is junk or
   * depends on the way there.
   */
  public int levelOf(long table, int read) {
    Optional<Chronicle.Taken> taken = chronicle.taken(table >>> 12);
    if (taken.isPresent()) {
      return taken.get().level();
    }
    return memory().isWritten(table >>> 12) && !tree().isAmbiguous(table) ? read : Step.UNKNOWN;
  }
}
