package bouncecard.adapter.event;

import bouncecard.catalog.service.KeyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A value of JSON, of a form, or of what a program prints of its own values.
sealed interface Tree {
  /// A text, a number or a truth value, as it was written.
  record Text(String value) implements Tree {}

  /// Values in order.
  record Series(List<Tree> elements) implements Tree {
    /// Copies the list.
    public Series {
      elements = List.copyOf(elements);
    }
  }

  /// Values by name, in the order in which they were written.
  record Table(Map<String, Tree> members) implements Tree {
    Tree member(String key) {
      return members.getOrDefault(key, Nothing.INSTANCE);
    }
  }

  /// `null`, or what was not there to read.
  record Nothing() implements Tree {
    static final Nothing INSTANCE = new Nothing();
  }

  /// All values under a path; of a list on the way every element.
  default List<Tree> at(KeyPath path) {
    List<Tree> found = List.of(this);
    for (String key : path.keys()) {
      List<Tree> next = new ArrayList<>();
      for (Tree tree : found) {
        for (Tree element : tree.each()) {
          if (element instanceof Table table && table.members().containsKey(key)) {
            next.add(table.member(key));
          }
        }
      }
      found = next;
    }
    return found;
  }

  /// Its elements where it is a list, else itself.
  default List<Tree> each() {
    return this instanceof Series(var elements) ? elements : List.of(this);
  }

  /// What it says as a text: itself, or an enhanced status code that is taken apart, as `{"class":
  /// 5, "subject": 1, "detail": 1}`.
  default String text() {
    return switch (this) {
      case Text(String value) -> value;
      case Table table when table.members().containsKey("detail") ->
          table.member("class").text()
              + '.'
              + table.member("subject").text()
              + '.'
              + table.member("detail").text();
      case Table _, Series _, Nothing _ -> "";
    };
  }

  /// The texts under a path that are not blank.
  default List<String> texts(KeyPath path) {
    List<String> texts = new ArrayList<>();
    for (Tree tree : at(path)) {
      for (Tree element : tree.each()) {
        String text = element.text();
        if (!text.isBlank()) {
          texts.add(text.strip());
        }
      }
    }
    return texts;
  }
}
