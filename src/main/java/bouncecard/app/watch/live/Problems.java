package bouncecard.app.watch.live;

import bouncecard.app.feedback.Masking;
import bouncecard.app.triage.Organisations;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Provider;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import bouncecard.tally.Problem;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The problem that a message's failures come to: the problem that most of its recipients have, and
/// what tells whether another message says the same.
public final class Problems {
  private Problems() {}

  /// The problem of most reports, the first of those that are as many; empty where there is none.
  static Optional<Problem> of(Decoding found) {
    Map<Problem, Integer> counts = new LinkedHashMap<>();
    for (Report report : found.all()) {
      int weight = report.diagnosis().cause().is(Cause.Role.UNKNOWN) ? 0 : 1_000;
      counts.merge(problem(report), 1 + weight, Integer::sum);
    }
    Optional<Map.Entry<Problem, Integer>> most = Optional.empty();
    for (Map.Entry<Problem, Integer> one : counts.entrySet()) {
      if (most.isEmpty() || one.getValue() > most.get().getValue()) {
        most = Optional.of(one);
      }
    }
    return most.map(Map.Entry::getKey);
  }

  /// The problem of one recipient.
  public static Problem problem(Report report) {
    return problem(report, report.diagnosis());
  }

  /// The same where it was judged otherwise.
  public static Problem problem(Report report, Diagnosis diagnosis) {
    String host = report.found().remoteMta().map(UntrustedText::value).orElse("");
    String organisation =
        Organisations.of(
            host.isEmpty()
                ? report
                    .found()
                    .finalRecipient()
                    .map(UntrustedText::value)
                    .map(Organisations::domain)
                    .orElse("")
                : host);
    return new Problem(
        diagnosis.cause().id(),
        diagnosis
            .provider()
            .filter(Problems::isOrganisation)
            .map(Provider::id)
            .orElse(organisation));
  }

  private static boolean isOrganisation(Provider provider) {
    return switch (provider.kind()) {
      case MAILBOX, FILTER, ESP, FORWARDER -> true;
      case MTA, DNSBL -> false;
    };
  }

  /// How many recipients it tells of.
  static long recipients(Decoding found) {
    return found.all().stream()
        .flatMap(report -> report.found().finalRecipient().stream())
        .map(UntrustedText::value)
        .distinct()
        .count();
  }

  static List<String> domains(Decoding found) {
    return found.all().stream()
        .flatMap(report -> report.found().finalRecipient().stream())
        .map(address -> Organisations.domain(new UntrustedText(address.value()).visible(100)))
        .distinct()
        .toList();
  }

  static List<String> addresses(Decoding found) {
    return found.all().stream()
        .flatMap(report -> report.found().sendingIp().stream())
        .map(address -> address.visible(100))
        .distinct()
        .toList();
  }

  /// A name for what the servers said, the same for replies that differ in addresses and ids alone.
  static String fingerprint(Decoding found) {
    String masked =
        found.all().stream()
            .map(report -> Masking.reply(report.found()))
            .sorted()
            .distinct()
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(masked.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
