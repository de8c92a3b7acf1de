package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Bits;
import pagewalk.bits.Hex;
import pagewalk.explain.Step;
import pagewalk.format.EntryView;
import pagewalk.format.Field;
import pagewalk.format.FieldRole;
import pagewalk.format.PagingFormat;
import pagewalk.view.RolesView.Bit;

/**
 * The bits that mean something else than at home somewhere on a walk. Every card shows the same
 * ones, so that the eye can follow a bit from hat to hat.
 */
final class RoleBits {
  private final PagingFormat format;

  /** The lowest bits of the ranges to show, high to low, with their highest ones. */
  private final List<int[]> ranges = new ArrayList<>();

  RoleBits(PagingFormat format, List<Step> walk) {
    this.format = format;
    long differing = 0;
    long edges = 0;
    int width = 8 * format.wordBytes();
    for (Step step : walk) {
      for (int bit = 0; step.is() > 0 && bit < width; bit++) {
        Field home = field(step, step.is(), bit);
        Field here = field(step, step.role(), bit);
        differing |= differ(home, here) ? Bits.bit(bit) : 0;
        edges |= home.low() == bit || here.low() == bit ? Bits.bit(bit) : 0;
      }
    }
    int high = -1;
    for (int bit = width - 1; bit >= 0; bit--) {
      boolean shown = (differing >>> bit & 1) != 0;
      high = shown && high < 0 ? bit : high;
      boolean last = bit == 0 || (edges >>> bit & 1) != 0 || (differing >>> (bit - 1) & 1) == 0;
      if (shown && last) {
        ranges.add(0, new int[] {high, bit});
        high = -1;
      }
    }
  }

  /** What the bits are on this card, low to high; none for a frame that is no table. */
  List<Bit> of(Step step) {
    List<Bit> bits = new ArrayList<>();
    for (int[] range : ranges) {
      if (step.is() > 0) {
        Field home = field(step, step.is(), range[1]);
        Field here = field(step, step.role(), range[1]);
        bits.add(
            new Bit(
                range[0],
                range[1],
                words(home, step.raw(), range),
                words(here, step.raw(), range),
                differ(home, here)));
      }
    }
    return bits;
  }

  private Field field(Step step, int level, int bit) {
    EntryView entry = EntryView.of(format.level(level), step.raw());
    Optional<Field> found =
        entry.shape().fields().stream()
            .filter(field -> field.low() <= bit && bit <= field.high())
            .findFirst();
    return found.orElseThrow(() -> new IllegalStateException("bit " + bit + " has no field"));
  }

  /** An address is an address, however many bits of it there are. */
  private static boolean differ(Field home, Field here) {
    return home.role() != here.role()
        || (home.role() != FieldRole.IGNORED
            && home.role() != FieldRole.ADDRESS
            && !home.name().equals(here.name()));
  }

  private static String words(Field field, long raw, int[] range) {
    return switch (field.role()) {
      case IGNORED -> "ignored";
      case RESERVED -> "must be 0";
      case ADDRESS, ADDRESS_PIECE, ADDRESS_BEYOND -> "address";
      case TAG, RIGHTS, ACCESSED, DIRTY, GLOBAL, NOT_GLOBAL, GROUP, ACCESS_FLAG, MEMORY_TYPE -> {
        boolean whole = field.high() == range[0] && field.low() == range[1];
        long value =
            whole ? field.valueIn(raw) : raw >>> range[1] & Bits.low(range[0] - range[1] + 1);
        yield field.name() + " = " + (value < 10 ? Long.toString(value) : Hex.of(value));
      }
    };
  }
}
