package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Retry;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A program that hands mail to a server and keeps none does not come again when it was put off,
/// whereas a mail system does.
final class GivenUpByProgramTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtplib.SMTPRecipientsRefused: {'ann@example.com': (450, b'4.2.0 Greylisted, try again')}",
        "Net::SMTPServerBusy: 451 4.3.2 System shutting down, try again later",
        "PHPMailer: SMTP Error: data not accepted. SMTP server error: 421 4.3.2 Service shutting"
            + " down",
        "Error: Can't send mail - all recipients were rejected: 450 4.2.0 Greylisted for 5 minutes",
        "org.springframework.mail.MailSendException: Failed messages:"
            + " com.sun.mail.smtp.SMTPSendFailedException: 421 4.3.2 Service shutting down",
      })
  void putOff_byErrorOfProgram_isSentAgainBySomebody(String pasted) {
    Report report = only(pasted);
    assertThat(report.diagnosis().permanence()).isEqualTo(Permanence.TEMPORARY);
    assertThat(report.diagnosis().retry(CATALOG, report.found())).isEqualTo(Retry.LATER);
    assertThat(report.diagnosis().actors()).doesNotContain(Actor.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "450 4.2.0 Greylisted, try again",
        "sendmail: 451 4.3.2 System shutting down, try again later",
        "Nov  3 04:05:06 mx postfix/smtp[7]: 4fX: to=<ann@example.com>,"
            + " relay=mx.example.com[192.0.2.7]:25, delay=1, dsn=4.2.0, status=deferred (host"
            + " mx.example.com[192.0.2.7] said: 450 4.2.0 Greylisted: smtplib. is not known here)",
      })
  void putOff_wherePerhapsAQueueIs_isTriedAgain(String pasted) {
    Report report = only(pasted);
    assertThat(report.diagnosis().retry(CATALOG, report.found())).isEqualTo(Retry.YES);
  }

  private static Report only(String pasted) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(pasted), Venue.CHAT).answer();
    assertThat(answer).isInstanceOf(Answer.BounceAnswer.class);
    return ((Answer.BounceAnswer) answer).decoding().all().getFirst();
  }
}
