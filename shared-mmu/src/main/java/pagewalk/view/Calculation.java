package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Bits;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.RecursiveWindow;
import pagewalk.format.TableWindow;
import pagewalk.setting.Settings;
import pagewalk.view.RunInfo.WindowInfo;

/**
 * Where a recursive slot shows the entries of an address, without any machine that has one.
 *
 * @param choices the formats whose tables can be reached through themselves
 * @param format the one that was reckoned with; the first choice where another was asked for
 * @param rule how the address of an entry follows from the one before it
 * @param windows the ranges that show tables, by level
 * @param rows the address itself, then its entries, PTE first; empty when there is an error
 * @param error a sentence when slot or address cannot be used, else ""
 */
public record Calculation(
    List<Choice> choices,
    PagingFormat format,
    int slot,
    Rule rule,
    List<WindowInfo> windows,
    List<Row> rows,
    String error) {

  public Calculation {
    choices = List.copyOf(choices);
    windows = List.copyOf(windows);
    rows = List.copyOf(rows);
  }

  /** A format, and how many slots its root has. */
  public record Choice(String name, String title, int slots) {}

  /** An address taken apart; {@code level} is that of the entry that lies there, 0 for the page. */
  public record Row(String name, int level, AddressSplit split) {}

  /**
   * The address of the entry that an address is translated by: shift it right, keep the bits of
   * {@code mask}, put {@code base} on top and extend the sign.
   *
   * @param shift bits of the address that a level takes
   * @param base where the slot's range begins, without the extension
   */
  public record Rule(int shift, long mask, long base) {
    static Rule of(PagingFormat format, int slot) {
      Level root = format.level(format.top());
      Level leaf = format.level(1);
      long mask = Bits.low(root.lowBit()) & -leaf.entryBytes();
      return new Rule(leaf.indexBits(), mask, (long) slot << root.lowBit());
    }
  }

  /** Reckons with what a person typed and chose. */
  public static Calculation of(String name, int slot, String address) {
    List<PagingFormat> formats = recursive();
    PagingFormat format = formats.get(0);
    for (PagingFormat one : formats) {
      if (one.name().equals(name)) {
        format = one;
      }
    }
    List<Choice> choices = new ArrayList<>();
    for (PagingFormat one : formats) {
      choices.add(new Choice(one.name(), one.title(), slots(one)));
    }
    if (slot < 0 || slot >= slots(format)) {
      String error = "The slot is an entry of the root table: 0 to " + (slots(format) - 1) + ".";
      return new Calculation(choices, format, 0, Rule.of(format, 0), List.of(), List.of(), error);
    }
    TableWindow window = new RecursiveWindow(format, slot);
    AddressSplit split = AddressSplit.of(format, Optional.of(window), address);
    List<Row> rows = split.error().isEmpty() ? rows(window, split) : List.of();
    return new Calculation(
        choices, format, slot, Rule.of(format, slot), RunInfo.windows(window), rows, split.error());
  }

  private static List<Row> rows(TableWindow window, AddressSplit page) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("page", 0, page));
    for (AddressSplit.Place entry : page.entries()) {
      AddressSplit split = AddressSplit.of(window.format(), Optional.of(window), entry.va());
      rows.add(new Row(entry.name(), entry.level(), split));
    }
    return rows;
  }

  private static int slots(PagingFormat format) {
    return format.level(format.top()).entries();
  }

  /**
   * The formats in which an entry of the root can point to the root: there is one root, every level
   * takes as many bits of the address, and every table fills a page.
   */
  private static List<PagingFormat> recursive() {
    List<PagingFormat> formats = new ArrayList<>();
    for (FormatFamily family : Formats.all()) {
      PagingFormat format = family.under(Settings.of(family.controls()));
      boolean uniform = format.rootRegisters().size() == 1;
      for (Level level : format.levels()) {
        uniform &= level.indexBits() == format.level(1).indexBits();
        uniform &= level.tableBytes() == format.pageBytes();
      }
      if (uniform) {
        formats.add(format);
      }
    }
    return formats;
  }
}
