package bouncecard.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The texts about one thing in one language, by the keys of the data files: `verdict`, `meaning`,
/// `fix` …
public record TextEntry(Map<String, List<String>> texts) {
  private static final String UNSURE = "_unsure";

  /// Copies the map.
  public TextEntry {
    texts = Map.copyOf(texts);
  }

  /// The text under `key`, which the build has checked to be there.
  public String text(String key) {
    return optional(key)
        .orElseThrow(() -> new IllegalArgumentException("no text under '" + key + "'"));
  }

  /// The text under `key` where there is one.
  public Optional<String> optional(String key) {
    return Optional.ofNullable(texts.get(key)).map(List::getFirst);
  }

  /// Whether there is anything under `key`.
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /// The same where what they are about is not certain: the text under `verdict_unsure` instead of
  /// that under `verdict`, and so on.
  public TextEntry unsure() {
    Map<String, List<String>> careful = new HashMap<>(texts);
    for (Map.Entry<String, List<String>> text : texts.entrySet()) {
      if (text.getKey().endsWith(UNSURE)) {
        String key = text.getKey().substring(0, text.getKey().length() - UNSURE.length());
        careful.put(key, text.getValue());
      }
    }
    return new TextEntry(careful);
  }

  /// What those who run the program tell their own people; where there is anything.
  public Optional<String> note() {
    return optional("note");
  }

  /// The texts under `key`; none where there is no such key.
  public List<String> list(String key) {
    return texts.getOrDefault(key, List.of());
  }
}
