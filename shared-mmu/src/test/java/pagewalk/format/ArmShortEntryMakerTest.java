package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;

/** Making a short descriptor and reading it are each other's reverse. */
final class ArmShortEntryMakerTest {
  private static final int CASES = 100;

  static List<ArmState> states() {
    return ArmState.states();
  }

  /** What a kernel asks for: W binds both modes alike, everything is readable. */
  private static int randomRights(Prng random) {
    boolean write = random.below(2) == 0;
    return Rights.of(write, random.below(2) == 0, write, random.below(2) == 0);
  }

  /** With subpages the kernel writes whatever it reads, and everything may be executed. */
  private static int asGranted(int rights, ArmState state) {
    boolean user = Rights.allows(rights, Rights.USER);
    boolean write = Rights.allows(rights, Rights.WRITE);
    return state.subpages()
        ? Rights.of(true, user, write, true)
        : Rights.of(write, user, write, Rights.allows(rights, Rights.EXECUTE));
  }

  @ParameterizedTest
  @MethodSource("states")
  void aLeafReadsBackAsThePageThatItWasMadeForAndMayBeUsed(ArmState state) {
    Prng random = new Prng(1);
    PagingFormat format = state.format();
    for (int number = 1; number <= 2; number++) {
      for (int i = 0; i < CASES; i++) {
        Level level = format.level(number);
        long pa = random.next() & 0xFFFF_FFFFL & -level.span();
        int rights = randomRights(random);
        boolean global = random.below(2) == 0;
        long raw = format.maker().leaf(number, pa, rights, global);
        EntryView leaf = EntryView.of(level, raw);
        assertEquals(ShapeKind.LEAF, leaf.kind(), () -> Hex.padded(raw, 8));
        assertEquals(pa, leaf.target());
        assertEquals(asGranted(rights, state), leaf.rights(), () -> Hex.padded(raw, 8));
        assertEquals(global || state.subpages(), leaf.global());
        assertEquals(0, leaf.group());
        long flag = leaf.shape().mask(FieldRole.ACCESS_FLAG);
        assertEquals(flag, raw & flag);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyQuarterOfAPageGetsTheSameRights(ArmState state) {
    Prng random = new Prng(2);
    Level level = state.format().level(1);
    SubpageRule rule = level.subpages();
    for (int i = 0; rule != null && i < CASES; i++) {
      int rights = randomRights(random);
      long raw = state.format().maker().leaf(1, 0x5000, rights, false);
      for (long va = 0; va < 0x1000; va += 0x400) {
        EntryView quarter = EntryView.of(level, rule.seenAt(raw, va));
        assertEquals(asGranted(rights, state), quarter.rights());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void aTableEntryReadsBackAsTheTableAndRefusesNothing(ArmState state) {
    PagingFormat format = state.format();
    EntryView entry = EntryView.of(format.level(2), format.maker().table(2, 0x12_3400, true));
    assertEquals(ShapeKind.TABLE, entry.kind());
    assertEquals(0x12_3400, entry.target());
    assertEquals(Rights.ALL, entry.rights());
    assertEquals(0, entry.group());
  }

  @ParameterizedTest
  @MethodSource("states")
  void otherRightsLeaveEverythingElseAsItWas(ArmState state) {
    Prng random = new Prng(3);
    PagingFormat format = state.format();
    for (ArmEntry entry : ArmEntry.in(state)) {
      for (int i = 0; entry.kind == ShapeKind.LEAF && i < CASES; i++) {
        long noise = random.next() & 0xFFFF_FFFFL & ~entry.bits(FieldRole.TAG, state);
        long raw = entry.simplest | (noise & ~(state.pxn() && entry.level == 2 ? 1L : 0));
        int rights = randomRights(random);
        long changed = format.maker().withRights(entry.level, raw, rights);
        EntryView view = EntryView.of(format.level(entry.level), changed);
        assertEquals(asGranted(rights, state), view.rights(), () -> entry + " " + Hex.of(changed));
        long rest = ~entry.bits(FieldRole.RIGHTS, state);
        assertEquals(Hex.of(raw & rest), Hex.of(changed & rest), entry.name());
      }
    }
  }
}
