package bouncecard.app.digest;

import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletTally;
import bouncecard.app.inlet.Kept;
import bouncecard.app.inlet.ToldKind;
import bouncecard.app.triage.Organisations;
import bouncecard.app.watch.WatchTally;
import bouncecard.app.watch.live.Problems;
import bouncecard.catalog.Permanence;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import java.time.Instant;
import java.time.InstantSource;

/// Counts what is told, for the digest: who got a mail and who will not get one. Delays are not
/// counted, since each try would be, and complaints neither, since who complains has the mail.
///
/// @param keeping brings the book to the disk
record DigestCount(DigestBook book, InstantSource clock, Runnable keeping)
    implements InletTally, WatchTally {
  private static final int LONGEST_DOMAIN = 100;

  @Override
  public void count(Inlet inlet, Kept.Numbered arrival, Decoding read) {
    Instant now = clock.instant();
    book.count(
        arrival.number(),
        now,
        period -> {
          for (Report report : read.all()) {
            ToldKind kind = ToldKind.of(report, read.kind());
            if (kind == ToldKind.FAILED) {
              period.failed(Problems.problem(report), domain(report), now);
            } else if (kind == ToldKind.DELIVERED) {
              period.delivered(domain(report), now);
            }
          }
        });
  }

  @Override
  public void count(Decoding found) {
    Instant now = clock.instant();
    book.count(
        0,
        now,
        period -> {
          for (Report report : found.all()) {
            if (isFailure(report, found)) {
              period.failed(Problems.problem(report), domain(report), now);
            }
          }
        });
  }

  /// What people and programs write in a channel seldom says by itself what became of a mail.
  private static boolean isFailure(Report report, Decoding found) {
    return switch (ToldKind.of(report, found.kind())) {
      case FAILED, OTHER ->
          report.found().action().isPresent()
              || report.diagnosis().permanence() == Permanence.PERMANENT;
      case DELAYED, COMPLAINT, DELIVERED -> false;
    };
  }

  private static String domain(Report report) {
    return report
        .found()
        .finalRecipient()
        .map(UntrustedText::value)
        .map(address -> Organisations.domain(new UntrustedText(address).visible(LONGEST_DOMAIN)))
        .orElse("");
  }

  @Override
  public void flush() {
    keeping.run();
  }
}
