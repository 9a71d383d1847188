package bouncecard.decode;

import bouncecard.catalog.Rule;
import bouncecard.catalog.Rule.CodeSpan;
import bouncecard.smtp.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says which rules apply to a reply.
final class RuleMatcher {
  private final RuleIndex index;

  RuleMatcher(RuleIndex index) {
    this.index = index;
  }

  /// All rules that apply, in no order.
  List<RuleMatch> matches(RuleIndex.Heard heard, FailedDelivery found, Speakers speakers) {
    List<RuleMatch> matches = new ArrayList<>();
    for (RuleIndex.Entry entry : index.candidates(heard, found)) {
      if (!entry.rule.conditions().needsProvider() || speakers.include(entry.rule)) {
        match(entry, heard, found).ifPresent(matches::add);
      }
    }
    return matches;
  }

  /// Rules that would apply, had their provider spoken.
  List<RuleMatch> strangers(RuleIndex.Heard heard, FailedDelivery found, Speakers speakers) {
    List<RuleMatch> strangers = new ArrayList<>();
    for (RuleIndex.Entry entry : index.candidates(heard, found)) {
      if (entry.rule.conditions().needsProvider() && !speakers.include(entry.rule)) {
        match(entry, heard, found).ifPresent(strangers::add);
      }
    }
    return strangers;
  }

  private static Optional<RuleMatch> match(
      RuleIndex.Entry entry, RuleIndex.Heard heard, FailedDelivery found) {
    if (!codesHold(entry, found)) {
      return Optional.empty();
    }
    Rule.Conditions conditions = entry.rule.conditions();
    String evidence = "";
    int length = 0;
    for (int i = 0; i < entry.all.length; i++) {
      if (!heard.phrases().get(entry.all[i])) {
        return Optional.empty();
      }
      evidence = conditions.all().get(i);
      length += evidence.length();
    }
    if (entry.any.length > 0) {
      String longest = longest(entry, heard);
      if (longest.isEmpty()) {
        return Optional.empty();
      }
      evidence = longest;
      length += longest.length();
    }
    if (conditions.token().isPresent()) {
      Optional<String> token = conditions.token().get().find(heard.text().original());
      if (token.isEmpty()) {
        return Optional.empty();
      }
      evidence = token.get();
      length += token.get().length();
    }
    return Optional.of(new RuleMatch(entry.rule, evidence, length));
  }

  private static String longest(RuleIndex.Entry entry, RuleIndex.Heard heard) {
    String longest = "";
    for (int i = 0; i < entry.any.length; i++) {
      String wording = entry.rule.conditions().any().get(i);
      if (wording.length() > longest.length() && heard.phrases().get(entry.any[i])) {
        longest = wording;
      }
    }
    return longest;
  }

  private static boolean codesHold(RuleIndex.Entry entry, FailedDelivery found) {
    Rule.Conditions conditions = entry.rule.conditions();
    return (conditions.replyCodes().isEmpty() || isOneOf(entry.replyCodes, found.replyCode()))
        && (conditions.enhancedStatusCodes().isEmpty()
            || within(conditions.enhancedStatusCodes(), found.enhancedStatusCode())
            || within(conditions.enhancedStatusCodes(), found.statusField()))
        && (conditions.commands().isEmpty() || isOneOf(conditions.commands(), found.command()));
  }

  private static <T> boolean isOneOf(List<T> values, Optional<T> value) {
    return value.isPresent() && values.contains(value.get());
  }

  private static boolean within(List<CodeSpan> spans, Optional<EnhancedStatusCode> code) {
    return code.isPresent() && within(spans, code.get());
  }

  private static boolean within(List<CodeSpan> spans, EnhancedStatusCode code) {
    for (CodeSpan span : spans) {
      if (span.contains(code)) {
        return true;
      }
    }
    return false;
  }
}
