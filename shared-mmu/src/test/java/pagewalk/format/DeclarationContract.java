package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import pagewalk.bits.Prng;

/** What holds for the declaration of every format, whatever its manual says. */
final class DeclarationContract {
  private static final int RANDOM_ENTRIES = 500;

  private DeclarationContract() {}

  /**
   * Each bit of an entry belongs to one field, and they stand in order.
   *
   * @param highest the number of an entry's highest bit
   */
  static void fieldsCoverEachBitOnceFromHighToLow(PagingFormat format, int highest) {
    for (Level level : format.levels()) {
      for (EntryShape shape : level.shapes()) {
        int next = highest;
        for (Field field : shape.fields()) {
          assertEquals(next, field.high(), () -> shape.name() + ": " + field.name());
          next = field.low() - 1;
        }
        assertEquals(-1, next, shape.name());
      }
    }
  }

  /** Noise in all other bits changes no right. */
  static void rightsDependOnNothingButTheRightsFields(PagingFormat format) {
    Prng random = new Prng(5);
    for (Level level : format.levels()) {
      for (EntryShape shape : level.shapes()) {
        for (int i = 0; i < RANDOM_ENTRIES; i++) {
          long raw = random.next();
          long noise = random.next() & ~shape.mask(FieldRole.RIGHTS);
          assertEquals(shape.rights().of(raw), shape.rights().of(raw ^ noise), shape.name());
        }
      }
    }
  }
}
