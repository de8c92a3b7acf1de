package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static pagewalk.oracle.Access.KERNEL_READ;
import static pagewalk.oracle.Access.USER_WRITE;
import static pagewalk.oracle.Expect.maps;
import static pagewalk.oracle.Expect.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.ArmShortControls.Version;

/**
 * Which table a walk of short descriptors starts at, and what it finds there: ARM1176JZF-S TRM (ARM
 * DDI 0301H), pages 3-57 to 3-62 and §6.11.
 */
final class ShortTablesTest {
  private static final ArmShortControls V6 = ShortTables.usual(Version.V6);
  private static final long SECTION = (0b11 << 10) | 0b10;

  private final ShortTables tables = new ShortTables();

  @Test
  void withN0Ttbr0CoversEverything() {
    tables.memory.write(0x4000 + 4 * 0xFFF, 4, 0x5670_0000 | (7 << 5) | SECTION);
    maps(0x567A_BCDC, tables.walk(V6, 0xFFFA_BCDCL, KERNEL_READ));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void nTopBitsOfZeroSelectASmallerTtbr0Table(int n) {
    ArmShortControls split = V6.withTtbcr(n, false, false);
    long limit = 1L << (32 - n);
    assertEquals(List.of(0x4000 + (limit >> 18) - 4), reads(split, limit - 1));
    assertEquals(List.of(0x2_0000 + (limit >> 18)), reads(split, limit));
    assertEquals(List.of(0x2_0000L + 0x3FFC), reads(split, 0xFFFF_FFFFL));
  }

  private List<Long> reads(ArmShortControls controls, long va) {
    tables.memory.write(0x4000, 4, 0);
    for (long frame = 0x2_0000; frame < 0x2_4000; frame += 0x1000) {
      tables.memory.write(frame, 4, 0);
    }
    for (long frame = 0x4000; frame < 0x8000; frame += 0x1000) {
      tables.memory.write(frame, 4, 0);
    }
    return tables.walk(controls, va, KERNEL_READ).reads();
  }

  @Test
  void aSmallerTtbr0TableNeedsLessAlignment() {
    SparseMemory memory = new SparseMemory();
    memory.write(0x4000 + 0x80 + 4 * 3, 4, 0x5670_0000 | SECTION);
    ArmShortControls split = ArmShortControls.usual(Version.V6).withTtbcr(7, false, false);
    ReferenceArmShort reference = new ReferenceArmShort(memory, split);
    reference.load(0x4000 + 0x80 + 0x7F, 0);
    maps(0x5670_5ABC, reference.walk(ShortTables.VA, KERNEL_READ));
  }

  @Test
  void aDisabledTableIsASectionTranslationFaultWithoutAnyRead() {
    tables.section(0x5670_0000 | SECTION);
    Answer answer = tables.walk(V6.withTtbcr(1, true, false), USER_WRITE);
    refuses(Outcome.NOT_PRESENT, 1, 0x805, answer);
    assertEquals(List.of(), answer.reads());
    Answer high = tables.walk(V6.withTtbcr(1, false, true), 0x8000_0000L, KERNEL_READ);
    refuses(Outcome.NOT_PRESENT, 1, 0x05, high);
  }

  @Test
  void anAbortOfTheWalkTellsItsLevelAndAtTheSecondTheDomain() {
    SparseMemory none = new SparseMemory();
    ReferenceArmShort reference = new ReferenceArmShort(none, V6);
    refuses(Outcome.NO_MEMORY, 1, 0x0C, reference.walk(0, KERNEL_READ));
    tables.memory.write(ShortTables.L1, 4, 0x7000_0000 | (7 << 5) | 0b01);
    refuses(Outcome.NO_MEMORY, 2, 0x7E, tables.walk(V6, KERNEL_READ));
  }

  @Test
  void anAbortOfTheAccessItselfTellsTheDomain() {
    tables.page(0x7000_0000 | (0b11 << 4) | 0b10);
    ReferenceArmShort reference = new ReferenceArmShort(tables.memory, V6);
    reference.load(0x4000, 0);
    refuses(Outcome.NO_MEMORY, 2, 0x878, reference.access(ShortTables.VA, USER_WRITE));
  }

  @Test
  void theDomainIsThatOfTheFirstLevelEntry() {
    tables.page(0x56_7000 | (0b11 << 4) | 0b10);
    refuses(Outcome.DOMAIN, 2, 0x7B, tables.walk(V6.withDacr(0), KERNEL_READ));
    refuses(Outcome.DOMAIN, 2, 0x7B, tables.walk(V6.withDacr(0b10 << 14), KERNEL_READ));
  }

  @Test
  void anAbsentPageComesBeforeItsDomain() {
    tables.page(0);
    refuses(Outcome.NOT_PRESENT, 2, 0x77, tables.walk(V6.withDacr(0), KERNEL_READ));
  }

  @Test
  void aSupersectionMayLieAbove4GiB() {
    long descriptor = 0x5600_0000 | (0xA << 20) | (1 << 18) | (0x5 << 5) | SECTION;
    tables.memory.write(ShortTables.L1, 4, descriptor);
    maps(0x5A_5630_5ABCL, tables.walk(V6.withDacr(0b01), KERNEL_READ));
    maps(0x5630_5ABCL, tables.walk(V6.withDacr(0b01).withNarrowPa(), KERNEL_READ));
  }
}
