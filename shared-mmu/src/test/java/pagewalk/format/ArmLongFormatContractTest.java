package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Bits;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;

/**
 * The declarations of LPAE and AArch64 against the manuals (DDI 0406C §B3.6, DDI 0487 chapter D5),
 * under every size of physical addresses; {@link ArmLongEntry} is the manual.
 */
final class ArmLongFormatContractTest {
  private static final int RANDOM_ENTRIES = 500;

  static List<ArmLongState> states() {
    return ArmLongState.all();
  }

  private static EntryView view(ArmLongState state, ArmLongEntry entry, long raw) {
    return EntryView.of(state.format().level(entry.level), raw);
  }

  private static Supplier<String> about(ArmLongEntry entry, long raw) {
    return () -> entry + " " + Hex.padded(raw, 16);
  }

  /** Random contents of the bits that are neither the tag nor must be 0. */
  private static long random(ArmLongEntry entry, ArmLongState state, Prng random) {
    long fixed = entry.bits(FieldRole.TAG, state) | entry.bits(FieldRole.ADDRESS_BEYOND, state);
    return entry.simplest | (random.next() & ~fixed);
  }

  @ParameterizedTest
  @MethodSource("states")
  void theFieldsOfEveryShapeCoverEachBitOnceFromHighToLow(ArmLongState state) {
    DeclarationContract.fieldsCoverEachBitOnceFromHighToLow(state.format(), 63);
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyBitHasTheRoleThatTheManualGivesIt(ArmLongState state) {
    for (ArmLongEntry entry : ArmLongEntry.in(state)) {
      EntryShape shape = view(state, entry, entry.simplest).shape();
      for (FieldRole role : FieldRole.values()) {
        assertEquals(
            Hex.of(entry.bits(role, state)), Hex.of(shape.mask(role)), () -> entry + " " + role);
      }
    }
  }

  /** DDI 0487 §D5.3.1, §D5.3.2: bit 0 = 0 is invalid, whatever else; 01 and 11 by level. */
  @ParameterizedTest
  @MethodSource("states")
  void theTwoLowBitsAndTheLevelSayWhatADescriptorIs(ArmLongState state) {
    Prng random = new Prng(1);
    for (Level level : state.format().levels()) {
      boolean block = level.number() == 2 || level.number() == 3;
      ShapeKind tableOrPage = level.number() == 1 ? ShapeKind.LEAF : ShapeKind.TABLE;
      List<ShapeKind> kinds =
          List.of(
              ShapeKind.ABSENT,
              block ? ShapeKind.LEAF : ShapeKind.ABSENT,
              ShapeKind.ABSENT,
              tableOrPage);
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random.next();
        EntryShape shape = level.shapeOf(raw);
        assertEquals(kinds.get((int) raw & 3), shape.kind(), () -> Hex.padded(raw, 16));
        if (shape.kind() == ShapeKind.ABSENT) {
          assertEquals(0, shape.rights().of(raw));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void aDescriptorReadsAsItsFieldsSay(ArmLongState state) {
    Prng random = new Prng(2);
    for (ArmLongEntry entry : ArmLongEntry.in(state)) {
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        EntryView view = view(state, entry, raw);
        assertEquals(entry.kind, view.kind(), about(entry, raw));
        assertEquals(raw & entry.bits(FieldRole.ADDRESS, state), view.target(), about(entry, raw));
        boolean leaf = entry.kind == ShapeKind.LEAF;
        assertEquals(leaf && (raw >>> 11 & 1) == 0, view.global(), about(entry, raw));
        assertEquals(0, view.group());
      }
    }
  }

  /** Pseudocode: IsZero(descriptor[47:outputsize]), else an address size fault; not in ARMv7. */
  @ParameterizedTest
  @MethodSource("states")
  void eachAddressBitAboveTheSizeAloneIsRefusedExceptInArmv7(ArmLongState state) {
    Prng random = new Prng(3);
    for (ArmLongEntry entry : ArmLongEntry.in(state)) {
      PlanLevel plan = planOf(state, entry.level);
      for (int bit = state.physicalBits(); bit < 48; bit++) {
        long raw = random(entry, state, random) | Bits.bit(bit);
        PlanShape shape = plan.shape(plan.verdict(raw));
        boolean refused = (raw & shape.mustBeClear) != 0;
        assertEquals(state.sizeFaults(), refused, about(entry, raw));
        assertEquals(FaultKind.ADDRESS_SIZE, shape.refusal(raw));
      }
    }
  }

  private static PlanLevel planOf(ArmLongState state, int level) {
    PagingFormat format = state.format();
    return PlanCompiler.compile(format).level(format.top() - level);
  }

  /** RES0, NS, NSTable, the contiguous hint, DBM, and what is left to software. */
  @ParameterizedTest
  @MethodSource("states")
  void aBitThatTheHardwareDoesNotLookAtChangesNothing(ArmLongState state) {
    Prng random = new Prng(4);
    for (ArmLongEntry entry : ArmLongEntry.in(state)) {
      long ignored =
          entry.bits(FieldRole.IGNORED, state) | entry.bits(FieldRole.MEMORY_TYPE, state);
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random(entry, state, random);
        EntryView one = view(state, entry, raw);
        EntryView other = view(state, entry, raw ^ (random.next() & ignored));
        assertEquals(one.shape().name(), other.shape().name(), about(entry, raw));
        assertEquals(one.kind(), other.kind(), about(entry, raw));
        assertEquals(one.target(), other.target(), about(entry, raw));
        assertEquals(one.rights(), other.rights(), about(entry, raw));
        assertEquals(one.global(), other.global(), about(entry, raw));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void rightsDependOnNothingButTheRightsFields(ArmLongState state) {
    DeclarationContract.rightsDependOnNothingButTheRightsFields(state.format());
  }

  /** The plan that walks follow says of every entry what the readable decoder says. */
  @ParameterizedTest
  @MethodSource("states")
  void theCompiledPlanAgreesWithTheDecoder(ArmLongState state) {
    Prng random = new Prng(6);
    PagingFormat format = state.format();
    WalkPlan plan = PlanCompiler.compile(format);
    for (int step = 0; step < plan.depth(); step++) {
      PlanLevel level = plan.level(step);
      Level declared = format.levels().get(step);
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long raw = random.next() & (random.next() | ~(random.next() << 36));
        EntryView entry = EntryView.of(declared, raw);
        int verdict = level.verdict(raw);
        assertSame(entry.shape(), declared.shapes().get(PlanLevel.shapeOf(verdict)));
        assertEquals(entry.rights(), verdict & Rights.ALL);
        PlanShape masks = level.shape(verdict);
        assertEquals(entry.target(), masks.target(raw));
        assertEquals(entry.kind() == ShapeKind.RESERVED, (raw & masks.mustBeClear) != 0);
        assertEquals(entry.global(), masks.isGlobal(raw));
        boolean leaf = entry.shape().kind() == ShapeKind.LEAF;
        assertEquals(leaf ? Bits.bit(10) : 0, masks.mustBeSet);
        assertEquals(0, masks.setOnUse | masks.setOnWrite);
      }
    }
  }

  /** Making an entry and reading it are each other's reverse. */
  @ParameterizedTest
  @MethodSource("states")
  void anEntryReadsBackAsWhatItWasMadeFor(ArmLongState state) {
    Prng random = new Prng(7);
    PagingFormat format = state.format();
    for (ArmLongEntry entry : ArmLongEntry.in(state)) {
      for (int i = 0; i < RANDOM_ENTRIES; i++) {
        long pa = random.next() & entry.bits(FieldRole.ADDRESS, state);
        boolean user = random.below(2) == 0;
        boolean write = random.below(2) == 0;
        int rights = Rights.of(write, user, write, random.below(2) == 0);
        boolean global = random.below(2) == 0;
        boolean leaf = entry.kind == ShapeKind.LEAF;
        long raw =
            leaf
                ? format.maker().leaf(entry.level, pa, rights, global)
                : format.maker().table(entry.level, pa, user);
        EntryView view = view(state, entry, raw);
        assertEquals(entry.kind, view.kind(), about(entry, raw));
        assertEquals(pa, view.target(), about(entry, raw));
        int wanted = leaf ? rights : Rights.of(true, user, true, true);
        int allowed = format.access().allowed(wanted, 0);
        assertEquals(allowed, format.access().allowed(view.rights(), 0), about(entry, raw));
        assertEquals(leaf && global, view.global(), about(entry, raw));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void otherRightsLeaveEverythingElseAsItWas(ArmLongState state) {
    Prng random = new Prng(8);
    EntryMaker maker = state.format().maker();
    for (ArmLongEntry entry : ArmLongEntry.in(state)) {
      for (int i = 0; i < RANDOM_ENTRIES && entry.kind == ShapeKind.LEAF; i++) {
        long raw = random(entry, state, random);
        boolean write = random.below(2) == 0;
        int rights = Rights.of(write, random.below(2) == 0, write, random.below(2) == 0);
        long changed = maker.withRights(entry.level, raw, rights);
        AccessRule rule = state.format().access();
        assertEquals(
            rule.allowed(rights, 0), rule.allowed(view(state, entry, changed).rights(), 0));
        long rest = ~entry.bits(FieldRole.RIGHTS, state);
        assertEquals(Hex.of(raw & rest), Hex.of(changed & rest));
      }
    }
  }

  /** DDI 0406C table B3-24, DDI 0487 §D5.11; the level counts from the top. */
  @Test
  void theFaultStatusTellsKindAndLevel() {
    for (String name : List.of("lpae", "aarch64")) {
      FaultRule faults = ArmLongState.format(name, "").faults();
      for (int arms = 0; arms <= 3; arms++) {
        int number = 4 - arms;
        assertEquals(arms, faults.code(FaultKind.ADDRESS_SIZE, 0, number, 0));
        assertEquals(0b000100 | arms, faults.code(FaultKind.NOT_PRESENT, 0, number, 0));
        assertEquals(0b001000 | arms, faults.code(FaultKind.ACCESS_FLAG, 0, number, 0));
        assertEquals(0b001100 | arms, faults.code(FaultKind.PROTECTION, 0, number, 0));
        assertEquals(0b010100 | arms, faults.code(FaultKind.BUS, 0, number, 0));
      }
      assertEquals(0, faults.code(FaultKind.ADDRESS_SIZE, 0, 5, 0));
      assertEquals(0b010000, faults.code(FaultKind.BUS, 0, 0, 0));
    }
  }

  @Test
  void dataAndFetchesHaveVectorsAndRegistersOfTheirOwn() {
    FaultRule lpae = ArmLongState.format("lpae", "").faults();
    FaultRule aarch64 = ArmLongState.format("aarch64", "").faults();
    FaultKind kind = FaultKind.NOT_PRESENT;
    assertEquals("data abort", lpae.vector(kind, Rights.WRITE));
    assertEquals("prefetch abort", lpae.vector(kind, Rights.USER + Rights.EXECUTE));
    assertEquals("data abort", aarch64.vector(kind, Rights.READ));
    assertEquals("instruction abort", aarch64.vector(kind, Rights.EXECUTE));
    assertEquals("DFAR", lpae.addressRegister(Rights.READ));
    assertEquals("IFAR", lpae.addressRegister(Rights.EXECUTE));
    assertEquals("FAR_EL1", aarch64.addressRegister(Rights.EXECUTE));
  }
}
