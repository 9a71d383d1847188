package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.mapping.FactMapping;
import bouncecard.adapter.data.mapping.TextMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Rule.CodeSpan;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnostician;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Refuses what contradicts itself: goes through every rule and every cause with every class of
/// codes that it can meet, and looks at what the card would say.
public final class AgreementChecks {
  private static final String NAME = "agreement";

  private final Catalog catalog;
  private final Diagnostician diagnostician;
  private final Words words;
  private final Map<String, Map<String, TextEntry>> causes = new TreeMap<>();
  private final Map<String, Map<String, TextEntry>> rules = new TreeMap<>();
  private final DataErrors errors;

  /// What texts must not say together; see `facts/agreement.toml`.
  private record Words(List<String> retries, List<String> removes, List<String> stops) {}

  /// One thing that a card says.
  ///
  /// @param language whose text it is
  /// @param key where it stands
  private record Said(String language, String key, String text) {}

  public AgreementChecks(
      Catalog catalog,
      Map<String, Object> facts,
      Map<String, LanguageFiles> texts,
      DataErrors errors) {
    this.catalog = catalog;
    this.errors = errors;
    this.diagnostician = new Diagnostician(catalog, List.of());
    this.words = words(new Node("facts", facts, errors));
    texts.forEach(
        (tag, files) -> {
          causes.put(tag, entries(files.sections().getOrDefault(Section.CAUSES.token(), Map.of())));
          files
              .rules()
              .forEach(
                  (owner, ofRules) ->
                      entries(ofRules)
                          .forEach(
                              (name, entry) ->
                                  rules
                                      .computeIfAbsent(owner + "." + name, _ -> new TreeMap<>())
                                      .put(tag, entry)));
        });
  }

  private static Words words(Node facts) {
    Node file = facts.table(NAME, () -> "facts/" + NAME + ".toml");
    FactMapping.source(file);
    Words words =
        new Words(file.someTexts("retries"), file.someTexts("removes"), file.someTexts("stops"));
    file.end();
    return words;
  }

  private static Map<String, TextEntry> entries(Object table) {
    return table instanceof Map<?, ?> texts
        ? TextMapping.texts(new Node("texts", Node.typed(texts), new DataErrors()))
        : Map.of();
  }

  /// Checks all rules and all causes.
  public void check(List<RuleSamples> samples) {
    for (RuleSamples sample : samples) {
      Rule rule = sample.rule();
      for (Optional<ReplyCode> code : codes(rule)) {
        check(
            sample.place(),
            diagnostician.ofRule(rule, FailedDelivery.of(code)),
            FailedDelivery.of(code));
      }
    }
    for (Cause cause : catalog.causes()) {
      if (cause.permanence() == Permanence.SUCCESS) {
        continue;
      }
      for (Optional<ReplyCode> code : everyCode()) {
        for (Confidence confidence : List.of(Confidence.SURE, Confidence.LIKELY)) {
          Diagnosis diagnosis =
              diagnostician.ofSentences(cause, confidence, FailedDelivery.of(code));
          check("facts/causes.toml, [" + cause.id() + "]", diagnosis, FailedDelivery.of(code));
        }
      }
    }
  }

  private static List<Optional<ReplyCode>> everyCode() {
    return List.of(
        Optional.empty(), Optional.of(new ReplyCode(450)), Optional.of(new ReplyCode(550)));
  }

  /// A code of each class that a rule can meet.
  private static List<Optional<ReplyCode>> codes(Rule rule) {
    Set<Integer> digits = new TreeSet<>();
    rule.conditions().replyCodes().forEach(code -> digits.add(code.classDigit()));
    if (digits.isEmpty()) {
      rule.conditions().enhancedStatusCodes().forEach(span -> digits.add(digit(span)));
    }
    if (digits.isEmpty()) {
      return everyCode();
    }
    List<Optional<ReplyCode>> codes = new ArrayList<>();
    digits.forEach(digit -> codes.add(Optional.of(new ReplyCode(digit * 100 + 50))));
    return codes;
  }

  private static int digit(CodeSpan span) {
    return span.toString().charAt(0) - '0';
  }

  private void check(String place, Diagnosis diagnosis, FailedDelivery found) {
    String met = found.replyCode().map(code -> "with " + code).orElse("without a code");
    boolean isFailure = found.classDigit().filter(digit -> digit >= 4).isPresent();
    if (isFailure && diagnosis.permanence() == Permanence.SUCCESS) {
      errors.add(place, "%s it is a success, and must be a failure".formatted(met));
    }
    if (diagnosis.permanence() == Permanence.PERMANENT
        && (diagnosis.actors().contains(Actor.NOBODY) || isNobodys(diagnosis))) {
      errors.add(place, "%s it is permanent, and somebody must act".formatted(met));
    }
    Retry retry = diagnosis.retry(catalog, found);
    for (Said said : said(diagnosis, retry)) {
      String text = LowerCase.of(said.text());
      if (retry != Retry.YES) {
        refuse(place, met, said, text, words.retries(), "nothing is tried again by itself");
      } else {
        refuse(place, met, said, text, words.stops(), "the mail system tries again");
      }
      if (!diagnosis.isCertain()) {
        refuse(place, met, said, text, words.removes(), "it is not certain");
      }
    }
  }

  /// Whether a rule that is permanent by itself has nobody act.
  private static boolean isNobodys(Diagnosis diagnosis) {
    return diagnosis
        .rule()
        .filter(rule -> rule.permanence() == Permanence.PERMANENT)
        .filter(rule -> rule.actors().contains(Actor.NOBODY))
        .isPresent();
  }

  private void refuse(
      String place, String met, Said said, String text, List<String> phrases, String why) {
    for (String phrase : phrases) {
      if (text.contains(phrase)) {
        errors.add(
            place,
            "%s its \"%s\" in %s says %s, but %s"
                .formatted(met, said.key(), said.language(), DataErrors.quoted(phrase), why));
      }
    }
  }

  /// What the card says about it in each language.
  private List<Said> said(Diagnosis diagnosis, Retry retry) {
    List<Said> said = new ArrayList<>();
    causes.forEach(
        (language, entries) -> {
          TextEntry whole = entries.get(diagnosis.cause().id());
          if (whole != null) {
            TextEntry entry = diagnosis.isCertain() ? whole : whole.unsure();
            String key =
                retry == Retry.YES && entry.optional("verdict_temporary").isPresent()
                    ? "verdict_temporary"
                    : "verdict";
            entry.list(key).forEach(text -> said.add(new Said(language, key, text)));
            entry.list("fix").forEach(text -> said.add(new Said(language, "fix", text)));
          }
        });
    Map<String, TextEntry> own =
        diagnosis
            .ownRule(catalog)
            .map(rule -> rules.getOrDefault(rule.id().toString(), Map.of()))
            .orElse(Map.of());
    own.forEach(
        (language, entry) ->
            entry.list("fix").forEach(text -> said.add(new Said(language, "own fix", text))));
    return said;
  }
}
