package bouncecard.app.page;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rules of providers by what they are about.
final class PageRules {
  private final Map<ReplyCode, List<Rule>> byReplyCode = new HashMap<>();
  private final Map<String, List<Rule>> byCause = new HashMap<>();
  private final Map<String, List<Rule>> byOwner = new HashMap<>();
  private final Catalog catalog;

  PageRules(Catalog catalog) {
    this.catalog = catalog;
    for (Rule rule : catalog.rules()) {
      byCause.computeIfAbsent(rule.cause(), _ -> new ArrayList<>()).add(rule);
      if (!rule.id().isWording()) {
        byOwner.computeIfAbsent(rule.id().owner(), _ -> new ArrayList<>()).add(rule);
        codes(rule)
            .forEach(code -> byReplyCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(rule));
      }
    }
  }

  private static List<ReplyCode> codes(Rule rule) {
    List<ReplyCode> codes = new ArrayList<>(rule.conditions().replyCodes());
    for (String with : rule.seenWith()) {
      for (String word : with.split(" ", -1)) {
        ReplyCode.parse(word).filter(code -> !codes.contains(code)).ifPresent(codes::add);
      }
    }
    return codes;
  }

  /// What providers say with all of these codes.
  List<Rule> about(List<Code> codes) {
    List<Rule> found = new ArrayList<>(about(codes.getFirst()));
    codes.stream().skip(1).forEach(code -> found.retainAll(about(code)));
    return found;
  }

  private List<Rule> about(Code code) {
    return switch (code) {
      case ReplyCode reply -> byReplyCode.getOrDefault(reply, List.of());
      case EnhancedStatusCode enhanced -> catalog.rulesAbout(enhanced);
      case EnhancedStatusCodeRange(EnhancedStatusCode first, int _) -> catalog.rulesAbout(first);
    };
  }

  /// All rules by which mail is taken to have failed for that, in the order of their ids.
  List<Rule> of(String cause) {
    return byCause.getOrDefault(cause, List.of()).stream()
        .sorted(Comparator.comparing(rule -> rule.id().toString()))
        .toList();
  }

  /// A provider's own.
  List<Rule> by(String provider) {
    return byOwner.getOrDefault(provider, List.of());
  }
}
