package pagewalk.state;

/**
 * Memory as a walk sees it: 64-bit words at physical addresses.
 *
 * <p>The simulated machine's is {@link FrameStore}. Another one stands under an onlooker's walk
 * through memory that some other machine wrote.
 */
public interface PhysicalMemory {

  /** Whether the machine has memory at {@code pa}. */
  boolean holds(long pa);

  /** The 64-bit word at {@code pa} (its low three bits are ignored); the memory must hold it. */
  long read(long pa);

  /**
   * Puts {@code value} into the word of {@code bytes} bytes, 4 or 8, at {@code pa}; the memory must
   * hold it.
   */
  void write(long pa, long value, int bytes);
}
