package pagewalk.setting;

import java.util.function.Function;

/**
 * The outcome of reading a text: what it says, or why it says nothing. Bad input is a value here,
 * never thrown.
 */
public sealed interface Reading<T> {

  /** Names the two outcomes. */
  enum Kind {
    UNDERSTOOD,
    REFUSED
  }

  Kind kind();

  /** The text was understood. */
  record Understood<T>(T value) implements Reading<T> {
    @Override
    public Kind kind() {
      return Kind.UNDERSTOOD;
    }
  }

  /** The text was not understood. */
  record Refused<T>(Mistake mistake) implements Reading<T> {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /** Goes on with the value, or keeps the mistake. */
  default <U> Reading<U> then(Function<T, Reading<U>> next) {
    if (this instanceof Understood<T> understood) {
      return next.apply(understood.value());
    }
    return new Refused<>(((Refused<T>) this).mistake());
  }

  /**
   * Moves a mistake to the right: the text that was read had {@code count} characters in front of
   * it.
   */
  default Reading<T> after(int count) {
    return this instanceof Refused<T> refused
        ? new Refused<>(refused.mistake().after(count))
        : this;
  }
}
