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
 * The declarations of the short descriptors against the manuals, under every state of the controls
 * that give bits a meaning; {@link ArmEntry} is the manual.
 */
final class ArmShortFormatContractTest {
  private static final int RANDOM_ENTRIES = 200;

  static List<ArmState> states() {
    return ArmState.states();
  }

  private static EntryView view(PagingFormat format, ArmEntry entry, long raw) {
    return EntryView.of(format.level(entry.level), raw);
  }

  private static Supplier<String> about(ArmEntry entry, long raw) {
    return () -> entry + " " + Hex.padded(raw, 8);
  }

  /** Random contents of the bits that are not the tag. */
  private static long random(ArmEntry entry, ArmState state, Prng random) {
    long noise = random.next() & 0xFFFF_FFFFL & ~entry.bits(FieldRole.TAG, state);
    return entry.simplest | noise;
  }

  @ParameterizedTest
  @MethodSource("states")
  void theFieldsOfEveryShapeCoverEachBitOnceFromHighToLow(ArmState state) {
    DeclarationContract.fieldsCoverEachBitOnceFromHighToLow(state.format(), 31);
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyBitIsForWhatTheManualSays(ArmState state) {
    PagingFormat format = state.format();
    for (ArmEntry entry : ArmEntry.in(state)) {
      EntryShape shape = view(format, entry, entry.simplest).shape();
      assertEquals(entry.kind, shape.kind(), entry.name());
      for (FieldRole role : FieldRole.values()) {
        String what = entry + " " + role;
        assertEquals(Hex.of(entry.bits(role, state)), Hex.of(shape.mask(role)), what);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void thereAreNoOtherShapesThanTheManuals(ArmState state) {
    List<Integer> counts = state.format().levels().stream().map(l -> l.shapes().size()).toList();
    assertEquals(List.of(state.pxn() ? 4 : 5, state.subpages() ? 4 : 3), counts);
  }

  /** DDI 0301H §6.9.3: type 00 is a translation fault at both levels. */
  @ParameterizedTest
  @MethodSource("states")
  void type00IsAbsentWhateverElseItHolds(ArmState state) {
    Prng random = new Prng(1);
    for (Level level : state.format().levels()) {
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        EntryView entry = EntryView.of(level, random.next() & 0xFFFF_FFFCL);
        assertEquals(ShapeKind.ABSENT, entry.kind());
        assertEquals(0, entry.rights());
        assertEquals(0, entry.group());
      }
    }
  }

  /** DDI 0301H §6.9.3, DDI 0406C §B3.5.1: 11 faults, but is a section where PXN exists. */
  @ParameterizedTest
  @MethodSource("states")
  void type11OfTheFirstLevelIsASectionOnlyWithPxn(ArmState state) {
    Prng random = new Prng(2);
    Level first = state.format().level(2);
    for (int i = 0; i < RANDOM_ENTRIES; i++) {
      EntryView entry = EntryView.of(first, (random.next() & 0xFFFF_FFFFL) | 0b11);
      assertEquals(state.pxn() ? ShapeKind.LEAF : ShapeKind.ABSENT, entry.kind());
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void anEntryPointsWhereItsAddressBitsSay(ArmState state) {
    Prng random = new Prng(3);
    PagingFormat format = state.format();
    for (ArmEntry entry : ArmEntry.in(state)) {
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        long expected = raw & Bits.mask(31, entry.sizeBits);
        if (entry == ArmEntry.SUPERSECTION && state.wide()) {
          expected |= (raw >>> 20 & 0xF) << 32 | (raw >>> 5 & 0xF) << 36;
        }
        assertEquals(Hex.of(expected), Hex.of(view(format, entry, raw).target()), entry.name());
      }
    }
  }

  /** DDI 0301H §6.5.1: the domain of a page is that of its table; a supersection's is 0. */
  @ParameterizedTest
  @MethodSource("states")
  void theDomainStandsInBits8To5OfTablesAndSections(ArmState state) {
    Prng random = new Prng(4);
    PagingFormat format = state.format();
    for (ArmEntry entry : ArmEntry.in(state)) {
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        boolean has = entry == ArmEntry.TABLE || entry == ArmEntry.SECTION;
        int expected = has ? (int) (raw >>> 5 & 0xF) : 0;
        assertEquals(expected, view(format, entry, raw).group(), about(entry, raw));
      }
    }
  }

  /** DDI 0301H §6.11: with XP = 0 everything is global. Hardware marks nothing. */
  @ParameterizedTest
  @MethodSource("states")
  void aLeafIsGlobalUnlessItsNgBitIsSetAndIsNeverMarked(ArmState state) {
    Prng random = new Prng(5);
    PagingFormat format = state.format();
    for (ArmEntry entry : ArmEntry.in(state)) {
      if (entry.kind != ShapeKind.LEAF) {
        continue;
      }
      int bit = entry.level == 2 ? 17 : 11;
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        EntryView leaf = view(format, entry, raw);
        boolean global = state.subpages() || (raw >>> bit & 1) == 0;
        assertEquals(global, leaf.global(), about(entry, raw));
        assertEquals(false, leaf.accessed());
        assertEquals(false, leaf.dirty());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void aBitThatIsIgnoredOrAMemoryTypeChangesNothing(ArmState state) {
    Prng random = new Prng(6);
    PagingFormat format = state.format();
    for (ArmEntry entry : ArmEntry.in(state)) {
      long without =
          entry.bits(FieldRole.IGNORED, state) | entry.bits(FieldRole.MEMORY_TYPE, state);
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        EntryView one = view(format, entry, raw);
        EntryView other = view(format, entry, raw ^ (random.next() & without));
        assertSame(one.shape(), other.shape(), about(entry, raw));
        assertEquals(one.target(), other.target(), about(entry, raw));
        assertEquals(one.rights(), other.rights(), about(entry, raw));
        assertEquals(one.group(), other.group(), about(entry, raw));
        assertEquals(one.global(), other.global(), about(entry, raw));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void rightsDependOnNothingButTheRightsFields(ArmState state) {
    DeclarationContract.rightsDependOnNothingButTheRightsFields(state.format());
  }

  /** DDI 0301H §6.11: supersections and large pages stand sixteen times side by side. */
  @ParameterizedTest
  @MethodSource("states")
  void pagesOf64KibAnd16MibStandSixteenTimes(ArmState state) {
    WalkPlan plan = PlanCompiler.compile(state.format());
    for (ArmEntry entry : ArmEntry.in(state)) {
      PlanLevel level = plan.level(2 - entry.level);
      PlanShape shape = level.shape(level.verdict(entry.simplest));
      boolean repeated = entry == ArmEntry.SUPERSECTION || entry == ArmEntry.LARGE;
      assertEquals(repeated ? 16 : 1, shape.copies, entry.name());
      if (entry.kind == ShapeKind.LEAF) {
        assertEquals(Bits.low(entry.sizeBits), shape.offset, entry.name());
      }
    }
  }

  /** The plan that walks follow says of every entry what the readable decoder says. */
  @ParameterizedTest
  @MethodSource("states")
  void theCompiledPlanAgreesWithTheDecoder(ArmState state) {
    Prng random = new Prng(8);
    WalkPlan plan = PlanCompiler.compile(state.format());
    assertEquals(2, plan.depth());
    for (int step = 0; step < plan.depth(); step++) {
      PlanLevel level = plan.level(step);
      Level declared = state.format().levels().get(step);
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random.next() & 0xFFFF_FFFFL;
        EntryView entry = EntryView.of(declared, raw);
        int verdict = level.narrowVerdict(raw, 0);
        assertSame(entry.shape(), declared.shapes().get(PlanLevel.shapeOf(verdict)));
        assertEquals(entry.rights(), verdict & Rights.ALL);
        PlanShape masks = level.shape(verdict);
        assertEquals(entry.target(), masks.target(raw));
        assertEquals(entry.group(), masks.group(raw));
        assertEquals(entry.global(), masks.isGlobal(raw));
        assertEquals(0, masks.mustBeClear | masks.setOnUse | masks.setOnWrite);
      }
    }
  }
}
