package pagewalk.machine;

import pagewalk.format.ControlFlush;
import pagewalk.format.FaultKind;
import pagewalk.format.FaultRule;
import pagewalk.format.Invalidation;
import pagewalk.format.Rights;
import pagewalk.format.TlbRule;
import pagewalk.format.WalkPlan;
import pagewalk.mmu.Fault;
import pagewalk.mmu.Mmu;
import pagewalk.mmu.Translation;
import pagewalk.state.FrameStore;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * The processor: makes accesses, takes their faults, and tries again.
 *
 * <p>A refused access enters the trap handler one level deeper. The handler's own accesses go the
 * same way, so faults nest by themselves; when they nest deeper than the kernel stack allows, the
 * machine halts with a double fault (SDM 3A §6.15, vector 8). After the handler returns, the access
 * is made again from the beginning, as a restarted instruction is.
 */
public final class Cpu {
  private static final int MOST_RETRIES = 16;

  private final MachineSpec spec;
  private final DataCache data;
  private final FrameStore memory;
  private final Registers registers;
  private final Mmu mmu;
  private final Trace trace;
  private final int wordBytes;
  private final Invalidation pageInstruction;
  private final Invalidation allInstruction;
  private TrapHandler handler = fault -> false;

  Cpu(
      MachineSpec spec,
      DataCache data,
      FrameStore memory,
      Registers registers,
      Mmu mmu,
      Trace trace) {
    this.spec = spec;
    this.data = data;
    this.memory = memory;
    this.registers = registers;
    this.mmu = mmu;
    this.trace = trace;
    wordBytes = spec.format().wordBytes();
    pageInstruction = Invalidation.ofPage(spec.format().tlb().family());
    allInstruction = Invalidation.ofAll(spec.format().tlb().family());
  }

  /** From now on faults go to {@code handler}; before the first call none is handled. */
  public void setTrapHandler(TrapHandler handler) {
    this.handler = handler;
  }

  /**
   * Loads (or, with a fetch access, fetches) the word at {@code va}, a multiple of its bytes.
   *
   * @param access as in {@link Rights}
   * @return where it was found, or the refusal that no handler could mend (see {@link Translation})
   */
  public long read(long va, int access) {
    EventKind kind = Rights.isFetch(access) ? EventKind.FETCH : EventKind.LOAD;
    trace.instruction(kind, va, access, 0);
    long pa = reach(va, access);
    if (!Translation.isRefused(pa)) {
      trace.read(kind, va, pa, kind == EventKind.FETCH ? memory.read(pa, wordBytes) : word(pa));
    }
    return pa;
  }

  /**
   * Stores the word {@code value} at {@code va}, a multiple of its bytes; returns as {@link #read}
   * does.
   */
  public long write(long va, long value, int access) {
    trace.instruction(EventKind.STORE, va, access, value);
    long pa = reach(va, access);
    if (!Translation.isRefused(pa)) {
      long old;
      if (isCached()) {
        old = data.peek(pa, wordBytes);
        data.write(pa, value, wordBytes);
      } else {
        old = memory.read(pa, wordBytes);
        memory.write(pa, value, wordBytes);
      }
      trace.write(EventKind.STORE, va, pa, value, old);
    }
    return pa;
  }

  /**
   * Fills {@code bytes} bytes at {@code va} with the word {@code value}: one instruction, one
   * translation.
   *
   * @param bytes a power of two up to the smallest page; {@code va} is a multiple of it
   */
  public long fill(long va, long value, int bytes, int access) {
    trace.instruction(EventKind.FILL, va, access, value);
    long pa = reach(va, access);
    if (!Translation.isRefused(pa)) {
      if (isCached()) {
        data.fill(pa, value, bytes, wordBytes);
      } else if (wordBytes == Long.BYTES) {
        memory.fill(pa, value, bytes);
      } else {
        for (int offset = 0; offset < bytes; offset += wordBytes) {
          memory.write(pa + offset, value, wordBytes);
        }
      }
      trace.fill(va, pa, value, bytes);
    }
    return pa;
  }

  /** While paging is off the data cache is, too. */
  private boolean isCached() {
    return data.isOn() && registers.pagingOn();
  }

  /** The word at {@code pa} as a load finds it. */
  public long word(long pa) {
    return isCached() ? data.read(pa, wordBytes) : memory.read(pa, wordBytes);
  }

  /**
   * Writes the data-cache lines of {@code bytes} bytes from {@code va} on to memory (clean by MVA,
   * DDI 0301H §3.2.22); returns as {@link #read} does. There is nothing to do while paging is off.
   */
  public long clean(long va, int bytes) {
    if (!isCached()) {
      return 0;
    }
    long pa = reach(va, Rights.READ);
    if (!Translation.isRefused(pa)) {
      trace.clean(va, pa, data.clean(pa, bytes));
    }
    return pa;
  }

  private long reach(long va, int access) {
    for (int attempt = 0; attempt < MOST_RETRIES; attempt++) {
      if (attempt > 0) {
        trace.retry(va, access);
      }
      long result = translate(va, access);
      if (!Translation.isRefused(result) || !trap(va, access, result)) {
        return result;
      }
    }
    throw halt(HaltReason.LIVE_LOCK, va);
  }

