package bouncecard.card;

import java.util.List;

/// One aspect of compared things in one line: `252` not needed · `550` no.
public final class TightRow {
  private TightRow() {}

  /// The row's cells after the names of their columns.
  public static Rich cells(List<String> columns, Block.Row row) {
    Rich line = Rich.EMPTY;
    for (int i = 0; i < row.cells().size(); i++) {
      Rich cell = row.cells().get(i);
      line =
          (line.isEmpty() ? line : line.then(" · "))
              .then(Rich.verbatim(columns.get(i)))
              .then(" ")
              .then(cell.isEmpty() ? Rich.plain("–") : cell);
    }
    return line;
  }
}
