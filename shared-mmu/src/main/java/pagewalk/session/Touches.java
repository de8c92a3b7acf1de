package pagewalk.session;

import pagewalk.bits.Prng;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.machine.Cpu;
import pagewalk.mmu.Translation;
import pagewalk.scenario.Statement;
import pagewalk.setting.Settings;

/**
 * Uses one word of each of many pages: all of them in turn, every so many bytes, or a random
 * selection that is the same for the same seed.
 */
final class Touches {
  private final long from;
  private final long stride;
  private final long count;
  private final Settings settings;
  private final Cpu cpu;
  private final int access;

  Touches(Statement.Touch touch, PagingFormat format, Cpu cpu) {
    from = touch.va();
    settings = touch.settings();
    stride = settings.number("stride");
    long length = settings.has("length") ? settings.number("length") : format.pageBytes();
    count = Math.max(1, Long.divideUnsigned(length + stride - 1, stride));
    this.cpu = cpu;
    int kind = settings.word("access").equals("read") ? Rights.READ : Rights.WRITE;
    access = Commands.access(settings, kind);
  }

  /** The first refusal ends it. */
  Verdict make() {
    if (settings.has("pick")) {
      return random(settings.number("pick"), new Prng(settings.number("seed")));
    }
    for (long i = 0; i < count; i++) {
      long result = touch(i);
      if (Translation.isRefused(result)) {
        return Commands.reached(result);
      }
    }
    return Verdict.OK;
  }

  private Verdict random(long picks, Prng random) {
    for (long i = 0; i < picks; i++) {
      long result = touch(Long.remainderUnsigned(random.next(), count));
      if (Translation.isRefused(result)) {
        return Commands.reached(result);
      }
    }
    return Verdict.OK;
  }

  /** A written word holds its own address, so that it can be told where it was meant to go. */
  private long touch(long number) {
    long va = from + number * stride;
    return Rights.isWrite(access) ? cpu.write(va, va, access) : cpu.read(va, access);
  }
}
