package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import bouncecard.decode.Decoder;
import bouncecard.decode.Report;
import bouncecard.diagnose.Candidate;
import bouncecard.diagnose.CandidateOutcome;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Explanation;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the lines that rules give for themselves as if they had been pasted.
public final class ExampleChecks {
  private final Decoder decoder;
  private final DataErrors errors;

  private record Finding(String place, String problem) {}

  /// Reads them by all rules of the catalogue.
  public ExampleChecks(Catalog catalog, DataErrors errors) {
    this.decoder = new Decoder(catalog);
    this.errors = errors;
  }

  public void check(List<RuleSamples> samples) {
    // Every line is read by itself, and the builder has more than one processor.
    samples.parallelStream()
        .flatMap(this::findings)
        .toList()
        .forEach(finding -> errors.add(finding.place(), finding.problem()));
  }

  private Stream<Finding> findings(RuleSamples sample) {
    Rule rule = sample.rule();
    Stream<String> lost =
        sample.examples().stream().flatMap(example -> lost(sample, example).stream());
    Stream<String> taken =
        sample.rejects().stream()
            .flatMap(line -> Stream.of(line, sample.pasted(line)))
            .filter(line -> decides(rule, line))
            .limit(1)
            .map(
                line ->
                    "it decides %s, which stands in its rejects and must not be decided by it"
                        .formatted(DataErrors.quoted(line)));
    return Stream.of(lost, taken, dead(sample), greedy(rule))
        .flatMap(found -> found)
        .map(problem -> new Finding(sample.place(), problem));
  }

  /// A provider's rule decides its examples; of a wording it is enough that its cause does, as the
  /// same wording may be a provider's.
  private Optional<String> lost(RuleSamples sample, String example) {
    Rule rule = sample.rule();
    Optional<Diagnosis> diagnosis = diagnosis(sample.pasted(example));
    boolean isWon =
        rule.id().isWording()
            ? diagnosis.filter(found -> found.cause().id().equals(rule.cause())).isPresent()
            : diagnosis.flatMap(Diagnosis::rule).filter(won -> isSame(won, rule)).isPresent();
    return isWon
        ? Optional.empty()
        : Optional.of(
            "the example %s goes to %s, and must go to this rule"
                .formatted(DataErrors.quoted(example), winner(diagnosis)));
  }

  private static String winner(Optional<Diagnosis> diagnosis) {
    return diagnosis
        .map(
            found ->
                found.rule().map(rule -> "rule " + rule.id()).orElse("no rule")
                    + " with the cause "
                    + found.cause().id())
        .orElse("nobody, since nothing is read in it");
  }

  /// A wording that never decides itself is of no use.
  private Stream<String> dead(RuleSamples sample) {
    boolean isAlive =
        !sample.rule().id().isWording()
            || sample.examples().isEmpty()
            || sample.examples().stream().anyMatch(example -> hasPart(sample.rule(), example));
    return isAlive
        ? Stream.empty()
        : Stream.of("other rules decide all of its examples; it must decide one at least, or go");
  }

  private boolean hasPart(Rule rule, String line) {
    return decoder.explained(decoder.decode(new UntrustedText(line))).reports().stream()
        .limit(1)
        .map(Report::explanation)
        .flatMap(Optional::stream)
        .map(Explanation::candidates)
        .flatMap(List::stream)
        .filter(
            candidate ->
                candidate.outcome() == CandidateOutcome.WON
                    || candidate.outcome() == CandidateOutcome.LENT_ITS_CAUSE)
        .map(Candidate::rule)
        .flatMap(Optional::stream)
        .anyMatch(won -> isSame(won, rule));
  }

  /// A rule that needs its provider says nothing where somebody else spoke.
  private Stream<String> greedy(Rule rule) {
    if (!rule.conditions().needsProvider() || !rule.conditions().isCodeOnly()) {
      return Stream.empty();
    }
    String code =
        Stream.concat(
                rule.conditions().replyCodes().stream().limit(1).map(Object::toString),
                rule.conditions().enhancedStatusCodes().stream()
                    .limit(1)
                    .map(span -> span.toString().split("-", 2)[0]))
            .reduce("", (first, second) -> (first + " " + second).strip());
    String elsewhere = "host mx.example.com[192.0.2.1] said: " + code + " refused";
    return decides(rule, elsewhere)
        ? Stream.of("it decides where its provider did not speak, and must not")
        : Stream.empty();
  }

  private boolean decides(Rule rule, String line) {
    return diagnosis(line).flatMap(Diagnosis::rule).filter(won -> isSame(won, rule)).isPresent();
  }

  private static boolean isSame(Rule first, Rule second) {
    return first.id().equals(second.id());
  }

  private Optional<Diagnosis> diagnosis(String line) {
    return decoder.decode(new UntrustedText(line)).reports().stream()
        .map(Report::diagnosis)
        .findFirst();
  }
}
