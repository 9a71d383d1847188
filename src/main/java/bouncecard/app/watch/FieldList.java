package bouncecard.app.watch;

import bouncecard.app.watch.Passage.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Collects names and values that a program shows side by side.
public final class FieldList {
  private static final int LEAST = 2;
  private static final int MOST = 50;

  private final Function<Map<String, String>, String> json;
  private final Map<String, String> object = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  /// An empty list.
  ///
  /// @param json writes an object as JSON
  public FieldList(Function<Map<String, String>, String> json) {
    this.json = json;
  }

  /// Adds a name and its value.
  public void add(String name, String value) {
    if (lines.size() >= MOST) {
      return;
    }
    object.put(name.strip().replaceAll("[*_:]", "").toLowerCase(Locale.ROOT), value.strip());
    lines.add(name.isBlank() ? value : name + ": " + value);
  }

  /// As an object, by which an event is recognised, and as lines; nothing where nothing was added.
  public List<Passage> passages() {
    List<Passage> all = new ArrayList<>();
    if (lines.size() >= LEAST) {
      all.add(Passage.of(Kind.FIELDS, json.apply(object)));
    }
    if (!lines.isEmpty()) {
      all.add(Passage.of(Kind.CARD, String.join("\n", lines)));
    }
    return all;
  }
}
