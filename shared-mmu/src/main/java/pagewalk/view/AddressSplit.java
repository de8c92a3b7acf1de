package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Bits;
import pagewalk.bits.Hex;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.TableWindow;

/**
 * A virtual address taken apart.
 *
 * @param rule what its format asks of the bits above those that are translated, "bits 63:48 must be
 *     copies of bit 47"; "" where all bits are translated
 * @param parts root first, the offset last (level 0)
 * @param subject whose entry lies there, "PTE of 0x401000", when the window of a recursive slot
 *     shows one, else ""
 * @param entries where the address' own entries are shown, PTE first; empty without a window
 * @param error a sentence when the text is no address, else ""
 */
public record AddressSplit(
    long va,
    boolean canonical,
    String rule,
    List<Part> parts,
    String subject,
    List<Place> entries,
    String error) {

  public AddressSplit {
    parts = List.copyOf(parts);
    entries = List.copyOf(entries);
  }

  /** The bits {@code high} to {@code low}; {@code recursive} when they lead through the slot. */
  public record Part(String name, int level, int high, int low, int index, boolean recursive) {}

  /** An entry and the virtual address that shows it. */
  public record Place(String name, int level, long va) {}

  /** Takes apart what a person typed. */
  public static AddressSplit of(PagingFormat format, Optional<TableWindow> window, String text) {
    HexText read = HexText.read(text);
    if (!read.error().isEmpty()) {
      return none(read.error());
    }
    return of(format, window, read.value());
  }

  /** Nothing, for a reason. */
  static AddressSplit none(String error) {
    return new AddressSplit(0, false, "", List.of(), "", List.of(), error);
  }

  /** Takes apart an address. */
  static AddressSplit of(PagingFormat format, Optional<TableWindow> window, long va) {
    boolean canonical = format.isCanonical(va);
    return new AddressSplit(
        va,
        canonical,
        canonical && format.isNarrow() ? "" : format.form().rule(),
        parts(format, window, va),
        window.map(shown -> subject(shown, va)).orElse(""),
        canonical ? window.map(shown -> places(shown, va)).orElse(List.of()) : List.of(),
        "");
  }

  private static List<Part> parts(PagingFormat format, Optional<TableWindow> window, long va) {
    List<Part> parts = new ArrayList<>();
    for (Level level : format.levels()) {
      int index = level.indexOf(va);
      boolean inSlot = window.map(shown -> shown.leadsBack(level.number(), va)).orElse(false);
      int high = level.lowBit() + level.indexBits() - 1;
      parts.add(new Part(level.table(), level.number(), high, level.lowBit(), index, inSlot));
    }
    int low = format.level(1).lowBit();
    parts.add(new Part("offset", 0, low - 1, 0, (int) (va & Bits.low(low)), false));
    return parts;
  }

  private static String subject(TableWindow window, long va) {
    int shown = window.levelShownAt(va);
    return shown == 0
        ? ""
        : window.format().level(shown).entry() + " of " + Hex.of(window.subject(va));
  }

  private static List<Place> places(TableWindow window, long va) {
    List<Place> places = new ArrayList<>();
    for (int number = 1; number <= window.format().top(); number++) {
      String name = window.format().level(number).entry();
      places.add(new Place(name, number, window.entryAddress(number, va)));
    }
    return places;
  }
}
