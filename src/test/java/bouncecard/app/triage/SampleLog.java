package bouncecard.app.triage;

import java.time.LocalDateTime;
import java.util.Locale;

/// A log of Postfix over some hours, as much of it as a test wants. Of eight recipients one is
/// unknown, one is over quota until the mail comes through, one waits, and five have their mail.
public final class SampleLog {
  private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 11, 28, 9, 0, 0);
  private static final String[] STATES = {
    "status=sent (250 2.0.0 Ok: queued as 4F1)",
    "status=bounced (host mx1.example.com[192.0.2.1] said: 550 5.1.1 <u@example.com>: Recipient"
        + " address rejected: User unknown (in reply to RCPT TO command))",
    "status=sent (250 2.0.0 Ok)",
    "status=deferred (host mx2.example.net[192.0.2.2] said: 452 4.2.2 The mailbox is over quota (in"
        + " reply to RCPT TO command))",
    "status=sent (250 2.0.0 Ok)",
    "status=deferred (connect to mx3.example.org[192.0.2.3]:25: Connection timed out)",
    "status=sent (250 2.0.0 Ok)",
    "status=sent (250 2.0.0 Ok)",
  };

  private SampleLog() {}

  /// How many recipients a log of about so many MiB is about: some thousand eights of them.
  public static int recipientsOf(int mebibytes) {
    int line = of(8_000).length() / 8_000;
    return (int) (((long) mebibytes << 20) / line / 8_000 * 8_000);
  }

  /// Lines about so many recipients, ten seconds after one another.
  public static String of(int recipients) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < recipients; i++) {
      LocalDateTime at = BEGIN.plusSeconds(10L * i);
      log.append(
          String.format(
              Locale.ROOT,
              "%s+00:00 mx postfix/smtp[%d]: %08X: to=<u%d@example.com>,"
                  + " relay=mx1.example.com[192.0.2.1]:25, delay=1.2, delays=0.1/0/0.5/0.6,"
                  + " dsn=2.0.0, %s\n",
              at.toString().length() == 16 ? at + ":00" : at,
              100 + i % 50,
              i,
              i,
              STATES[i % STATES.length]));
    }
    return log.toString();
  }
}
