package bouncecard.adapter.data.mapping;

import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.TextEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns the files of texts into entries.
public final class TextMapping {
  private TextMapping() {}

  /// Texts of one file: a table of tables, whose values are a text or a list of texts.
  public static Map<String, TextEntry> texts(Node file) {
    Map<String, TextEntry> entries = new LinkedHashMap<>();
    for (String key : file.keys()) {
      entries.put(key, entry(file.table(key)));
    }
    return entries;
  }

  private static TextEntry entry(Node node) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String key : node.keys()) {
      texts.put(key, node.textOrTexts(key));
    }
    return new TextEntry(texts);
  }

  /// Messages: a flat table of texts.
  public static Map<String, TextEntry> messages(Node file) {
    Map<String, TextEntry> messages = new LinkedHashMap<>();
    for (String key : file.keys()) {
      messages.put(key, new TextEntry(Map.of("text", List.of(file.text(key)))));
    }
    return messages;
  }
}
