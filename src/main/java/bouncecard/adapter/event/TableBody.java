package bouncecard.adapter.event;

import bouncecard.adapter.event.Tree.Table;
import bouncecard.adapter.event.Tree.Text;
import bouncecard.catalog.service.WordPattern;
import bouncecard.text.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A table with a row of names, as people paste it from a report, a database or a spreadsheet:
/// values parted by commas, semicolons or tabs, by the bars of Markdown and of SQL clients, or set
/// in columns above which a row of dashes stands.
final class TableBody {
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_COLUMNS = 60;
  private static final int LONGEST_NAME = 40;

  /// How many lines are looked at for the names.
  private static final int HEAD = 30;

  /// Logs of their own dialect have these columns.
  private static final Set<String> LOGS =
      Set.of("recipientstatus", "eventid", "dsndiag", "dsnstatus", "eventstatus");

  private TableBody() {}

  /// The rows of a table, and where it stands.
  record Found(List<Table> rows, int start, int end) {}

  /// How the values of a row are parted.
  private sealed interface Layout {
    record Parted(char separator) implements Layout {}

    record Barred() implements Layout {}

    record Set(List<Integer> starts) implements Layout {}
  }

  /// The first table in the text; empty where none has names that fit.
  ///
  /// @param fits tells by the folded names of the columns whether it is about mail
  static Optional<Found> in(String text, Predicate<List<String>> fits) {
    int from = 0;
    for (int line = 0; line < HEAD && from < text.length(); line++) {
      int end = endOfLine(text, from);
      int next = Math.min(end + 1, text.length());
      for (Layout layout : layouts(text, from, end, next)) {
        List<String> names = cells(text.substring(from, end), layout);
        if (areNames(names) && fits.test(names.stream().map(WordPattern::fold).toList())) {
          return Optional.of(rows(text, from, next, names, layout));
        }
      }
      from = end + 1;
    }
    return Optional.empty();
  }

  private static List<Layout> layouts(String text, int from, int end, int next) {
    List<Layout> found = new ArrayList<>(2);
    List<Integer> starts = dashes(text, next, endOfLine(text, next));
    if (starts.size() > 1) {
      found.add(new Layout.Set(starts));
    }
    String line = text.substring(from, end);
    List<Integer> columns = columns(line);
    if (columns.size() > 2) {
      found.add(new Layout.Set(columns));
    }
    if (line.indexOf('|') >= 0) {
      found.add(new Layout.Barred());
    }
    for (char separator : new char[] {',', ';', '\t'}) {
      if (line.indexOf(separator) > 0) {
        found.add(new Layout.Parted(separator));
      }
    }
    return found;
  }

  /// Where names begin that several blanks part from each other.
  private static List<Integer> columns(String line) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < line.length(); i++) {
      boolean isStart = line.charAt(i) > ' ' && (i == 0 || line.startsWith("  ", i - 2));
      if (isStart) {
        starts.add(i);
      }
    }
    return starts;
  }

  /// Where the runs of dashes begin in a line of nothing else; none in any other line.
  private static List<Integer> dashes(String text, int from, int end) {
    List<Integer> starts = new ArrayList<>();
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c != '-' && c != ' ' && c != '\r') {
        return List.of();
      }
      if (c == '-' && (i == from || text.charAt(i - 1) == ' ')) {
        starts.add(i - from);
      }
    }
    return starts;
  }

  private static boolean areNames(List<String> cells) {
    return cells.size() > 1
        && cells.size() <= MOST_COLUMNS
        && cells.stream().allMatch(cell -> cell.length() <= LONGEST_NAME && cell.indexOf('@') < 0)
        && cells.stream().noneMatch(cell -> LOGS.contains(WordPattern.fold(cell)));
  }

  private static Found rows(String text, int start, int first, List<String> names, Layout layout) {
    List<Table> rows = new ArrayList<>();
    if (layout instanceof Layout.Parted(char separator)) {
      for (List<String> cells : Csv.rows(text.substring(first), separator, MOST_ROWS)) {
        add(rows, names, cells);
      }
      return new Found(rows, start, text.length());
    }
    int from = first;
    int end = first;
    while (from < text.length() && rows.size() < MOST_ROWS) {
      end = endOfLine(text, from);
      String line = text.substring(from, end);
      if (line.isBlank()) {
        break;
      }
      if (!isRule(line)) {
        add(rows, names, cells(line, layout));
      }
      from = end + 1;
    }
    return new Found(rows, start, Math.min(text.length(), end));
  }

  private static void add(List<Table> rows, List<String> names, List<String> cells) {
    Map<String, Tree> members = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
      String cell = cells.get(i).strip();
      if (!cell.isEmpty()) {
        members.putIfAbsent(names.get(i), new Text(cell));
      }
    }
    if (members.size() > 1) {
      rows.add(new Table(members));
    }
  }

  private static List<String> cells(String line, Layout layout) {
    return switch (layout) {
      case Layout.Parted(char separator) -> {
        List<List<String>> rows = Csv.rows(line, separator, 1);
        yield rows.isEmpty() ? List.of() : rows.getFirst().stream().map(String::strip).toList();
      }
      case Layout.Barred _ -> barred(line);
      case Layout.Set(List<Integer> starts) -> set(line, starts);
    };
  }

  /// The cells between bars; those outside the first and the last bar are none where they are
  /// empty.
  private static List<String> barred(String line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', from)) {
      if (from > 0 || !line.substring(0, bar).isBlank()) {
        cells.add(line.substring(from, bar).strip());
      }
      from = bar + 1;
    }
    if (!line.substring(from).isBlank()) {
      cells.add(line.substring(from).strip());
    }
    return cells;
  }

  private static List<String> set(String line, List<Integer> starts) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int from = Math.min(line.length(), starts.get(i));
      int to = i + 1 < starts.size() ? Math.min(line.length(), starts.get(i + 1)) : line.length();
      cells.add(line.substring(from, to).strip());
    }
    return cells;
  }

  /// `+----+----+`, `|---|:-:|`, a row of dashes.
  private static boolean isRule(String line) {
    return line.chars().allMatch(c -> "+-|=: \r\t".indexOf(c) >= 0);
  }

  private static int endOfLine(String text, int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline;
  }
}
