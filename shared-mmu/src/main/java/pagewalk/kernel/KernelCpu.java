package pagewalk.kernel;

import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;

/**
 * All that kernel software can do: use virtual addresses, forget beliefs, choose a root.
 *
 * <p>There is deliberately no way to name physical memory. That is the catch-22 that the whole
 * project is about: a table must be mapped to be edited, and a table must be edited to map it. An
 * access that faults and cannot be mended stops the machine, for a kernel has nobody to complain
 * to.
 */
public interface KernelCpu {
  /** The word at {@code va}, a multiple of its bytes. */
  long load(long va);

  /** Stores the word {@code value} at {@code va}, a multiple of its bytes. */
  void store(long va, long value);

  /**
   * Fills {@code bytes} bytes at {@code va} with the word {@code value}, within one page of the
   * smallest size.
   */
  void fill(long va, long value, int bytes);

  /**
   * Writes what the data cache holds of {@code bytes} bytes from {@code va} on, within one page, to
   * memory, where walks read.
   */
  void clean(long va, int bytes);

  /** Forgets what the processor believes about the page of {@code va}. */
  void invalidatePage(long va);

  /** Forgets every belief that is not global. */
  void invalidateAll();

  /** Physical address of the current root table. */
  long root();

  /** What root register {@code number} holds: 1 is that of the kernel half (TTBR1). */
  long root(int number);

  /** Makes {@code pa} the root; every belief that is not global is forgotten. */
  void loadRoot(long pa);

  /**
   * Makes {@code pa} the root of the space with tag {@code tag}; what was believed under that tag
   * stays when {@code keeping}, and what is believed under others in any case.
   *
   * @return false when tags are switched off now, so that this was {@link #loadRoot(long)}
   */
  boolean loadRoot(long pa, int tag, boolean keeping);

  /** {@link #loadRoot(long)} for root register {@code number}. */
  void loadRoot(int number, long pa);

  /** Stops the machine for good, because of {@code va}; the result is for {@code throw}. */
  MachineHalted halt(HaltReason reason, long va);
}
