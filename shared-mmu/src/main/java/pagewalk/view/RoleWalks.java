package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Step;
import pagewalk.explain.Words;
import pagewalk.format.EntryView;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.format.TableWindow;
import pagewalk.mmu.Translation;
import pagewalk.view.RolesView.Card;
import pagewalk.view.RolesView.End;
import pagewalk.view.RolesView.Row;

/** Walks the tables of a moment and tells of every frame what it is and what it is read as. */
final class RoleWalks {
  private final Onlooker onlooker;
  private final PagingFormat format;
  private final Optional<TableWindow> window;

  RoleWalks(Onlooker onlooker) {
    this.onlooker = onlooker;
    format = onlooker.format();
    window = onlooker.window();
  }

  /** The walk for what a person typed; for nothing, that of the latest walk of the statement. */
  RolesView of(String address) {
    if (!onlooker.machine().registers().pagingOn()) {
      return RolesView.none("Paging is off at this moment: nothing is walked.");
    }
    if (!address.trim().isEmpty()) {
      HexText read = HexText.read(address);
      return read.error().isEmpty() ? of(read.value()) : RolesView.none(read.error());
    }
    int walk = onlooker.chronicle().latestAttempt();
    return walk < 0
        ? RolesView.none("No address is walked at this moment.")
        : of(onlooker.trace().va(walk));
  }

  private RolesView of(long va) {
    Walked walked = walk(va);
    List<Card> cards = new ArrayList<>();
    RoleBits bits = new RoleBits(format, walked.steps());
    for (int i = 0; i < walked.steps().size(); i++) {
      Step step = walked.steps().get(i);
      cards.add(
          new Card(
              step,
              home(step.is()),
              format.nameOf(step.role()),
              isSelf(walked, step),
              bits.of(step),
              note(walked, i)));
    }
    AddressSplit split = AddressSplit.of(format, window, va);
    return new RolesView(split, cards, walked.end(), walked.stopped(), rows(va), "");
  }

  private record Walked(List<Step> steps, List<End> end, String stopped) {}

  private Walked walk(long va) {
    long result = onlooker.walk(va);
    List<Step> steps = Step.of(onlooker, onlooker.looking().record(), va, result);
    if (Translation.isRefused(result)) {
      FaultKind kind = Translation.kind(result);
      return new Walked(steps, List.of(), kind.words());
    }
    return new Walked(steps, List.of(end(va, result)), "");
  }

  private End end(long va, long pa) {
    EntryReading read = EntryReading.of(onlooker, pa, -1);
    int bytes = format.wordBytes();
    String home = home(read.is());
    String note = "The page itself: plain data.";
    if (read.is() > 0) {
      String whose =
          window
              .filter(shown -> shown.levelShownAt(va) > 0)
              .map(shown -> ", so it decides where " + Hex.of(shown.subject(va)) + " leads")
              .orElse("");
      note =
          Words.capital(Words.cardinal(bytes))
              + " bytes, nothing more. A store here rewrites entry "
              + read.index()
              + " of the "
              + home
              + whose
              + ".";
    }
    long offset = va & (format.pageBytes() - 1);
    return new End(
        read.is(), home, read.pa() >>> 12, read.index(), offset, read.pa(), read.raw(), note);
  }

  private String home(int is) {
    return is < 0 ? "no table" : format.nameOf(is);
  }

  private boolean isSelf(Walked walked, Step step) {
    EntryView entry = EntryView.of(format.level(step.role()), step.raw());
    return entry.kind() == ShapeKind.TABLE && entry.target() == walked.steps().get(0).table();
  }

  private String note(Walked walked, int at) {
    Step step = walked.steps().get(at);
    String home = home(step.is());
    String hat = format.nameOf(step.role());
    if (step.decided() && !walked.stopped().isEmpty()) {
      return "The walk stops here: " + walked.stopped() + ".";
    }
    if (step.is() == step.role()) {
      return isSelf(walked, step) ? "At home. The entry holds the frame that it stands in." : "";
    }
    if (step.is() <= 0) {
      return "Nobody made this frame a table; its bytes are read as " + Words.a(hat) + ".";
    }
    return at > 0 && walked.steps().get(at - 1).table() == step.table()
        ? "The same frame again, now read as " + Words.a(hat) + ": every level is off by one more."
        : "The " + home + " is read as " + Words.a(hat) + ".";
  }

  private List<Row> rows(long va) {
    int shown = window.map(found -> found.levelShownAt(va)).orElse(0);
    long page = shown > 0 ? window.map(found -> found.subject(va)).orElse(va) : va;
    List<Row> rows = new ArrayList<>();
    rows.add(row("the page", 0, page, shown == 0));
    if (window.isPresent() && format.isCanonical(page)) {
      for (int level = 1; level <= format.top(); level++) {
        String name = "its " + format.level(level).entry();
        rows.add(row(name, level, window.get().entryAddress(level, page), shown == level));
      }
    }
    return rows;
  }

  private Row row(String name, int level, long va, boolean selected) {
    Walked walked = walk(va);
    return new Row(name, level, va, walked.steps(), walked.end(), selected);
  }
}
