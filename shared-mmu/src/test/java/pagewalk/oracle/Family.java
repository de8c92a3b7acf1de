package pagewalk.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import pagewalk.bits.Prng;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.ArmShortControls.Version;
import pagewalk.oracle.X86Controls.Mode;

/**
 * Everything that a random comparison of one format needs.
 *
 * @param <C> its controls
 * @param outcomes all that can come of an access in this format
 * @param pageLevels the levels whose entries can map pages
 */
record Family<C>(
    String name,
    Function<Prng, C> controls,
    BiFunction<Prng, C, RandomTables> tables,
    BiFunction<Memory, C, ReferenceWalker> reference,
    Set<Outcome> outcomes,
    Set<Integer> pageLevels) {

  static final Family<X86Controls> I386 = x86("i386", Mode.I386);
  static final Family<X86Controls> PAE = x86("pae", Mode.PAE);
  static final Family<X86Controls> X86_64 = x86("x86-64", Mode.LONG4);
  static final Family<X86Controls> X86_64_LA57 = x86("x86-64-la57", Mode.LONG5);
  static final Family<ArmShortControls> ARMV5 = armShort("armv5", Version.V5);
  static final Family<ArmShortControls> ARMV6 = armShort("armv6", Version.V6);
  static final Family<ArmShortControls> ARMV7 = armShort("armv7", Version.V7);
  static final Family<ArmLongControls> LPAE = armLong("lpae", ArmLongControls::randomLpae);
  static final Family<ArmLongControls> AARCH64 = armLong("aarch64", ArmLongControls::randomAarch64);

  static final List<Family<?>> ALL =
      List.of(I386, PAE, X86_64, X86_64_LA57, ARMV5, ARMV6, ARMV7, LPAE, AARCH64);

  private static Family<X86Controls> x86(String name, Mode mode) {
    Set<Outcome> outcomes =
        EnumSet.of(
            Outcome.TRANSLATED,
            Outcome.NOT_PRESENT,
            Outcome.RESERVED_BIT,
            Outcome.PROTECTION,
            Outcome.NO_MEMORY);
    if (mode.isLong()) {
      outcomes.add(Outcome.NON_CANONICAL);
    }
    return new Family<>(
        name,
        random -> X86Controls.random(random, mode),
        (random, controls) -> new X86RandomTables(random, mode),
        ReferenceX86::new,
        outcomes,
        mode.isLong() ? Set.of(1, 2, 3) : Set.of(1, 2));
  }

  private static Family<ArmShortControls> armShort(String name, Version version) {
    Set<Outcome> outcomes =
        EnumSet.of(
            Outcome.TRANSLATED,
            Outcome.NOT_PRESENT,
            Outcome.PROTECTION,
            Outcome.DOMAIN,
            Outcome.NO_MEMORY);
    if (version != Version.V5) {
      outcomes.add(Outcome.ACCESS_FLAG);
    }
    return new Family<>(
        name,
        random -> ArmShortControls.random(random, version),
        (random, controls) -> new ArmShortRandomTables(random),
        ReferenceArmShort::new,
        outcomes,
        Set.of(1, 2));
  }

  private static Family<ArmLongControls> armLong(
      String name, Function<Prng, ArmLongControls> controls) {
    return new Family<>(
        name,
        controls,
        ArmLongRandomTables::new,
        ReferenceArmLong::new,
        EnumSet.of(
            Outcome.TRANSLATED,
            Outcome.NOT_PRESENT,
            Outcome.PROTECTION,
            Outcome.ACCESS_FLAG,
            Outcome.ADDRESS_SIZE,
            Outcome.NO_MEMORY),
        Set.of(1, 2, 3));
  }

  @Override
  public String toString() {
    return name;
  }
}
