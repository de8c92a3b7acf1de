package pagewalk.server;

import java.nio.charset.StandardCharsets;
import pagewalk.bits.Hex;
import pagewalk.dump.AskedAccess;
import pagewalk.dump.DumpMistake;
import pagewalk.format.Rights;
import pagewalk.setting.NumberValue;
import pagewalk.setting.Reading;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingReader;
import pagewalk.setting.SettingValue;

/**
 * One line of {@code walk}: {@code VA [R|W|X [S|U[+AC]]]}, the fields apart by tabs or blanks. One
 * object is read anew for every line, so that a million of them allocate nothing.
 */
final class Query {
  private static final Setting ADDRESS = Setting.address("VA", "the address to translate");
  private static final int LONGEST_SHOWN = 40;

  private final int addressBits;
  private byte[] line = {};
  private int at;
  private int end;
  private int vaStart;
  private int vaEnd;
  private long va;
  private AskedAccess access = AskedAccess.of(Rights.READ, false, false);

  /**
   * @param addressBits how wide an address may be, 32 or 64
   */
  Query(int addressBits) {
    this.addressBits = addressBits;
  }

  /**
   * Reads the line in {@code bytes} from {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws DumpMistake when it is no query; the sentence does not name the line
   */
  void read(byte[] bytes, int from, int to) throws DumpMistake {
    line = bytes;
    at = from;
    end = to;
    skipGap();
    vaStart = at;
    va = address();
    vaEnd = at;
    int operation = Rights.READ;
    boolean user = false;
    boolean ac = false;
    if (nextField()) {
      operation = operation();
    }
    if (nextField()) {
      user = mode();
      ac = at < end && !isGap(line[at]);
      if (ac) {
        plusAc();
      }
    }
    if (nextField()) {
      throw new DumpMistake("'" + field() + "' is one field too many.");
    }
    access = AskedAccess.of(operation, user, ac);
  }

  long va() {
    return va;
  }

  AskedAccess access() {
    return access;
  }

  /** Puts the address into {@code text} as the line spells it. */
  void appendVa(StringBuilder text) {
    for (int i = vaStart; i < vaEnd; i++) {
      text.append((char) line[i]);
    }
  }

  /** Whether the character stands between fields. */
  static boolean isGap(byte character) {
    return character == '\t' || character == ' ';
  }

  private void skipGap() {
    while (at < end && isGap(line[at])) {
      at++;
    }
  }

  private boolean nextField() {
    skipGap();
    return at < end;
  }

  private long address() throws DumpMistake {
    int start = at;
    long value = 0;
    if (end - at > 2 && line[at] == '0' && (line[at + 1] | 0x20) == 'x') {
      at += 2;
      int digits = at;
      while (at < end && at - digits < 16 && Character.digit(line[at], 16) >= 0) {
        value = value << 4 | Character.digit(line[at], 16);
        at++;
      }
    }
    if (at == start || (at < end && !isGap(line[at]))) {
      at = start;
      value = spelledOut();
    }
    if (addressBits < 64 && value >>> addressBits != 0) {
      throw new DumpMistake(
          Hex.of(value) + " has more than the " + addressBits + " bits of an address.");
    }
    return value;
  }

  /** Everything but a plain hexadecimal number, read as the rest of Pagewalk reads numbers. */
  private long spelledOut() throws DumpMistake {
    String text = field();
    Reading<SettingValue> reading = SettingReader.read(ADDRESS, text);
    if (reading instanceof Reading.Understood<SettingValue> understood) {
      return ((NumberValue) understood.value()).bits();
    }
    var mistake = ((Reading.Refused<SettingValue>) reading).mistake();
    throw new DumpMistake((mistake.message() + " " + mistake.hint()).strip());
  }

  /** The field that begins here, passed over; cut when it is long. */
  private String field() {
    int start = at;
    while (at < end && !isGap(line[at])) {
      at++;
    }
    int shown = Math.min(at - start, LONGEST_SHOWN);
    String text = new String(line, start, shown, StandardCharsets.UTF_8);
    return text + (shown < at - start ? "…" : "");
  }

  private int operation() throws DumpMistake {
    int operation = "RWX".indexOf(line[at]);
    boolean alone = at + 1 == end || isGap(line[at + 1]);
    if (operation < 0 || !alone) {
      throw new DumpMistake("'" + field() + "' is no access: it is R, W or X.");
    }
    at++;
    return operation;
  }

  /** Reads S or U; what stands behind it is still to come. */
  private boolean mode() throws DumpMistake {
    boolean user = line[at] == 'U';
    boolean known = user || line[at] == 'S';
    boolean alone = at + 1 == end || isGap(line[at + 1]) || line[at + 1] == '+';
    if (!known || !alone) {
      throw noMode();
    }
    at++;
    return user;
  }

  private void plusAc() throws DumpMistake {
    boolean spelled =
        end - at >= 3 && line[at] == '+' && line[at + 1] == 'A' && line[at + 2] == 'C';
    if (!spelled || (end - at > 3 && !isGap(line[at + 3]))) {
      at--;
      throw noMode();
    }
    at += 3;
  }

  private DumpMistake noMode() {
    return new DumpMistake("'" + field() + "' is no mode: it is S or U, or with +AC behind it.");
  }
}
