package bouncecard.app.check;

import bouncecard.probe.ProbeReport;
import bouncecard.probe.Progress;
import bouncecard.probe.domain.record.DomainQuestion;

/// Checks what a domain publishes.
public interface DomainCheck {

  /// What was found.
  ProbeReport.Domain check(DomainQuestion question, Progress progress);
}
