package bouncecard.app.watch;

import bouncecard.catalog.Cause;
import bouncecard.catalog.Permanence;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;

/// What there is to learn from a report.
final class News {
  private News() {}

  static boolean isOfFailure(Report report) {
    return report.diagnosis().permanence() != Permanence.SUCCESS;
  }

  /// Whether a cause is known, or two of which one it is.
  static boolean saysWhy(Report report) {
    Diagnosis diagnosis = report.diagnosis();
    return !diagnosis.cause().is(Cause.Role.UNKNOWN) || !diagnosis.alternatives().isEmpty();
  }

  /// Whether it tells whose mail failed and with which code: news also where the server gave no
  /// reason.
  static boolean saysWhomAndHow(Report report) {
    return isOfFailure(report)
        && report.found().finalRecipient().isPresent()
        && (report.found().replyCode().isPresent()
            || report.found().enhancedStatusCode().isPresent());
  }

  /// Whether a server, a log or a service tells of it, and not only the name of an error.
  static boolean isTold(Report report) {
    return report.found().replyCode().isPresent()
        || report.found().enhancedStatusCode().isPresent()
        || report.found().statusField().isPresent()
        || report.found().finalRecipient().isPresent()
        || report.found().diagnosticCode().isPresent();
  }
}
