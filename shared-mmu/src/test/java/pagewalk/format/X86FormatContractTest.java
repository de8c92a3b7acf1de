package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Bits;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;

/**
 * The declaration of x86-64 with 4 levels against the manual (Intel SDM 3A chapter 4), under every
 * state of the controls; {@link X86Entry} is the manual.
 */
final class X86FormatContractTest {
  private static final int RANDOM_ENTRIES = 500;

  static List<X86> states() {
    return X86.states();
  }

  private static EntryView view(PagingFormat format, X86Entry entry, long raw) {
    return EntryView.of(format.level(entry.level), raw);
  }

  private static Supplier<String> about(X86Entry entry, long raw) {
    return () -> entry + " " + Hex.padded(raw, 16);
  }

  /** Random contents of the bits that are not reserved and not the tag. */
  private static long random(X86Entry entry, X86 state, Prng random) {
    long fixed = entry.bits(FieldRole.TAG, state) | entry.bits(FieldRole.RESERVED, state);
    return entry.simplest | (random.next() & ~fixed);
  }

  @ParameterizedTest
  @MethodSource("states")
  void theFieldsOfEveryShapeCoverEachBitOnceFromHighToLow(X86 state) {
    DeclarationContract.fieldsCoverEachBitOnceFromHighToLow(state.format(), 63);
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyBitHasTheRoleThatTheManualGivesIt(X86 state) {
    PagingFormat format = state.format();
    for (X86Entry entry : X86Entry.in(state)) {
      EntryShape shape = view(format, entry, entry.simplest).shape();
      for (FieldRole role : FieldRole.values()) {
        assertEquals(
            Hex.of(entry.bits(role, state)), Hex.of(shape.mask(role)), () -> entry + " " + role);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void thereAreNoOtherShapesThanTheManuals(X86 state) {
    List<Integer> counts = state.format().levels().stream().map(l -> l.shapes().size()).toList();
    assertEquals(List.of(2, state.page1g() ? 3 : 2, 3, 2), counts);
  }

  /** SDM 3A §4.5, figure 4-11: P = 0, and all other 63 bits are ignored. */
  @ParameterizedTest
  @MethodSource("states")
  void anEntryWithoutPIsAbsentWhateverElseItHolds(X86 state) {
    Prng random = new Prng(1);
    for (Level level : state.format().levels()) {
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        EntryView entry = EntryView.of(level, random.next() & ~1L);
        assertEquals(ShapeKind.ABSENT, entry.kind());
        assertEquals(0, entry.target());
        assertEquals(0, entry.rights());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void anEntryWithoutReservedBitsIsWhatItsTagSays(X86 state) {
    Prng random = new Prng(2);
    PagingFormat format = state.format();
    for (X86Entry entry : X86Entry.in(state)) {
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        EntryView view = view(format, entry, raw);
        assertEquals(entry.kind, view.kind(), about(entry, raw));
        assertEquals(raw & entry.bits(FieldRole.ADDRESS, state), view.target(), about(entry, raw));
        assertEquals((raw >>> 5 & 1) == 1, view.accessed(), about(entry, raw));
        boolean leaf = entry.kind == ShapeKind.LEAF;
        assertEquals(leaf && (raw >>> 6 & 1) == 1, view.dirty(), about(entry, raw));
        assertEquals(leaf && (raw >>> 8 & 1) == 1, view.global(), about(entry, raw));
      }
    }
  }

  /** SDM 3A §4.7: one reserved bit is enough, whatever the other bits are. */
  @ParameterizedTest
  @MethodSource("states")
  void eachReservedBitAloneMakesAPresentEntryReserved(X86 state) {
    Prng random = new Prng(3);
    PagingFormat format = state.format();
    for (X86Entry entry : X86Entry.in(state)) {
      long reserved = entry.bits(FieldRole.RESERVED, state);
      for (int bit = 0; bit < 64; bit++) {
        if ((reserved >>> bit & 1) == 1) {
          long raw = random(entry, state, random) | Bits.bit(bit);
          assertEquals(ShapeKind.RESERVED, view(format, entry, raw).kind(), about(entry, raw));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void anIgnoredBitChangesNothing(X86 state) {
    Prng random = new Prng(4);
    PagingFormat format = state.format();
    for (X86Entry entry : X86Entry.in(state)) {
      long ignored = entry.bits(FieldRole.IGNORED, state);
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        EntryView one = view(format, entry, raw);
        EntryView other = view(format, entry, raw ^ (random.next() & ignored));
        assertSame(one.shape(), other.shape(), about(entry, raw));
        assertEquals(one.kind(), other.kind(), about(entry, raw));
        assertEquals(one.target(), other.target(), about(entry, raw));
        assertEquals(one.rights(), other.rights(), about(entry, raw));
        assertEquals(one.accessed(), other.accessed(), about(entry, raw));
        assertEquals(one.dirty(), other.dirty(), about(entry, raw));
        assertEquals(one.global(), other.global(), about(entry, raw));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void rightsDependOnNothingButTheRightsFields(X86 state) {
    DeclarationContract.rightsDependOnNothingButTheRightsFields(state.format());
  }

  /** SDM 3A §4.6.1, one entry alone, without SMEP, SMAP and protection keys. */
  @ParameterizedTest
  @MethodSource("states")
  void anEntryAllowsWhatItsThreeRightsBitsSay(X86 state) {
    PagingFormat format = state.format();
    for (X86Entry entry : X86Entry.in(state)) {
      for (int bits = 0; bits < 8; bits++) {
        boolean writable = (bits & 1) != 0;
        boolean user = (bits & 2) != 0;
        boolean disabled = (bits & 4) != 0;
        long raw = entry.simplest | (writable ? 2 : 0) | (user ? 4 : 0) | (disabled ? 1L << 63 : 0);
        boolean execute = !(disabled && state.nxe());
        boolean[] allowed = {
          true, writable || !state.wp(), execute, user, user && writable, user && execute
        };
        int rights = format.access().allowed(view(format, entry, raw).rights(), 0);
        for (int access = 0; access < allowed.length; access++) {
          String what = entry + " " + Hex.of(raw) + " " + Rights.nameOf(access);
          assertEquals(allowed[access], Rights.allows(rights, access), what);
        }
      }
    }
  }

  /** The plan that walks follow says of every entry what the readable decoder says. */
  @ParameterizedTest
  @MethodSource("states")
  void theCompiledPlanAgreesWithTheDecoder(X86 state) {
    Prng random = new Prng(6);
    WalkPlan plan = PlanCompiler.compile(state.format());
    assertEquals(4, plan.depth());
    for (int step = 0; step < plan.depth(); step++) {
      PlanLevel level = plan.level(step);
      Level declared = state.format().levels().get(step);
      assertEquals(declared.number(), level.number);
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random.next() & (random.next() | ~(random.next() << 36));
        EntryView entry = EntryView.of(declared, raw);
        int verdict = level.verdict(raw);
        int shape = PlanLevel.shapeOf(verdict);
        assertSame(entry.shape(), declared.shapes().get(shape));
        assertEquals(entry.shape().kind().ordinal(), PlanLevel.kindOf(verdict));
        assertEquals(entry.rights(), verdict & Rights.ALL);
        PlanShape masks = level.shape(verdict);
        assertEquals(entry.target(), masks.target(raw));
        boolean reserved = (raw & masks.mustBeClear) != 0;
        assertEquals(entry.kind() == ShapeKind.RESERVED, reserved);
        assertEquals(entry.accessed(), (raw & masks.setOnUse) != 0);
        assertEquals(entry.dirty(), (raw & masks.setOnWrite) != 0);
        assertEquals(entry.global(), masks.isGlobal(raw));
      }
    }
  }
}
