package bouncecard.app.watch;

import bouncecard.app.watch.Passage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Collects names and values that a program shows side by side.
public final class FieldList {
  private static final int LEAST = 2;
  private static final int MOST = 50;

  private final StringBuilder object = new StringBuilder();
  private final List<String> lines = new ArrayList<>();

  /// Adds a name and its value.
  public void add(String name, String value) {
    if (lines.size() >= MOST) {
      return;
    }
    object
        .append(object.isEmpty() ? "{" : ",")
        .append(quoted(name.strip().replaceAll("[*_:]", "").toLowerCase(Locale.ROOT)))
        .append(':')
        .append(quoted(value.strip()));
    lines.add(name.isBlank() ? value : name + ": " + value);
  }

  /// As an object, by which an event is recognised, and as lines; nothing where nothing was added.
  public List<Passage> passages() {
    List<Passage> all = new ArrayList<>();
    if (lines.size() >= LEAST) {
      all.add(Passage.of(Kind.FIELDS, object + "}"));
    }
    if (!lines.isEmpty()) {
      all.add(Passage.of(Kind.CARD, String.join("\n", lines)));
    }
    return all;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> out.append(c < ' ' ? ' ' : c);
      }
    }
    return out.append('"').toString();
  }
}
