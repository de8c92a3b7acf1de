package pagewalk.setting;

import java.util.List;

/** Addresses in the order in which they were written, for settings that state a sequence. */
public record AddressList(List<Long> addresses) implements SettingValue {
  /** The longest list that a setting takes; written out in full it still leaves room on a line. */
  public static final int LONGEST = 32;

  public AddressList {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("an empty list cannot be written");
    }
  }

  @Override
  public Kind kind() {
    return Kind.ADDRESSES;
  }
}
