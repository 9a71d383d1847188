package bouncecard.adapter.data.mapping;

import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.TokenPattern;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns the files of providers and wordings into rules.
public final class RuleMapping {
  private RuleMapping() {}

  /// The providers and rules of all files, keyed by the file's name.
  public static RuleBook book(Node root) {
    return book(root, Set.of());
  }

  /// The rules in a tree.
  ///
  /// @param operators the rules that are the operator's own
  public static RuleBook book(Node root, Set<RuleId> operators) {
    List<Provider> providers = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (String owner : root.keys()) {
      Node file = root.table(owner, () -> file(owner));
      if (!owner.equals(RuleId.WORDING)) {
        providers.add(provider(owner, file.table("provider")));
      }
      for (Node rule : file.tables("rule", "id")) {
        rules.add(rule(owner, rule, operators));
      }
      file.end();
    }
    root.end();
    return new RuleBook(providers, rules);
  }

  /// The file that holds the rules of an owner.
  public static String file(String owner) {
    return owner.equals(RuleId.WORDING) ? "facts/wordings.toml" : "providers/" + owner + ".toml";
  }

  private static Provider provider(String id, Node node) {
    Provider provider =
        new Provider(
            id,
            node.text("name"),
            node.term("kind", Provider.Kind.class),
            node.texts("markers"),
            node.texts("hosts"),
            node.texts("domains"),
            node.uri("help"),
            FactMapping.source(node));
    node.end();
    return provider;
  }

  private static Rule rule(String owner, Node node, Set<RuleId> operators) {
    RuleId id = new RuleId(owner, node.text("id"));
    Rule rule =
        new Rule(
            id,
            new Rule.Conditions(
                node.texts("any"),
                node.texts("all"),
                node.texts("unless"),
                node.readOptional(
                    "token",
                    TokenPattern::parse,
                    "a token that begins with a literal, with {00-40}, {d}, {x} or {bb} for what"
                        + " varies"),
                FactMapping.replyCodes(node, "reply_codes"),
                node.readAll(
                    "enhanced_status_codes",
                    RuleMapping::codeSpan,
                    "an enhanced status code such as \"5.1.1\" or a range such as"
                        + " \"5.7.606-649\""),
                FactMapping.commands(node),
                node.flag("needs_provider")),
            node.text("cause"),
            FactMapping.actors(node),
            node.term("permanence", Permanence.class),
            node.texts("seen_with"),
            node.flag("redefines"),
            node.flag("wraps"),
            node.flag("lasts"),
            node.uri("help"),
            node.term("status", Rule.Status.class, Rule.Status.STABLE),
            node.readOptional(
                "replaced_by",
                RuleId::parse,
                "the whole name of a rule, such as \"google.dmarc-policy\""),
            operators.contains(id),
            FactMapping.source(node));
    node.texts("examples");
    node.texts("rejects");
    node.end();
    return rule;
  }

  private static Optional<Rule.CodeSpan> codeSpan(String text) {
    return EnhancedStatusCode.parse(text)
        .<Rule.CodeSpan>map(Rule.CodeSpan.One::new)
        .or(() -> EnhancedStatusCodeRange.parse(text).map(Rule.CodeSpan.Many::new));
  }
}
