package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Span;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.compose.CardComposer;
import bouncecard.decode.Decoding;
import bouncecard.delivery.OriginalMessage;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// By what its sender recognises the mail that failed, in each source that names it.
final class OriginalMessageTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private static final String REPORT =
      """
      From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
      To: alice@example.org
      Subject: Undelivered Mail Returned to Sender
      Message-ID: <report@mx.example.org>
      Date: Mon, 23 Nov 2026 10:05:00 +0000
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      Your message could not be delivered.

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.org

      Final-Recipient: rfc822; bob@example.com
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 User unknown

      --b
      """;

  private static final String FIELDS =
      """
      From: alice@example.org
      Subject: =?utf-8?Q?Angebot_f=C3=BCr?=
       Herrn Bob
      Message-ID: <a1@example.org>
      Date: Mon, 23 Nov 2026 11:00:00 +0100
      """;

  @Test
  void original_ofAReportWithTheMail_isTheMailsOwn() {
    OriginalMessage original =
        original(REPORT + "Content-Type: message/rfc822\n\n" + FIELDS + "\nHello\n--b--\n");
    assertThat(told(original))
        .containsExactly("Angebot für Herrn Bob", "a1@example.org", "2026-11-23T11:00:00+01:00");
  }

  @Test
  void original_ofAReportWithTheHeaderAlone_isReadAsWell() {
    OriginalMessage original =
        original(REPORT + "Content-Type: text/rfc822-headers\n\n" + FIELDS + "\n--b--\n");
    assertThat(told(original))
        .containsExactly("Angebot für Herrn Bob", "a1@example.org", "2026-11-23T11:00:00+01:00");
  }

  @Test
  void original_ofAReportWithoutTheMail_isUnknownAndNotTheReports() {
    assertThat(original(REPORT + "Content-Type: text/plain\n\nend\n--b--\n"))
        .isEqualTo(OriginalMessage.UNKNOWN);
  }

  @Test
  void original_ofAPastedNotice_isWhatItQuotes() {
    OriginalMessage original =
        original(
            """
            This is the mail system at host mx.example.org.

            I'm sorry to have to inform you that your message could not be delivered.

            <bob@example.com>: host mail.example.com[192.0.2.25] said: 550 5.1.1 User
                unknown (in reply to RCPT TO command)

            ------ This is a copy of the message, including all the headers. ------

            Message-ID: <a1@example.org>
            From: alice@example.org
            To: bob@example.com
            Subject: Your
             invoice
            Date: Mon, 23 Nov 2026 11:00:00 +0100

            Subject: not this one
            """);
    assertThat(told(original))
        .containsExactly("Your invoice", "a1@example.org", "2026-11-23T11:00:00+01:00");
  }

  @Test
  void original_ofEncodedWordsThatNobodyDecoded_hasNoSubject() {
    OriginalMessage original =
        original(
            """
            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; bob@example.com
            Action: failed
            Status: 5.1.1

            Content-Type: message/rfc822

            Subject: =?utf-8?B?6rKs7KCB7ISc?=
            Message-ID: <a1@example.org>
            """);
    assertThat(told(original)).containsExactly("a1@example.org");
  }

  @Test
  void original_ofALogOfExim_isWhatItsArrivalSays() {
    OriginalMessage original =
        original(
            """
            2026-11-23 10:00:00 1tEabc-000000001AB-2abc <= alice@example.org H=localhost \
            [127.0.0.1] P=esmtp S=500 id=a1@example.org T="Your \\"big\\" invoice" for bob@example.com
            2026-11-23 10:00:02 1tEabc-000000001AB-2abc ** bob@example.com R=dnslookup \
            T=remote_smtp H=mail.example.com [192.0.2.25]: SMTP error from remote mail server \
            after RCPT TO:<bob@example.com>: 550 5.1.1 User unknown
            """);
    assertThat(told(original)).containsExactly("Your \"big\" invoice", "a1@example.org");
  }

  @Test
  void original_ofALogOfPostfix_isWhatCleanupSays() {
    OriginalMessage original =
        original(
            """
            Nov 23 10:00:00 mx postfix/cleanup[11]: 3F2504E0: message-id=<a1@example.org>
            Nov 23 10:00:01 mx postfix/smtp[12]: 3F2504E0: to=<bob@example.com>, \
            relay=mail.example.com[192.0.2.25]:25, delay=1, dsn=5.1.1, status=bounced (host \
            mail.example.com[192.0.2.25] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
            """);
    assertThat(told(original)).containsExactly("a1@example.org");
  }

  @Test
  void original_ofATrackingLog_isItsColumns() {
    OriginalMessage original =
        original(
            """
            #Fields: date-time,event-id,message-id,recipient-address,recipient-status,message-subject,sender-address
            2026-11-23T10:00:00.000Z,FAIL,<a1@example.org>,bob@example.com,550 5.1.1 User unknown,Your invoice,alice@example.org
            """);
    assertThat(told(original)).containsExactly("Your invoice", "a1@example.org");
  }

  @Test
  void of_aFieldWithoutEnd_isBounded() {
    OriginalMessage original =
        OriginalMessage.of(
            Optional.of("😀".repeat(10_000)), Optional.of("<x".repeat(10_000)), Optional.empty());
    assertThat(original.subject().map(text -> text.value().length())).hasValue(500);
    assertThat(original.messageId().map(text -> text.value().length())).hasValue(300);
    assertThat(original.toString()).doesNotContain("😀");
  }

  /// A subject is a stranger's: it stays one line of verbatim text, whatever it holds.
  @Test
  void card_ofAHostileSubject_showsItVerbatimInOneLine() {
    String hostile = "`x` <!channel>\u202E @everyone **b** {sender_domain} " + "y".repeat(400);
    String mail =
        REPORT + "Content-Type: message/rfc822\n\nSubject: " + hostile + "\n\nHello\n--b--\n";
    CardComposer composer = new CardComposer(CATALOG, Language.ENGLISH);
    Decoding decoding = decoding(mail);
    for (Card card :
        List.of(composer.bounce(decoding).compact(), composer.bounce(decoding).whole())) {
      Block.Fact fact =
          card.blocks().stream()
              .filter(Block.Facts.class::isInstance)
              .flatMap(block -> ((Block.Facts) block).facts().stream())
              .filter(one -> one.label().equals("Subject"))
              .findFirst()
              .orElseThrow();
      assertThat(fact.value().text())
          .startsWith("`x` <!channel> @everyone **b** {sender_domain}")
          .hasSizeLessThan(130)
          .doesNotContain("\u202E");
      assertThat(fact.value().spans().getFirst()).isInstanceOf(Span.Verbatim.class);
    }
  }

  private static OriginalMessage original(String text) {
    return decoding(text).all().getFirst().found().original();
  }

  private static Decoding decoding(String text) {
    assertThat(BOUNCECARD.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Answer.BounceAnswer.class);
    return BOUNCECARD.read(text.getBytes(StandardCharsets.UTF_8))
            instanceof Answer.BounceAnswer(Decoding decoding)
        ? decoding
        : Decoding.NONE;
  }

  private static List<String> told(OriginalMessage original) {
    return Stream.of(
            original.subject().map(UntrustedText::value),
            original.messageId().map(UntrustedText::value),
            original.date().map(Object::toString))
        .flatMap(Optional::stream)
        .toList();
  }
}
