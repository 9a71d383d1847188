package bouncecard.adapter.data;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table of a data file, read strictly: a missing, mistyped or unread key is an error that names
/// its place.
final class Node {
  private final String place;
  private final Map<String, Object> table;
  private final Set<String> read = new HashSet<>();

  Node(String place, Map<String, Object> table) {
    this.place = place;
    this.table = table;
  }

  String place() {
    return place;
  }

  Set<String> keys() {
    return table.keySet();
  }

  boolean isTable(String key) {
    return table.get(key) instanceof Map;
  }

  String text(String key) {
    return optional(key).orElseThrow(() -> wrong(key, "is missing"));
  }

  Optional<String> optional(String key) {
    Object value = take(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    throw wrong(key, "is not a text");
  }

  Optional<URI> uri(String key) {
    Optional<String> text = optional(key);
    try {
      return text.map(URI::create);
    } catch (IllegalArgumentException _) {
      throw wrong(key, "is not an address");
    }
  }

  boolean flag(String key) {
    Object value = take(key);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "is not true or false");
  }

  /// A whole number within bounds.
  int number(String key, int least, int most) {
    Object value = take(key);
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    throw wrong(key, "is not a number from " + least + " to " + most);
  }

  List<String> texts(String key) {
    Object value = take(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(key, "is not a list");
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof String text)) {
        throw wrong(key, "holds something that is not a text");
      }
      texts.add(text);
    }
    return texts;
  }

  /// A text, or a list of at least one.
  List<String> textOrTexts(String key) {
    if (table.get(key) instanceof String) {
      return List.of(text(key));
    }
    return someTexts(key);
  }

  List<String> someTexts(String key) {
    List<String> texts = texts(key);
    if (texts.isEmpty()) {
      throw wrong(key, "is empty");
    }
    return texts;
  }

  Node table(String key) {
    if (take(key) instanceof Map<?, ?> map) {
      return new Node(place + " [" + key + "]", typed(map));
    }
    throw wrong(key, "is not a table");
  }

  List<Node> tables(String key) {
    Object value = take(key);
    if (value == null) {
      return List.of();
    }
    List<Node> tables = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          tables.add(new Node(place + " [[" + key + "]] " + map.get("id"), typed(map)));
        }
      }
      if (tables.size() == list.size()) {
        return tables;
      }
    }
    throw wrong(key, "is not a list of tables");
  }

  /// Every key must have been read by now.
  void end() {
    for (String key : table.keySet()) {
      if (!read.contains(key)) {
        throw wrong(key, "is not a known key");
      }
    }
  }

  IllegalStateException wrong(String key, String problem) {
    return new IllegalStateException(place + ": '" + key + "' " + problem);
  }

  private @Nullable Object take(String key) {
    read.add(key);
    return table.get(key);
  }

  @SuppressWarnings("unchecked") // keys of TOML tables and of the compiled form are strings
  static Map<String, Object> typed(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
