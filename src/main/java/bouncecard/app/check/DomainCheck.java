package bouncecard.app.check;

import bouncecard.probe.DomainName;
import bouncecard.probe.Progress;
import bouncecard.probe.Report;

/// Checks what a domain publishes.
public interface DomainCheck {

  /// What was found.
  Report.Domain check(DomainName domain, Progress progress);
}
