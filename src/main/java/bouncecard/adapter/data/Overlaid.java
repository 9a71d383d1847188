package bouncecard.adapter.data;

import bouncecard.adapter.data.tree.CompiledTree;
import bouncecard.adapter.data.tree.Tables;
import bouncecard.catalog.Language;
import bouncecard.catalog.RuleId;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Our data with an operator's above them, found sound.
///
/// @param trees by their names; see [CompiledData]
/// @param operators the rules that are the operator's own
record Overlaid(
    Map<String, Map<String, Object>> trees, List<Language> languages, Set<RuleId> operators) {
  private static final String LANGUAGES = "languages";
  private static final String OPERATORS = "operators";

  /// What a process needs that only reads: no texts.
  byte[] forReading() {
    Map<String, Object> parts = new LinkedHashMap<>();
    Stream.of(CompiledData.FACTS, CompiledData.RULES)
        .forEach(name -> parts.put(name, trees.getOrDefault(name, Map.of())));
    parts.put(LANGUAGES, languages.stream().map(Language::tag).toList());
    parts.put(OPERATORS, operators.stream().map(RuleId::toString).toList());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      CompiledTree.write(parts, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// What [#forReading] wrote.
  static Overlaid read(DataInputStream in) throws IOException {
    Map<String, Object> parts = CompiledTree.read(in);
    Map<String, Map<String, Object>> trees = new TreeMap<>();
    Stream.of(CompiledData.FACTS, CompiledData.RULES)
        .forEach(name -> trees.put(name, Tables.table(parts.get(name))));
    return new Overlaid(
        trees,
        texts(parts, LANGUAGES).map(Language::new).toList(),
        texts(parts, OPERATORS)
            .flatMap(id -> RuleId.parse(id).stream())
            .collect(Collectors.toSet()));
  }

  private static Stream<String> texts(Map<String, Object> parts, String name) {
    return parts.get(name) instanceof List<?> list
        ? list.stream().map(Object::toString)
        : Stream.of();
  }
}
