package bouncecard.app.check;

import bouncecard.probe.Progress;
import bouncecard.probe.Report;
import bouncecard.probe.domain.DomainQuestion;

/// Checks what a domain publishes.
public interface DomainCheck {

  /// What was found.
  Report.Domain check(DomainQuestion question, Progress progress);
}