  private long translate(long va, int access) {
    if (registers.pagingOn()) {
      return mmu.translate(registers.root(), va, access);
    }
    return memory.holds(va) ? va : Translation.busError();
  }

  /** Enters the handler; whether it wants the access made again. */
  private boolean trap(long va, int access, long result) {
    FaultKind kind = Translation.kind(result);
    FaultRule faults = mmu.plan().format().faults();
    int code = faults.code(kind, access, Translation.level(result), Translation.group(result));
    if (faults.recordsAddress(kind)) {
      registers.setFaultAddress(va);
    }
    trace.fault(va, access, code, result);
    int depth = registers.depth();
    if (depth == spec.depth()) {
      throw halt(HaltReason.DOUBLE_FAULT, va);
    }
    setDepth(depth + 1);
    boolean handled = handler.handle(Fault.of(va, access, result, code));
    trace.handlerReturn(va, handled);
    setDepth(depth);
    return handled;
  }

  private void setDepth(int depth) {
    registers.setDepth(depth);
    trace.setDepth(depth);
  }

  /**
   * Stops the machine for good; the result is for {@code throw}, so that the compiler knows that
   * nothing follows.
   */
  public MachineHalted halt(HaltReason reason, long va) {
    registers.setHalted();
    trace.halt(reason.ordinal(), va);
    return new MachineHalted(reason);
  }

  /** Forgets what is believed about the page of {@code va}, as INVLPG and TLBIMVA do. */
  public void invalidatePage(long va) {
    invalidate(pageInstruction, va, mmu.roots().asid());
  }

  /** Forgets what the current space believes: reloads CR3 with itself, or TLBIALL. */
  public void invalidateAll() {
    invalidate(allInstruction, 0, mmu.roots().asid());
  }

  /**
   * Executes {@code what}, about the page of {@code va} and the space {@code asid}. Loading CR3
   * with itself copies PAE's PDPTEs anew (SDM 3A §4.4.1).
   */
  public void invalidate(Invalidation what, long va, int asid) {
    if (what == Invalidation.MOV_CR3 && registers.pagingOn()) {
      latch(registers.root());
    }
    int dropped = mmu.invalidate(what, va, asid);
    trace.invalidate(va, !what.takesAddress(), dropped, what.ordinal());
  }

  /**
   * MOV to CR3 or to TTBR0: {@code value} is the root from now on. On x86 what the new space
   * believed is forgotten, unless the value asks to keep it; on ARM nothing is.
   */
  public void loadRoot(long value) {
    TlbRule rule = tlbRule();
    registers.setRoot(0, value & ~rule.keepBit());
    if (rule.asidMask() != 0) {
      mmu.roots().setAsid(rule.asid(value));
    }
    if (registers.pagingOn()) {
      latch(value);
    }
    boolean forgets = rule.rootLoadForgets() && (value & rule.keepBit()) == 0;
    int dropped = forgets ? mmu.invalidate(Invalidation.MOV_CR3, 0, mmu.roots().asid()) : 0;
    trace.rootLoad(0, registers.root(), dropped);
  }

  /** {@link #loadRoot(long)} for root register {@code number}: TTBR1 is number 1. */
  public void loadRoot(int number, long value) {
    if (number == 0) {
      loadRoot(value);
      return;
    }
    registers.setRoot(number, value);
    trace.rootLoad(number, value, 0);
  }

  /** CONTEXTIDR: the tag of the current address space where the root register does not hold it. */
  public void setAsid(int asid) {
    mmu.roots().setAsid(asid);
  }

  /**
   * Sets control number {@code control} of the format to {@code value}: the tables are read under
   * {@code plan} from now on.
   */
  public void setControl(int control, long value, WalkPlan plan, ControlFlush flush) {
    mmu.follow(plan);
    int asid = mmu.roots().asid();
    int dropped =
        switch (flush) {
          case NOTHING -> 0;
          case SPACE -> mmu.invalidate(Invalidation.INVPCID_SPACE, 0, asid);
          case EVERYTHING -> mmu.invalidate(Invalidation.INVPCID_ALL, 0, asid);
        };
    trace.control(control, value, dropped);
  }

  /** SDM 3A §4.4.1: a PDPTE with a reserved bit set makes loading CR3 a #GP. */
  private void latch(long root) {
    long result = mmu.latch(root);
    if (Translation.isRefused(result)) {
      trap(root, Rights.READ, result);
      throw halt(HaltReason.KERNEL_FAULT, root);
    }
  }

  public long root() {
    return registers.root();
  }

  /** How address spaces are told apart under the controls of now. */
  public TlbRule tlbRule() {
    return mmu.plan().format().tlb();
  }

  /** What root register {@code number} holds. */
  public long root(int number) {
    return registers.root(number);
  }

  /** From now on every address is translated. */
  public void enablePaging() {
    latch(registers.root());
    registers.setPagingOn();
    trace.pagingOn();
  }

  /** A debugger's write of the word at {@code pa}, past all translation; nothing is invalidated. */
  public void poke(long pa, long value) {
    long old = memory.read(pa, wordBytes);
    memory.write(pa, value, wordBytes);
    trace.write(EventKind.POKE, pa, pa, value, old);
  }
}
