package pagewalk.view;

import java.util.List;
import pagewalk.explain.Step;

/**
 * A walk told by what every frame on it is and what it is read as, and the same walk one trip
 * through the recursive slot longer or shorter.
 *
 * @param split the address that is walked
 * @param cards the references of the walk, in order
 * @param end where the walk led; empty when it stopped
 * @param stopped why it stopped, else ""
 * @param rows the page, then its entries, PTE first; the page alone without a recursive slot
 * @param error a sentence when there is no address to walk, else ""
 */
public record RolesView(
    AddressSplit split,
    List<Card> cards,
    List<End> end,
    String stopped,
    List<Row> rows,
    String error) {

  public RolesView {
    cards = List.copyOf(cards);
    end = List.copyOf(end);
    rows = List.copyOf(rows);
  }

  /** Nothing, for a reason. */
  static RolesView none(String error) {
    return new RolesView(AddressSplit.none(error), List.of(), List.of(), "", List.of(), error);
  }

  /**
   * One reference of the walk.
   *
   * @param home what the frame is: "PDPT", or "no table"
   * @param hat what it is read as: "PD"
   * @param self whether the entry leads back to the table that the walk began at
   * @param bits what the bits mean that have another meaning at home on some card of the walk
   * @param note what the reader should see here, a sentence
   */
  public record Card(
      Step step, String home, String hat, boolean self, List<Bit> bits, String note) {
    public Card {
      bits = List.copyOf(bits);
    }
  }

  /** Bits {@code high} to {@code low}: what they are at home and what they are read as. */
  public record Bit(int high, int low, String home, String here, boolean differs) {}

  /**
   * What a walk led to.
   *
   * @param is the level of the table that lies there, 0 for plain data, −1 for memory that nobody
   *     has written
   * @param home "PT", "page"
   * @param index which entry of its table it is
   * @param offset how far into the page, in bytes
   */
  public record End(
      int is, String home, long frame, int index, long offset, long pa, long raw, String note) {}

  /** The walk for {@code va}, one cell a reference. */
  public record Row(
      String name, int level, long va, List<Step> steps, List<End> end, boolean selected) {
    public Row {
      steps = List.copyOf(steps);
      end = List.copyOf(end);
    }
  }
}
