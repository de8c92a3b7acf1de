package pagewalk.kernel;

import java.util.List;
import pagewalk.format.PagingFormat;
import pagewalk.setting.Range;

/**
 * The processor for kernel software that gives each space a tag (a PCID, SDM 3A §4.10.1), so that
 * what is believed about one outlasts the time in which another is current.
 *
 * <p>INVLPG and the rest forget what the current space believes. Where what was changed is seen by
 * other spaces too, theirs are not trusted any more, and the next time that one of them becomes
 * current its root is loaded so that everything under its tag is forgotten. That is what kernels
 * do: nothing has to be forgotten for a space that never becomes current again.
 */
final class TaggingCpu extends ForwardingCpu {
  private final Spaces spaces;
  private final PagingFormat format;
  private final List<Range> windows;

  /**
   * @param windows where tables are seen, those of other spaces among them, in either half
   */
  TaggingCpu(KernelCpu cpu, Spaces spaces, PagingFormat format, List<Range> windows) {
    super(cpu);
    this.spaces = spaces;
    this.format = format;
    this.windows = List.copyOf(windows);
  }

  @Override
  public void invalidatePage(long va) {
    super.invalidatePage(va);
    if (!format.isUserHalf(va) || windows.stream().anyMatch(range -> range.contains(va))) {
      spaces.distrustAllBut(root());
    }
  }

  @Override
  public void invalidateAll() {
    super.invalidateAll();
    spaces.distrustAllBut(root());
  }

  @Override
  public void loadRoot(long pa) {
    int tag = spaces.tagOf(pa);
    if (tag < 0) {
      super.loadRoot(pa); // while booting, before there is any space
      return;
    }
    if (super.loadRoot(pa, tag, spaces.isTrusted(tag))) {
      spaces.trust(tag);
    } else {
      spaces.distrustAllBut(pa);
    }
  }
}
