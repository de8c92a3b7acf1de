package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Bits;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;

/** Making an entry and reading it are each other's reverse, under every state of the controls. */
final class EntryMakerTest {
  private static final int CASES = 200;

  static List<X86> states() {
    return X86.states();
  }

  /** What x86-64 entries can say: W binds both modes alike, everything is readable. */
  private static int randomRights(Prng random) {
    boolean write = random.below(2) == 0;
    return Rights.of(write, random.below(2) == 0, write, random.below(2) == 0);
  }

  /** What an entry can say of {@code rights}: without NX all may be executed. */
  private static int asGranted(int rights, X86 state) {
    boolean user = Rights.allows(rights, Rights.USER);
    boolean write = Rights.allows(rights, Rights.WRITE);
    boolean execute = Rights.allows(rights, Rights.EXECUTE) || !state.nxe();
    return Rights.of(write, user, write, execute);
  }

  private static long randomFrame(Prng random, X86 state, long alignment) {
    return random.next() & Bits.low(state.physicalBits()) & -alignment;
  }

  @ParameterizedTest
  @MethodSource("states")
  void aLeafReadsBackAsThePageThatItWasMadeFor(X86 state) {
    Prng random = new Prng(1);
    PagingFormat format = state.format();
    for (int number = 1; number <= (state.page1g() ? 3 : 2); number++) {
      for (int i = 0; i < CASES; i++) {
        Level level = format.level(number);
        long pa = randomFrame(random, state, level.span());
        int rights = randomRights(random);
        boolean global = random.below(2) == 0;
        long raw = format.maker().leaf(number, pa, rights, global);
        EntryView leaf = EntryView.of(level, raw);
        assertEquals(ShapeKind.LEAF, leaf.kind(), () -> Hex.padded(raw, 16));
        assertEquals(pa, leaf.target());
        assertEquals(asGranted(rights, state), leaf.rights(), () -> Hex.padded(raw, 16));
        assertEquals(global, leaf.global());
        long untouched =
            leaf.shape().mask(FieldRole.ACCESSED)
                | leaf.shape().mask(FieldRole.DIRTY)
                | leaf.shape().mask(FieldRole.MEMORY_TYPE)
                | leaf.shape().mask(FieldRole.IGNORED);
        assertEquals("0x0", Hex.of(raw & untouched));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void aTableEntryReadsBackAsTheTableAndRefusesNothingToTheKernel(X86 state) {
    Prng random = new Prng(2);
    PagingFormat format = state.format();
    for (int number = 2; number <= 4; number++) {
      for (int i = 0; i < CASES; i++) {
        long pa = randomFrame(random, state, 4096);
        boolean user = random.below(2) == 0;
        EntryView entry =
            EntryView.of(format.level(number), format.maker().table(number, pa, user));
        assertEquals(ShapeKind.TABLE, entry.kind());
        assertEquals(pa, entry.target());
        assertEquals(Rights.of(true, user, true, true), entry.rights());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void otherRightsLeaveEverythingElseAsItWas(X86 state) {
    Prng random = new Prng(3);
    PagingFormat format = state.format();
    for (X86Entry entry : X86Entry.in(state)) {
      if (entry.kind != ShapeKind.LEAF) {
        continue;
      }
      for (int i = 0; i < CASES; i++) {
        long changing = entry.bits(FieldRole.TAG, state) | entry.bits(FieldRole.RESERVED, state);
        long raw = entry.simplest | (random.next() & ~changing);
        int rights = randomRights(random);
        long changed = format.maker().withRights(entry.level, raw, rights);
        EntryView view = EntryView.of(format.level(entry.level), changed);
        assertEquals(ShapeKind.LEAF, view.kind(), () -> Hex.padded(changed, 16));
        assertEquals(asGranted(rights, state), view.rights());
        long rest = ~entry.bits(FieldRole.RIGHTS, state);
        assertEquals(Hex.of(raw & rest), Hex.of(changed & rest));
      }
    }
  }
}
