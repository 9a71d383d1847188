package bouncecard.app.check;

import bouncecard.app.check.CheckResult.Denied;
import bouncecard.app.check.CheckResult.Done;
import bouncecard.probe.ProbeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Port: takes one line for every check that was asked for.
public interface Audit {

  /// Notes it.
  void note(Entry entry);

  /// Who asked for what, and what came of it.
  ///
  /// @param target masked
  /// @param outcome the verdict's or denial's word
  /// @param server name and address of who was spoken to
  /// @param isKept whether nobody was asked
  record Entry(
      Instant at,
      String person,
      Optional<String> channel,
      String target,
      String outcome,
      Optional<String> server,
      Duration took,
      boolean isKept) {

    static Entry of(
        Instant at,
        CheckResult result,
        Optional<Target> target,
        Requester requester,
        Duration took) {
      String outcome =
          switch (result) {
            case Denied(CheckResult.Denial denial, var _) -> "denied-" + denial.token();
            case Done(ProbeReport.Mailbox report, var _, var _, var _, var _) ->
                report.verdict().token();
            case Done(ProbeReport.Domain _, var _, var _, var _, var _) -> "domain";
          };
      Optional<String> server =
          result instanceof Done(ProbeReport.Mailbox report, var _, var _, var _, var _)
              ? report.server().map(known -> known.name() + " [" + known.address() + "]")
              : Optional.empty();
      return new Entry(
          at,
          requester.person(),
          requester.channel(),
          target.map(Target::masked).orElse(""),
          outcome,
          server,
          took,
          result instanceof Done done && done.isKept());
    }
  }
}
