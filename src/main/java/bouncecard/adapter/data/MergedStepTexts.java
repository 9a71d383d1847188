package bouncecard.adapter.data;

import bouncecard.adapter.data.checks.StepPlans;
import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Writes beside the steps of each rule how they are merged with those of its cause.
final class MergedStepTexts {
  private static final String PLAN = "plan";

  private MergedStepTexts() {}

  /// @param causes the cause of each rule
  static void plan(
      SortedMap<String, LanguageFiles> texts, Map<String, String> causes, StepPlans plans) {
    LanguageFiles english = texts.get(Language.ENGLISH.tag());
    if (english == null) {
      return;
    }
    Map<String, Object> general = table(english.sections().get(Section.CAUSES.token()));
    english
        .rules()
        .forEach(
            (owner, rules) ->
                rules.forEach(
                    (name, entry) -> {
                      List<String> own = fix(entry);
                      String cause = causes.getOrDefault(owner + "." + name, "");
                      if (!own.isEmpty() && general.containsKey(cause)) {
                        String place = "texts/en/providers/" + owner + ".toml, [" + name + "]";
                        List<String> plan = plans.plan(place, own, fix(general.get(cause)));
                        texts.values().forEach(files -> put(files, owner, name, plan));
                      }
                    }));
  }

  private static void put(LanguageFiles files, String owner, String name, List<String> plan) {
    files
        .rules()
        .computeIfPresent(
            owner,
            (_, rules) -> {
              Map<String, Object> copy = new LinkedHashMap<>(rules);
              copy.computeIfPresent(
                  name,
                  (_, entry) -> {
                    Map<String, Object> planned = new LinkedHashMap<>(table(entry));
                    planned.put(PLAN, plan);
                    return planned;
                  });
              return copy;
            });
  }

  private static Map<String, Object> table(@Nullable Object value) {
    return value instanceof Map<?, ?> table ? Node.typed(table) : Map.of();
  }

  private static List<String> fix(@Nullable Object entry) {
    return table(entry).get("fix") instanceof List<?> steps
        ? steps.stream().map(String::valueOf).toList()
        : List.of();
  }
}
