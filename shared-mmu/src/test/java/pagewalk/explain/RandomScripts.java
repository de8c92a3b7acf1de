package pagewalk.explain;

import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;

/** Scripts that nobody would write: every statement at random, and a debugger who breaks tables. */
public final class RandomScripts {
  private static final List<String> KERNELS =
      List.of(
          "recursive slot=511 grow=fault",
          "recursive slot=300 grow=fault fresh=junk",
          "recursive slot=0 grow=check",
          "recursive slot=511 grow=fault formula=unmasked",
          "recursive slot=511 grow=fault depth=2",
          "recursive slot=511 grow=check fresh=present",
          "direct grow=check",
          "direct grow=check page=4K fresh=junk",
          "identity upto=4M grow=check fresh=present",
          "identity upto=2M grow=none");
  private static final List<String> TLBS = List.of("16x4", "1x1", "2x2", "none");
  private static final List<String> RIGHTS = List.of("r", "rw", "rx", "rwx", "rwu", "rxu", "rwxug");
  private static final List<String> FLUSHES = List.of("page", "all", "none");

  private final Prng random;
  private final StringBuilder text = new StringBuilder("pagewalk 1\n");

  private RandomScripts(long seed) {
    random = new Prng(seed);
  }

  /** One script; equal seeds give equal scripts. */
  public static String script(long seed) {
    RandomScripts script = new RandomScripts(seed);
    script.line("machine x86-64 ram=16M tlb=" + script.one(TLBS) + " wp=" + script.random.below(2));
    script.line("kernel " + script.one(KERNELS) + " pool=0x400..0x41F");
    for (int i = 0; i < 25; i++) {
      script.line(script.statement());
    }
    return script.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private String statement() {
    String as = random.below(4) == 0 ? " as=user" : "";
    return switch (random.below(10)) {
      case 0, 1 -> "store " + word() + " = " + Hex.of(random.below(256)) + as;
      case 2, 3 -> "load " + word() + as;
      case 4 -> "fetch " + word() + as;
      case 5 -> "map " + page() + " rights=" + one(RIGHTS);
      case 6 -> "unmap " + page() + " flush=" + one(FLUSHES);
      case 7 -> "protect " + page() + " rights=" + one(RIGHTS) + " flush=" + one(FLUSHES);
      case 8 -> random.below(3) == 0 ? "invalidate all" : "invalidate " + page();
      default -> "poke " + Hex.of(slot()) + " = " + Hex.of(entry());
    };
  }

  private String word() {
    return random.below(12) == 0 ? "0x800000000000" : Hex.of(address() + 8L * random.below(3));
  }

  private String page() {
    return Hex.of(address());
  }

  private long address() {
    long page = 0x1000L * random.below(3);
    return switch (random.below(6)) {
      case 0 -> 0xFFFF_8000_0000_0000L + page;
      case 1 -> 0x80_0000_0000L + page;
      case 2 -> 0x60_0000L + page;
      case 3 -> 0xFFFF_FF80_0000_2000L + page;
      default -> 0x40_0000L + page;
    };
  }

  private long slot() {
    long frame = random.below(2) == 0 ? 0x100 + random.below(4) : 0x400 + random.below(6);
    return (frame << 12) + 8L * (random.below(3) == 0 ? 511 : random.below(4));
  }

  private long entry() {
    long frame = random.below(4) == 0 ? 0x100 : 0x400 + random.below(8);
    return switch (random.below(6)) {
      case 0 -> 0;
      case 1 -> frame << 12 | 0x83;
      case 2 -> 0x3F_FFFF_F003L;
      case 3 -> random.next();
      default -> frame << 12 | 7;
    };
  }

  private String one(List<String> choices) {
    return choices.get(random.below(choices.size()));
  }
}
