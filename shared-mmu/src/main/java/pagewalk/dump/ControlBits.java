package pagewalk.dump;

import java.util.Set;
import pagewalk.bits.Bits;

/**
 * Some bits of a register and what they mean to a walk.
 *
 * @param title as the manual writes it: "CR0.WP"
 * @param effect what follows from their value
 * @param control the format's control that they are; "" for {@link Effect#MODE}
 * @param register the register that holds them
 * @param high the highest bit
 * @param low the lowest bit
 * @param value for {@link Effect#MODE}: the value under which the processor walks these formats
 * @param formats the formats for which this holds
 */
record ControlBits(
    String title,
    Effect effect,
    String control,
    String register,
    int high,
    int low,
    long value,
    Set<String> formats) {

  /** What a walk does with the bits. */
  enum Effect {
    /** They can change an answer: a format that does not simulate them must not be asked. */
    DECIDES,
    /** They concern what is cached, or how memory behaves, but no answer of a walk. */
    ASIDE,
    /** They choose the format; so does whoever names the format, and the two should agree. */
    MODE
  }

  static ControlBits decides(String title, String control, String register, int bit, String... in) {
    return decides(title, control, register, bit, bit, in);
  }

  static ControlBits decides(
      String title, String control, String register, int high, int low, String... in) {
    return new ControlBits(title, Effect.DECIDES, control, register, high, low, 0, Set.of(in));
  }

  static ControlBits aside(
      String title, String control, String register, int high, int low, String... in) {
    return new ControlBits(title, Effect.ASIDE, control, register, high, low, 0, Set.of(in));
  }

  static ControlBits mode(
      String title, String register, int high, int low, long value, String... in) {
    return new ControlBits(title, Effect.MODE, "", register, high, low, value, Set.of(in));
  }

  /** The value of the bits in a register. */
  long in(long registerValue) {
    return Bits.field(registerValue, high, low);
  }
}
