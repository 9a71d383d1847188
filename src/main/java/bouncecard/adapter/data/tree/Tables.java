package bouncecard.adapter.data.tree;

import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Operations on tables as a whole.
public final class Tables {
  /// What the tests read, and the program does not carry.
  private static final Set<String> SAMPLES = Set.of("examples", "rejects");

  private Tables() {}

  /// The tables of `over` above those of `under`: what both have is that of `over`.
  public static Map<String, Object> merged(Map<String, Object> under, Map<String, Object> over) {
    Map<String, Object> merged = new LinkedHashMap<>(under);
    over.forEach(
        (key, value) ->
            merged.merge(
                key,
                value,
                (below, above) ->
                    below instanceof Map<?, ?> first && above instanceof Map<?, ?> second
                        ? merged(Node.typed(first), Node.typed(second))
                        : above));
    return merged;
  }

  /// A table whose entries can be changed without changing those of `table`.
  public static Map<String, Object> shallow(Map<String, Object> table) {
    return new LinkedHashMap<>(table);
  }

  /// The table that a value is; an empty one where it is none.
  public static Map<String, Object> table(@Nullable Object value) {
    return value instanceof Map<?, ?> table ? Node.typed(table) : Map.of();
  }

  /// The texts of `over` above those of `under`.
  public static LanguageFiles merged(LanguageFiles under, LanguageFiles over) {
    Map<String, Map<String, Object>> rules = new TreeMap<>(under.rules());
    over.rules().forEach((owner, texts) -> rules.merge(owner, texts, Tables::merged));
    return new LanguageFiles(merged(under.sections(), over.sections()), rules);
  }

  /// The files of rules without the lines that are only for the tests.
  public static Map<String, Object> withoutSamples(Map<String, Object> files) {
    Map<String, Object> lean = new LinkedHashMap<>();
    files.forEach(
        (owner, file) -> {
          Map<String, Object> copy = new LinkedHashMap<>(Node.typed((Map<?, ?>) file));
          copy.computeIfPresent("rule", (_, rules) -> withoutSamples((List<?>) rules));
          lean.put(owner, copy);
        });
    return lean;
  }

  private static List<Object> withoutSamples(List<?> rules) {
    List<Object> lean = new ArrayList<>(rules.size());
    for (Object rule : rules) {
      Map<String, Object> copy = new LinkedHashMap<>(Node.typed((Map<?, ?>) rule));
      copy.keySet().removeAll(SAMPLES);
      lean.add(copy);
    }
    return lean;
  }
}
