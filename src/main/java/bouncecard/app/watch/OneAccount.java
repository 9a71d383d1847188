package bouncecard.app.watch;

import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.diagnose.Diagnosis;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes one account of what the parts of a message tell: programs say the same twice, as text and
/// as fields, and in one place who it was for that another says why it failed.
final class OneAccount {
  private OneAccount() {}

  /// What several parts tell, each report once.
  static Decoding of(List<Decoding> found) {
    Decoding all = Decoding.of(found);
    List<Report> reports = new ArrayList<>();
    for (Report report : all.reports()) {
      if (reports.stream().noneMatch(other -> isSame(other, report))) {
        reports.removeIf(other -> isSame(report, other));
        reports.add(report);
      }
    }
    return all.withReports(reports);
  }

  /// Whether the other says nothing more than this one.
  private static boolean isSame(Report one, Report other) {
    boolean isSameRecipient =
        other.found().finalRecipient().isEmpty()
            || other.found().finalRecipient().equals(one.found().finalRecipient());
    return isSameRecipient
        && (one.diagnosis().cause().equals(other.diagnosis().cause())
            || other.found().finalRecipient().isPresent());
  }

  /// Whether the whole may tell more of it than its parts: who it was for, or that two are one.
  static boolean isOpen(Decoding apart) {
    return apart.reports().size() > 1
        || apart.reports().stream().anyMatch(one -> one.found().finalRecipient().isEmpty());
  }

  /// What the parts tell with the recipients that are named in the whole message, and each reply
  /// once that stands once in the whole.
  ///
  /// @param whole what the message tells, read as one text
  /// @param judge what a delivery means
  static Decoding of(Decoding apart, Decoding whole, Function<FailedDelivery, Diagnosis> judge) {
    List<Report> reports = new ArrayList<>();
    for (Report report : apart.reports()) {
      List<Report> addressed =
          report.found().finalRecipient().isPresent()
              ? List.of()
              : whole.reports().stream().filter(one -> isOf(report, one)).toList();
      if (addressed.isEmpty()) {
        reports.add(report);
      }
      for (Report one : addressed) {
        one.found()
            .finalRecipient()
            .map(recipient -> report.found().withRecipient(recipient, Place.NOTICE))
            .map(found -> new Report(found, judge.apply(found), Optional.empty()))
            .ifPresent(reports::add);
      }
    }
    return apart.withReports(once(reports, whole));
  }

  /// Whether one in the whole message has a recipient, and is of the same failure as far as both
  /// say.
  private static boolean isOf(Report report, Report inWhole) {
    return inWhole.found().finalRecipient().isPresent() && hasSameReply(report, inWhole);
  }

  private static boolean hasSameReply(Report one, Report other) {
    FailedDelivery a = one.found();
    FailedDelivery b = other.found();
    if (a.replyCode().isPresent() || b.replyCode().isPresent()) {
      return a.replyCode().equals(b.replyCode());
    }
    return a.enhancedStatusCode().equals(b.enhancedStatusCode())
        && (a.enhancedStatusCode().isPresent()
            || one.diagnosis().cause().equals(other.diagnosis().cause()));
  }

  /// Each reply once of which the whole has one: the report whose cause is the whole's.
  private static List<Report> once(List<Report> reports, Decoding whole) {
    List<Report> kept = new ArrayList<>(reports);
    for (Report one : whole.reports()) {
      List<Report> same =
          kept.stream().filter(report -> hasSameReply(report, one) && isFor(report, one)).toList();
      if (same.size() > 1 && isOnly(one, whole)) {
        Report best =
            same.stream()
                .filter(report -> report.diagnosis().cause().equals(one.diagnosis().cause()))
                .findFirst()
                .orElse(same.getFirst());
        kept.removeIf(report -> same.contains(report) && !report.equals(best));
      }
    }
    return kept;
  }

  private static boolean isOnly(Report one, Decoding whole) {
    return whole.reports().stream().filter(each -> hasSameReply(one, each)).count() == 1;
  }

  private static boolean isFor(Report report, Report inWhole) {
    Optional<UntrustedText> recipient = report.found().finalRecipient();
    return recipient.isEmpty() || recipient.equals(inWhole.found().finalRecipient());
  }
}
