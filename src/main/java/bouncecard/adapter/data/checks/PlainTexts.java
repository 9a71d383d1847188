package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import java.util.List;
import java.util.Map;

/// Checks that all texts of data files can be read by people: of a length that somebody meant, and
/// with no character that nobody sees.
public final class PlainTexts {
  /// The longest of ours, an example, has a third of it.
  private static final int LONGEST = 6_000;

  private final DataErrors errors;

  private PlainTexts(DataErrors errors) {
    this.errors = errors;
  }

  /// Holds the texts of all files to it.
  ///
  /// @param files the tables of files by their paths
  public static void check(Map<String, Map<String, Object>> files, DataErrors errors) {
    PlainTexts checks = new PlainTexts(errors);
    files.forEach((path, table) -> checks.check(path, "", table));
  }

  private void check(String place, String key, Object value) {
    switch (value) {
      case Map<?, ?> table -> {
        String inner = place + named(key, table);
        Node.typed(table)
            .forEach(
                (name, held) -> {
                  checkText(inner, name, name);
                  check(inner, name, held);
                });
      }
      case List<?> list -> list.forEach(element -> check(place, key, element));
      case String text -> checkText(place, key, text);
      default -> {}
    }
  }

  /// As other errors name a table: by its id where it has one.
  private static String named(String key, Map<?, ?> table) {
    if (key.isEmpty()) {
      return "";
    }
    return table.get("id") instanceof String id
        ? ", " + key + " " + DataErrors.oneLine(id)
        : ", [" + DataErrors.oneLine(key) + "]";
  }

  private void checkText(String place, String key, String text) {
    if (text.length() > LONGEST) {
      errors.add(
          place,
          "%s has %d characters, and must have %d at most"
              .formatted(DataErrors.quoted(key), text.length(), LONGEST));
    }
    if (!isReadable(text)) {
      errors.add(
          place,
          DataErrors.quoted(key) + " holds a character that nobody sees, and must hold none");
    }
  }

  private static boolean isReadable(String text) {
    int at = 0;
    while (at < text.length()) {
      if (isPlain(text.charAt(at))) {
        at++;
        continue;
      }
      int point = text.codePointAt(at);
      if (!DataErrors.isVisible(point) && !isBreak(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static boolean isBreak(int point) {
    return point == '\n' || point == '\t';
  }
}
