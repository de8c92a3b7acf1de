package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;

/** What the handler of each refusal is told. */
final class FaultPages {
  private static final int[] ACCESSES = {
    Rights.READ,
    Rights.WRITE,
    Rights.EXECUTE,
    Rights.USER + Rights.READ,
    Rights.USER + Rights.WRITE,
    Rights.USER + Rights.EXECUTE
  };

  private final PagingFormat format;
  private final FaultRule faults;

  FaultPages(PagingFormat format) {
    this.format = format;
    faults = format.faults();
  }

  void write(StringBuilder text) {
    FormatPages.row(text, "bits of the code", "field", "0", "otherwise", "says");
    text.append("|---|---|---|---|---|\n");
    for (Field field : faults.codeBits()) {
      FormatPages.row(
          text, FormatPages.bits(field), field.name(), field.clear(), field.set(), field.manual());
    }
    text.append('\n');
    List<String> head = new ArrayList<>(List.of("refused", "decided at", "exception", "address"));
    for (int access : ACCESSES) {
      head.add(Rights.nameOf(access));
    }
    FormatPages.row(text, head.toArray(String[]::new));
    text.append("|---".repeat(head.size())).append("|\n");
    for (FaultKind kind : FaultKind.values()) {
      rows(text, kind);
    }
  }

  /** A row for every level, or one where all have the same codes; none for what there is not. */
  private void rows(StringBuilder text, FaultKind kind) {
    Optional<List<String>> first = codes(kind, format.top());
    if (first.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (int level = format.top(); level >= lowest(kind); level--) {
      rows.add(codes(kind, level).orElseThrow());
    }
    boolean same = rows.stream().distinct().count() == 1;
    for (int i = 0; i < (same ? 1 : rows.size()); i++) {
      int level = format.top() - i;
      String where = same ? "any" : level == 0 ? "the page" : format.level(level).entry();
      List<String> cells = new ArrayList<>(List.of(kind.words(), where, vectors(kind)));
      cells.add(faults.recordsAddress(kind) ? faults.addressRegister() : "–");
      cells.addAll(rows.get(i));
      FormatPages.row(text, cells.toArray(String[]::new));
    }
  }

  /** A page can be where no memory is. */
  private static int lowest(FaultKind kind) {
    return kind == FaultKind.BUS ? 0 : 1;
  }

  private Optional<List<String>> codes(FaultKind kind, int level) {
    List<String> codes = new ArrayList<>();
    try {
      for (int access : ACCESSES) {
        faults.vector(kind, access);
        codes.add("`" + Hex.of(faults.code(kind, access, level, 0)) + "`");
      }
    } catch (IllegalArgumentException noSuchFault) {
      return Optional.empty();
    }
    return Optional.of(codes);
  }

  private String vectors(FaultKind kind) {
    String data = faults.vector(kind, Rights.READ);
    String fetch = faults.vector(kind, Rights.EXECUTE);
    return data.equals(fetch) ? data : data + ", " + fetch;
  }
}
