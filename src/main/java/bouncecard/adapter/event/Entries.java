package bouncecard.adapter.event;

import bouncecard.adapter.event.Tree.Series;
import bouncecard.adapter.event.Tree.Table;
import bouncecard.adapter.event.Tree.Text;
import bouncecard.catalog.service.WordPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The entries of an object, flat: every text with its key and the key above it, what is nearest
/// first, and after it the texts of the objects around.
final class Entries {
  private static final int MOST = 400;
  private static final int DEEPEST = 6;

  private final List<Entry> all = new ArrayList<>();

  /// A text in an object.
  ///
  /// @param key its key, folded
  /// @param above the key of the object that it is in, folded; empty for the outermost
  /// @param isAround whether it stands in an object around the one that is read
  record Entry(String key, String above, String value, boolean isAround) {

    /// Whether it stands under a key, or under `above key`.
    boolean isUnder(String wanted) {
      int space = wanted.indexOf(' ');
      return space < 0
          ? key.equals(wanted)
          : key.length() == wanted.length() - space - 1
              && above.length() == space
              && wanted.startsWith(above)
              && wanted.endsWith(key);
    }
  }

  /// The entries of an object.
  ///
  /// @param around the objects around it, the nearest first
  static Entries of(Table table, List<Table> around) {
    Entries entries = new Entries();
    entries.inner(table, "", 0);
    for (Table outer : around) {
      entries.texts(outer, "", true);
    }
    return entries;
  }

  List<Entry> all() {
    return all;
  }

  private void inner(Table table, String above, int depth) {
    texts(table, above, false);
    if (depth < DEEPEST) {
      for (Map.Entry<String, Tree> member : table.members().entrySet()) {
        for (Tree value : member.getValue().each()) {
          if (value instanceof Table inner) {
            inner(inner, WordPattern.fold(member.getKey()), depth + 1);
          }
        }
      }
    }
  }

  private void texts(Table table, String above, boolean isAround) {
    for (Map.Entry<String, Tree> member : table.members().entrySet()) {
      String key = WordPattern.fold(member.getKey());
      switch (member.getValue()) {
        case Text(String value) -> add(key, above, value, isAround);
        case Series(var elements) -> {
          for (Tree element : elements) {
            if (element instanceof Text(String value)) {
              add(key, above, value, isAround);
            }
          }
        }
        case Table _, Tree.Nothing _ -> {}
      }
    }
  }

  private void add(String key, String above, String value, boolean isAround) {
    if (all.size() < MOST && !value.isBlank()) {
      all.add(new Entry(key, above, value.strip(), isAround));
    }
  }
}
