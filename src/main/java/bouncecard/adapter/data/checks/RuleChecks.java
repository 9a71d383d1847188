package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.mapping.RuleMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks providers and rules one by one.
public record RuleChecks(
    Catalog.Facts facts, NameChecks names, SourceChecks sources, DataErrors errors) {
  private static final int LONGEST_NAME = 60;
  private static final int SHORTEST_WORDING = 2;
  private static final int SHORTEST_MARKER = 4;

  /// Holds the rules of providers to it.
  ///
  /// @param providers those to check
  /// @param samples the rules to check
  /// @param book all there are
  public void check(List<Provider> providers, List<RuleSamples> samples, RuleBook book) {
    providers.forEach(this::check);
    Set<RuleId> known = new HashSet<>();
    book.rules().forEach(rule -> known.add(rule.id()));
    Set<RuleId> seen = new HashSet<>();
    for (RuleSamples sample : samples) {
      if (!seen.add(sample.rule().id())) {
        errors.add(
            sample.place(), "a rule of that id is there already, and each must have its own");
      }
      check(sample, known);
    }
  }

  private void check(Provider provider) {
    String place = RuleMapping.file(provider.id());
    names.checkId(place, "the file's name", provider.id());
    String table = place + ", [provider]";
    if (provider.name().length() > LONGEST_NAME) {
      errors.add(table, "\"name\" must have at most " + LONGEST_NAME + " characters");
    }
    names.checkPhrases(table, "\"markers\"", provider.markers(), SHORTEST_MARKER);
    names.checkHosts(table, "\"hosts\"", provider.hosts());
    names.checkHosts(table, "\"domains\"", provider.domains());
    sources.check(table, provider.source());
  }

  private void check(RuleSamples sample, Set<RuleId> known) {
    Rule rule = sample.rule();
    String place = sample.place();
    names.checkId(place, "\"id\"", rule.id().name());
    names.checkKnown(place, "\"cause\"", rule.cause(), facts.causes().keySet());
    sources.check(place, rule.source());
    checkConditions(sample);
    rule.seenWith().forEach(with -> checkSeenWith(place, with));
    rule.replacedBy()
        .ifPresent(
            other -> {
              if (!known.contains(other) || other.equals(rule.id())) {
                errors.add(
                    place,
                    "\"replaced_by\" is %s, and must be the whole name of another rule"
                        .formatted(DataErrors.quoted(other.toString())));
              }
            });
    if (sample.examples().isEmpty()) {
      errors.add(
          place, "\"examples\" is empty, and must hold a line at least that the rule decides");
    }
  }

  private void checkConditions(RuleSamples sample) {
    Rule.Conditions conditions = sample.rule().conditions();
    String place = sample.place();
    names.checkPhrases(place, "\"any\"", conditions.any(), SHORTEST_WORDING);
    names.checkPhrases(place, "\"all\"", conditions.all(), SHORTEST_WORDING);
    names.checkPhrases(place, "\"unless\"", conditions.unless(), SHORTEST_WORDING);
    checkExceptions(sample);
    boolean isFound =
        !conditions.isCodeOnly()
            || !conditions.enhancedStatusCodes().isEmpty()
            || (conditions.needsProvider() && !conditions.replyCodes().isEmpty());
    if (!isFound) {
      errors.add(
          place,
          "there is nothing to find it by; it must have any, all, token, enhanced_status_codes, or"
              + " reply_codes with needs_provider = true");
    }
    if (conditions.needsProvider() && sample.provider().filter(RuleChecks::canBeSeen).isEmpty()) {
      errors.add(
          place,
          "\"needs_provider\" is true, and its provider must have hosts, domains or markers to show"
              + " by");
    }
  }

  /// An exception must be one: a line that the rule rejects has it, and none that it decides.
  private void checkExceptions(RuleSamples sample) {
    for (String wording : sample.rule().conditions().unless()) {
      if (sample.rejects().stream().noneMatch(line -> LowerCase.of(line).contains(wording))) {
        errors.add(
            sample.place(),
            "\"unless\" holds %s, and a line of \"rejects\" must have it"
                .formatted(DataErrors.quoted(wording)));
      }
    }
  }

  private static boolean canBeSeen(Provider provider) {
    return !provider.hosts().isEmpty()
        || !provider.domains().isEmpty()
        || !provider.markers().isEmpty();
  }

  private void checkSeenWith(String place, String with) {
    for (String word : with.split(" ", -1)) {
      if (ReplyCode.parse(word).isEmpty()
          && EnhancedStatusCode.parse(word).isEmpty()
          && EnhancedStatusCodeRange.parse(word).isEmpty()) {
        errors.add(
            place,
            "\"seen_with\" holds %s, and must hold codes, as \"550 5.7.26\""
                .formatted(DataErrors.quoted(with)));
        return;
      }
    }
  }
}
