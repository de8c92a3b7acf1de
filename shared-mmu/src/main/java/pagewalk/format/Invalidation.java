package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instructions that make the processor forget translations, each with its exact scope.
 *
 * <p>x86: SDM 3A §4.10.4.1. ARM1176: DDI 0301H §3.2.23. AArch64: DDI 0487, TLB maintenance
 * instructions (unverified here; the scopes are those that kernels rely on).
 */
public enum Invalidation {
  /** What everybody believes about a page too, and every paging-structure entry of the space. */
  INVLPG("invlpg", "x86", Scope.PAGE, Paths.SPACE, Side.BOTH),
  INVPCID_ADDRESS("invpcid0", "x86", Scope.PAGE_OWN, Paths.PAGE, Side.BOTH),
  INVPCID_SPACE("invpcid1", "x86", Scope.SPACE, Paths.SPACE, Side.BOTH),
  INVPCID_ALL("invpcid2", "x86", Scope.ALL, Paths.ALL, Side.BOTH),
  INVPCID_ALL_BUT_GLOBAL("invpcid3", "x86", Scope.ALL_BUT_GLOBAL, Paths.ALL, Side.BOTH),
  /** MOV to CR3 with bit 63 of the source clear: the space that becomes current. */
  MOV_CR3("movcr3", "x86", Scope.SPACE, Paths.SPACE, Side.BOTH),

  TLBIALL("tlbiall", "arm", Scope.ALL, Paths.ALL, Side.BOTH),
  TLBIMVA("tlbimva", "arm", Scope.PAGE, Paths.PAGE, Side.BOTH),
  TLBIASID("tlbiasid", "arm", Scope.SPACE, Paths.SPACE, Side.BOTH),
  TLBIMVAA("tlbimvaa", "arm", Scope.PAGE_OF_ALL, Paths.PAGE_OF_ALL, Side.BOTH),
  ITLBIALL("itlbiall", "arm", Scope.ALL, Paths.NONE, Side.INSTRUCTION),
  ITLBIMVA("itlbimva", "arm", Scope.PAGE, Paths.NONE, Side.INSTRUCTION),
  ITLBIASID("itlbiasid", "arm", Scope.SPACE, Paths.NONE, Side.INSTRUCTION),
  DTLBIALL("dtlbiall", "arm", Scope.ALL, Paths.NONE, Side.DATA),
  DTLBIMVA("dtlbimva", "arm", Scope.PAGE, Paths.NONE, Side.DATA),
  DTLBIASID("dtlbiasid", "arm", Scope.SPACE, Paths.NONE, Side.DATA),

  VMALLE1("vmalle1", "aarch64", Scope.ALL, Paths.ALL, Side.BOTH),
  VAE1("vae1", "aarch64", Scope.PAGE, Paths.PAGE, Side.BOTH),
  VALE1("vale1", "aarch64", Scope.PAGE, Paths.NONE, Side.BOTH),
  VAAE1("vaae1", "aarch64", Scope.PAGE_OF_ALL, Paths.PAGE_OF_ALL, Side.BOTH),
  VAALE1("vaale1", "aarch64", Scope.PAGE_OF_ALL, Paths.NONE, Side.BOTH),
  ASIDE1("aside1", "aarch64", Scope.SPACE, Paths.SPACE, Side.BOTH);

  /** Which translations go. */
  public enum Scope {
    /** Those of a page, in one space and in common. */
    PAGE,
    /** Those of a page in one space, but not those that are global. */
    PAGE_OWN,
    /** Those of a page in every space. */
    PAGE_OF_ALL,
    /** Those of one space, but not those that are global. */
    SPACE,
    /** Everything that is not global. */
    ALL_BUT_GLOBAL,
    /** Everything. */
    ALL
  }

  /** Which entries of the paging-structure caches go. */
  public enum Paths {
    NONE,
    /** Those on the way to a page, in one space. */
    PAGE,
    /** Those on the way to a page, in every space. */
    PAGE_OF_ALL,
    /** Those of one space. */
    SPACE,
    ALL
  }

  /** Which of the TLBs, where instructions have one of their own. */
  public enum Side {
    BOTH,
    INSTRUCTION,
    DATA
  }

  private final String word;
  private final String family;
  private final Scope scope;
  private final Paths paths;
  private final Side side;

  Invalidation(String word, String family, Scope scope, Paths paths, Side side) {
    this.word = word;
    this.family = family;
    this.scope = scope;
    this.paths = paths;
    this.side = side;
  }

  /** The name in scenarios: "invlpg", "tlbimva". */
  public String word() {
    return word;
  }

  /** The name in the manual: "INVLPG", "INVPCID type 1", "TLBI VAE1". */
  public String mnemonic() {
    if (family.equals("aarch64")) {
      return "TLBI " + name();
    }
    if (this == MOV_CR3) {
      return "MOV CR3";
    }
    return word.startsWith("invpcid") ? "INVPCID type " + word.substring(7) : name();
  }

  /** Whose instruction it is: "x86", "arm" (both descriptor formats) or "aarch64". */
  public String family() {
    return family;
  }

  public Scope scope() {
    return scope;
  }

  public Paths paths() {
    return paths;
  }

  public Side side() {
    return side;
  }

  /** Whether it is about one page. */
  public boolean takesAddress() {
    return scope == Scope.PAGE || scope == Scope.PAGE_OWN || scope == Scope.PAGE_OF_ALL;
  }

  /** What a kernel of {@code family} forgets one page with. */
  public static Invalidation ofPage(String family) {
    return switch (family) {
      case "x86" -> INVLPG;
      case "arm" -> TLBIMVA;
      default -> VAE1;
    };
  }

  /** What a kernel of {@code family} forgets a whole space with. */
  public static Invalidation ofAll(String family) {
    return switch (family) {
      case "x86" -> MOV_CR3;
      case "arm" -> TLBIALL;
      default -> VMALLE1;
    };
  }

  public static Invalidation of(int ordinal) {
    return values()[ordinal];
  }

  public static Optional<Invalidation> named(String word) {
    for (Invalidation one : values()) {
      if (one.word.equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The names of all, in order. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Invalidation one : values()) {
      words.add(one.word);
    }
    return words;
  }
}
