package pagewalk.bench;

import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.mmu.Caches;
import pagewalk.mmu.Mmu;
import pagewalk.mmu.Translation;
import pagewalk.setting.Settings;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/** Tables that map a range from address 0 on, the MMU that reads them, and addresses to ask for. */
public final class Fixture {
  private final Cells cells = new Cells();
  private final FrameStore memory;
  private final PagingFormat format;
  private final Trace trace;
  private final Mmu mmu;
  private final long[] addresses;
  private final long root;
  private final long end;

  private Fixture(PagingFormat format, long mapped, Shape tlb, long[] addresses) {
    this.format = format;
    this.addresses = addresses;
    cells.setRecording(false);
    memory = new FrameStore(cells, PlainMapper.ram(mapped), 0);
    trace = new Trace(cells, TraceMeter.NONE);
    trace.setOn(false);
    mmu = new Mmu(PlanCompiler.compile(format), cells, memory, Caches.tlb(tlb), trace);
    PlainMapper mapper = new PlainMapper(format, memory);
    mapper.map(mapped);
    root = mapper.root();
    end = mapper.end();
    mmu.roots().set(0, root);
    if (Translation.isRefused(mmu.latch(root))) {
      throw new IllegalStateException("the root cannot be loaded");
    }
    // Every entry is marked as used, by the walker itself: what is measured is the way of entries
    // that are, and compilers that learn from what they see should see no other before.
    for (long va : addresses) {
      mmu.walker().walk(root, va, access(va));
    }
    translate(0, addresses.length);
  }

  /**
   * Tables of the format {@code format} (see {@link #declared}) that map {@code mapped} bytes, a
   * power of two, and {@code count} addresses within that.
   */
  public static Fixture of(String format, long mapped, Addresses pattern, int count, Shape tlb) {
    return of(declared(format), mapped, pattern, count, tlb);
  }

  /** The same for {@code format} under controls of one's own. */
  public static Fixture of(
      PagingFormat format, long mapped, Addresses pattern, int count, Shape tlb) {
    return new Fixture(format, mapped, tlb, pattern.take(count, mapped >>> 12));
  }

  /**
   * The format named {@code name} with its usual controls, but with LPAE's 4 GiB undivided: the
   * usual split would leave the upper half to the other root.
   */
  public static PagingFormat declared(String name) {
    FormatFamily family =
        Formats.named(name)
            .orElseThrow(() -> new IllegalArgumentException("no format is called " + name));
    Settings usual = Settings.of(family.controls());
    return family.under(name.equals("lpae") ? usual.with("t0sz", 0).with("t1sz", 0) : usual);
  }

  /** User code reads at address {@code va}, or, at one of four, writes. */
  public static int access(long va) {
    return Rights.USER + Rights.READ + ((int) (va >>> 3 & va >>> 4) & 1);
  }

  /** A checksum of {@code sum} and one more result. */
  public static long checksum(long sum, long result) {
    return (sum << 1 | sum >>> 63) + result;
  }

  /**
   * Translates the addresses from number {@code from} up to {@code to}; gives the checksum of where
   * they are.
   */
  public long translate(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      long va = addresses[i];
      sum = checksum(sum, mmu.translate(root, va, access(va)));
    }
    return sum;
  }

  /** The checksum of all addresses, none of which may be refused. */
  public long checked() {
    for (long va : addresses) {
      if (mmu.translate(root, va, access(va)) != va) {
        throw new IllegalStateException("address " + va + " is not where it was mapped to");
      }
    }
    return translate(0, addresses.length);
  }

  /** From now on walks are recorded as events, of which the latest is kept. */
  public void record() {
    trace.keepLatest();
    trace.setOn(true);
  }

  /** How many memory references have been recorded. */
  public long references() {
    return trace.allSteps();
  }

  public long[] addresses() {
    return addresses;
  }

  public PagingFormat format() {
    return format;
  }

  public long root() {
    return root;
  }

  public Mmu mmu() {
    return mmu;
  }

  /**
   * Physical memory from address 0 to the end of the tables, for walkers that know nothing else.
   */
  public long[] image() {
    long[] words = new long[(int) (end >>> 3)];
    for (long pa = PlainMapper.TABLES; pa < end; pa += 8) {
      words[(int) (pa >>> 3)] = memory.read(pa);
    }
    return words;
  }
}
