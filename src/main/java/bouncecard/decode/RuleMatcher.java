package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Rule.CodeSpan;
import bouncecard.smtp.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Says which rules apply to a reply and whose reply it is.
final class RuleMatcher {
  private final Catalog catalog;

  RuleMatcher(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The ids of all providers that a marker in the text, the remote MTA's name or the recipient's domain points to.
  Set<String> providers(JudgedText text, List<String> hosts, Optional<String> recipientDomain) {
    Set<String> known = new TreeSet<>();
    for (Provider provider : catalog.providers()) {
      if (provider.markers().stream().anyMatch(text.lower()::contains)
          || hosts.stream().anyMatch(host -> endsWithDomain(host, provider.hosts()))
          || recipientDomain.filter(provider.domains()::contains).isPresent()) {
        known.add(provider.id());
      }
    }
    return known;
  }

  private static boolean endsWithDomain(String host, List<String> domains) {
    String lower = host.toLowerCase(Locale.ROOT);
    for (String domain : domains) {
      if (lower.endsWith(domain)
          && (lower.length() == domain.length()
              || domain.startsWith(".")
              || lower.charAt(lower.length() - domain.length() - 1) == '.')) {
        return true;
      }
    }
    return false;
  }

  /// All rules that apply, in no order.
  List<RuleMatch> matches(JudgedText text, FailedDelivery found, Set<String> known) {
    List<RuleMatch> matches = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      if (rule.conditions().needsProvider() && !known.contains(rule.id().owner())) {
        continue;
      }
      match(rule, text, found).ifPresent(matches::add);
    }
    return matches;
  }

  private static Optional<RuleMatch> match(Rule rule, JudgedText text, FailedDelivery found) {
    Rule.Conditions conditions = rule.conditions();
    String evidence = "";
    int length = 0;
    for (String wording : conditions.all()) {
      if (!text.contains(wording)) {
        return Optional.empty();
      }
      evidence = wording;
      length += wording.length();
    }
    if (!conditions.any().isEmpty()) {
      String longest = "";
      for (String wording : conditions.any()) {
        if (wording.length() > longest.length() && text.contains(wording)) {
          longest = wording;
        }
      }
      if (longest.isEmpty()) {
        return Optional.empty();
      }
      evidence = longest;
      length += longest.length();
    }
    if (conditions.token().isPresent()) {
      Optional<String> token = conditions.token().get().find(text.original());
      if (token.isEmpty()) {
        return Optional.empty();
      }
      evidence = token.get();
      length += token.get().length();
    }
    if (!codesHold(conditions, found)) {
      return Optional.empty();
    }
    if (evidence.isEmpty()) {
      evidence = found.enhancedStatusCode().map(EnhancedStatusCode::toString).orElse("");
    }
    return Optional.of(new RuleMatch(rule, asWritten(text, evidence), length));
  }

  private static boolean codesHold(Rule.Conditions conditions, FailedDelivery found) {
    if (!conditions.replyCodes().isEmpty()
        && found.replyCode().filter(code -> conditions.replyCodes().contains(code.toString())).isEmpty()) {
      return false;
    }
    if (!conditions.enhancedStatusCodes().isEmpty()
        && found.enhancedStatusCode().filter(code -> within(conditions.enhancedStatusCodes(), code)).isEmpty()
        && found.statusField().filter(code -> within(conditions.enhancedStatusCodes(), code)).isEmpty()) {
      return false;
    }
    return conditions.commands().isEmpty()
        || found.command().filter(conditions.commands()::contains).isPresent();
  }

  private static boolean within(List<CodeSpan> spans, EnhancedStatusCode code) {
    for (CodeSpan span : spans) {
      if (span.contains(code)) {
        return true;
      }
    }
    return false;
  }

  /// The wording with the letters it had, where it stands there in one piece.
  private static String asWritten(JudgedText text, String wording) {
    int at = text.original().toLowerCase(Locale.ROOT).indexOf(wording.toLowerCase(Locale.ROOT));
    return at < 0 || at + wording.length() > text.original().length()
        ? wording
        : text.original().substring(at, at + wording.length());
  }
}
