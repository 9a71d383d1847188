package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.mapping.RuleMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A rule with the lines that its file gives for it, which the program does not carry.
///
/// @param examples what it must decide
/// @param rejects what it must not decide
public record RuleSamples(
    Rule rule, Optional<Provider> provider, List<String> examples, List<String> rejects) {

  /// The samples of the rules of all files, keyed by the file's name.
  public static List<RuleSamples> all(Node root, RuleBook book) {
    Map<RuleId, Rule> rules = new HashMap<>();
    book.rules().forEach(rule -> rules.put(rule.id(), rule));
    List<RuleSamples> samples = new ArrayList<>();
    for (String owner : root.keys()) {
      Node file = root.table(owner, () -> RuleMapping.file(owner));
      for (Node node : file.tables("rule", "id")) {
        RuleId id = new RuleId(owner, String.join("", node.sentences("id")));
        Optional.ofNullable(rules.get(id))
            .map(
                rule ->
                    new RuleSamples(
                        rule, book.provider(owner), node.texts("examples"), node.texts("rejects")))
            .ifPresent(samples::add);
      }
    }
    return samples;
  }

  /// The file and the rule, as errors name them.
  String place() {
    return place(rule);
  }

  static String place(Rule rule) {
    return RuleMapping.file(rule.id().owner()) + ", rule " + DataErrors.oneLine(rule.id().name());
  }

  /// A line as it would be pasted. A rule that needs its provider gets one in which the provider
  /// shows: by its server's name, else by a recipient of its, else by a marker.
  String pasted(String line) {
    if (!rule.conditions().needsProvider() || provider.isEmpty()) {
      return line;
    }
    Provider known = provider.get();
    if (!known.hosts().isEmpty()) {
      String host = known.hosts().getFirst();
      return "host mx" + (host.startsWith(".") ? "" : ".") + host + "[192.0.2.1] said: " + line;
    }
    if (!known.domains().isEmpty()) {
      return "<nobody@" + known.domains().getFirst() + ">: " + line;
    }
    return known.markers().isEmpty() ? line : line + " " + known.markers().getFirst();
  }
}
