package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Texts.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks that texts say with the same values what the English ones say.
///
/// @param isComplete whether lists must be as long, too
public record TranslationChecks(String tag, boolean isComplete, DataErrors errors) {

  public void check(LanguageFiles translated, LanguageFiles english) {
    for (Section section : Section.values()) {
      String name = section.token();
      Map<String, Object> texts = table(translated.sections().get(name));
      Map<String, Object> original = table(english.sections().get(name));
      String place = "texts/" + tag + "/" + name;
      if (section == Section.PLATFORMS) {
        texts.forEach(
            (platform, of) ->
                compare(
                    place + "/" + platform + ".toml", table(of), table(original.get(platform))));
      } else if (section != Section.SEARCH) { // as many words as the language has
        compare(place + ".toml", texts, original);
      }
      if (section == Section.CAUSES) {
        checkNames(place + ".toml", texts);
      }
    }
    translated
        .rules()
        .forEach(
            (owner, texts) ->
                compare(
                    "texts/" + tag + "/providers/" + owner + ".toml",
                    texts,
                    english.rules().getOrDefault(owner, Map.of())));
  }

  private static Map<String, Object> table(@Nullable Object value) {
    return value instanceof Map<?, ?> table ? Node.typed(table) : Map.of();
  }

  private void compare(String place, Map<String, Object> texts, Map<String, Object> original) {
    Node translated = new Node(place, texts, new DataErrors());
    Node english = new Node(place, original, new DataErrors());
    for (String key : texts.keySet()) {
      if (original.get(key) instanceof Map<?, ?> table
          && texts.get(key) instanceof Map<?, ?> translation) {
        compare(place + ", [" + key + "]", Node.typed(translation), Node.typed(table));
      } else if (original.containsKey(key)) {
        compare(place, key, translated.sentences(key), english.sentences(key));
      }
    }
  }

  private void compare(String place, String key, List<String> texts, List<String> original) {
    if (!placeholders(texts).equals(placeholders(original))) {
      errors.add(
          place,
          "%s must have the placeholders that the English text has: %s"
              .formatted(DataErrors.quoted(key), shown(placeholders(original))));
    }
    if (isComplete && texts.size() != original.size()) {
      errors.add(
          place,
          "%s has %d texts, and must have as many as the English ones: %d"
              .formatted(DataErrors.quoted(key), texts.size(), original.size()));
    }
  }

  private static Set<String> placeholders(List<String> texts) {
    return texts.stream()
        .flatMap(text -> TextStyle.placeholders(text).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String shown(Set<String> placeholders) {
    return placeholders.isEmpty()
        ? "none"
        : placeholders.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
  }

  /// Two causes of one name could not be told apart in a list.
  private void checkNames(String place, Map<String, Object> causes) {
    Set<String> seen = new HashSet<>();
    for (String key : causes.keySet()) {
      Object name = table(causes.get(key)).get("name");
      if (name instanceof String text && !seen.add(text)) {
        errors.add(
            place + ", [" + key + "]",
            "\"name\" is %s, as another cause's, and must be its own"
                .formatted(DataErrors.quoted(text)));
      }
    }
  }
}
