package pagewalk.oracle;

import static pagewalk.oracle.Word.bit;
import static pagewalk.oracle.Word.bits;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import pagewalk.oracle.X86Controls.Mode;

/**
 * What a whole translation allows: SDM 3A §4.6.
 *
 * @param entries all that control the translation, the root's first
 */
record X86Rights(X86Controls on, Access access, List<Long> entries) {
  private static final int RW = 1;
  private static final int US = 2;
  private static final int XD = 63;

  /** §4.6.1. */
  boolean allow() {
    boolean writable = entries.stream().allMatch(entry -> bit(entry, RW));
    boolean executeDisabled = entries.stream().anyMatch(this::forbidsExecution);
    if (access.user()) {
      return userModeAddress()
          && !(access.write() && !writable)
          && !(access.fetch() && executeDisabled)
          && !keyRefuses();
    }
    if (access.fetch()) {
      return !executeDisabled && !(on.smep() && userModeAddress());
    }
    return !(on.smap() && userModeAddress() && !on.ac())
        && !(access.write() && on.wp() && !writable)
        && !keyRefuses();
  }

  private boolean userModeAddress() {
    return entries.stream().allMatch(entry -> bit(entry, US));
  }

  private boolean forbidsExecution(long entry) {
    return on.mode() != Mode.I386 && on.nxe() && bit(entry, XD);
  }

  /** §4.6.2: only data, only user-mode addresses, only in long mode. */
  boolean keyRefuses() {
    if (!on.mode().isLong() || !on.pke() || access.fetch() || !userModeAddress()) {
      return false;
    }
    int key = (int) bits(entries.get(entries.size() - 1), 62, 59);
    boolean accessDisabled = bit(on.pkru(), 2 * key);
    boolean writeDisabled = bit(on.pkru(), 2 * key + 1);
    return accessDisabled || (writeDisabled && access.write() && (access.user() || on.wp()));
  }

  /** The topmost entry that refuses by its own bits. */
  OptionalInt firstRefusing() {
    return IntStream.range(0, entries.size()).filter(i -> refuses(entries.get(i))).findFirst();
  }

  private boolean refuses(long entry) {
    return (access.user() && !bit(entry, US))
        || (access.write() && !bit(entry, RW) && (access.user() || on.wp()))
        || (access.fetch() && forbidsExecution(entry));
  }
}
