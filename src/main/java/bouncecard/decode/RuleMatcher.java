package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Rule.CodeSpan;
import bouncecard.smtp.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says which rules apply to a reply.
final class RuleMatcher {
  private final Catalog catalog;

  RuleMatcher(Catalog catalog) {
    this.catalog = catalog;
  }

  /// All rules that apply, in no order.
  List<RuleMatch> matches(JudgedText text, FailedDelivery found, Speakers speakers) {
    List<RuleMatch> matches = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      if (rule.conditions().needsProvider() && !speakers.include(rule)) {
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
