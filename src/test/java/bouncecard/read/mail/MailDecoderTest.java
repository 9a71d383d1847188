package bouncecard.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.delivery.Places;
import bouncecard.dsn.Bound;
import bouncecard.dsn.MailPart;
import bouncecard.dsn.MailPart.Header;
import bouncecard.read.DeliveryReader;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What kind of mail it is, and whom it is about.
class MailDecoderTest {
  private static final String FROM = "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>";
  private static final String TO = "To: alice@example.org";

  private final Decoder decoder = new Decoder(DataFiles.load());

  @ParameterizedTest
  @CsvSource({
    "failed, 5.1.1, bounce",
    "failed, 2.0.0, bounce",
    "delayed, 4.2.2, delayed",
    "delivered, 2.1.5, delivered",
    "relayed, 2.0.0, delivered",
    "expanded, 2.0.0, delivered",
    "delivered, 5.1.1, bounce",
    "relayed, 4.2.2, delayed",
  })
  void decode_report_isOfTheKindThatItsActionSaysUnlessRefused(
      String action, String status, String kind) {
    Decoding decoding = decoder.decode(report(status("bob@example.com", action, status)));
    assertThat(decoding.kind().token()).isEqualTo(kind);
    assertThat(recipients(decoding)).containsExactly("bob@example.com");
  }

  @Test
  void decode_reportWithoutAction_isABounce() {
    assertThat(
            decoder
                .decode(report("Final-Recipient: rfc822; bob@example.com\nStatus: 5.1.1\n"))
                .kind())
        .isEqualTo(BounceKind.BOUNCE);
  }

  @Test
  void decode_reportOfOneFailureAmongSuccesses_isABounceOfAll() {
    Decoding decoding =
        decoder.decode(
            report(
                status("a@example.com", "delivered", "2.0.0")
                    + "\n"
                    + status("b@example.com", "failed", "5.1.1")));
    assertThat(decoding.kind()).isEqualTo(BounceKind.BOUNCE);
    assertThat(recipients(decoding)).containsExactly("a@example.com", "b@example.com");
  }

  @Test
  void decode_report_saysOfEachFieldWhereItWasFound() {
    Places places =
        decoder
            .decode(
                report(
                    status("bob@example.com", "failed", "5.0.0")
                        + "Diagnostic-Code: smtp; 550 5.1.1 no such user\n"))
            .reports()
            .getFirst()
            .found()
            .places();
    assertThat(places.of(Field.FINAL_RECIPIENT)).contains(Place.DELIVERY_STATUS);
    assertThat(places.of(Field.STATUS_FIELD)).contains(Place.DELIVERY_STATUS);
    assertThat(places.of(Field.REPLY_CODE)).contains(Place.DIAGNOSTIC_CODE);
    assertThat(places.of(Field.ENHANCED_STATUS_CODE)).contains(Place.DIAGNOSTIC_CODE);
    assertThat(places.of(Field.SENDER)).contains(Place.HEADER);
    assertThat(places.of(Field.QUEUE_ID)).isEmpty();
  }

  @Test
  void decode_reportOfAMaskedRecipient_isToldWithoutOne() {
    Decoding decoding = decoder.decode(report(status("b...@example.com", "failed", "5.1.1")));
    assertThat(decoding.kind()).isEqualTo(BounceKind.BOUNCE);
    assertThat(decoding.reports()).isEmpty();
    assertThat(decoding.unaddressed()).hasSize(1);
  }

  @Test
  void decode_moreRecipientsThanAreRead_saysSo() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i <= DeliveryReader.MOST; i++) {
      fields.append(status("user" + i + "@example.com", "failed", "5.1.1")).append('\n');
    }
    Decoding decoding = decoder.decode(report(fields.toString()));
    assertThat(decoding.reports()).hasSize(DeliveryReader.MOST);
    assertThat(decoding.bounds()).containsExactly(Bound.RECIPIENTS);
  }

  @Test
  void decode_report_goesBackToTheSender() {
    assertThat(
            decoder
                .decode(report(status("bob@example.com", "failed", "5.1.1")))
                .reports()
                .getFirst()
                .found()
                .sender())
        .contains(new UntrustedText("alice@example.org"));
  }

  @Test
  void decode_reportWithoutDiagnosticCode_isJudgedByItsNotice() {
    MailPart mail =
        multipart(
            "multipart/report",
            leaf("text/plain", "The mailbox is full."),
            leaf("message/delivery-status", status("bob@example.com", "failed", "5.0.0")));
    assertThat(decoder.decode(mail).reports().getFirst().diagnosis().cause().id())
        .isEqualTo("mailbox-full");
  }

  @Test
  void decode_internationalisedReport_isRead() {
    MailPart mail =
        multipart(
            "multipart/report",
            leaf("text/plain", "Sorry."),
            leaf(
                "message/global-delivery-status",
                "Final-Recipient: utf-8; 사용자@예시.example\nAction: failed\nStatus: 5.1.1\n"));
    assertThat(recipients(decoder.decode(mail))).containsExactly("사용자@예시.example");
  }

  @Test
  void decode_forwardedReport_isFoundInside() {
    MailPart inner = report(status("bob@example.com", "failed", "5.1.1"));
    MailPart mail =
        new MailPart(
            "multipart/mixed",
            headers("From: carol@example.org", "Subject: Fwd: what is this?"),
            UntrustedText.EMPTY,
            List.of(
                leaf("text/plain", "See below."),
                new MailPart("message/rfc822", List.of(), UntrustedText.EMPTY, List.of(inner))));
    assertThat(recipients(decoder.decode(mail))).containsExactly("bob@example.com");
  }

  @Test
  void decode_feedbackReport_isAComplaintAboutItsRecipient() {
    MailPart mail =
        multipart(
            "multipart/report",
            leaf("text/plain", "This is an email abuse report."),
            leaf(
                "message/feedback-report",
                """
                Feedback-Type: abuse
                User-Agent: Example/1.0
                Original-Rcpt-To: <bob@example.com>
                """));
    Decoding decoding = decoder.decode(mail);
    assertThat(decoding.kind()).isEqualTo(BounceKind.FEEDBACK);
    assertThat(recipients(decoding)).containsExactly("bob@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "X-Autoreply: yes",
        "X-Autorespond: Out of office",
        "Precedence: auto_reply"
      })
  void decode_automaticAnswer_isOneOfItsSender(String header) {
    MailPart mail =
        text("I am away. 550 5.1.1 is my room.", "From: Bob <bob@example.com>", TO, header);
    Decoding decoding = decoder.decode(mail);
    assertThat(decoding.kind()).isEqualTo(BounceKind.AUTO_REPLY);
    assertThat(recipients(decoding)).containsExactly("bob@example.com");
  }

  @Test
  void decode_noticeForPeople_isReadByItsReplies() {
    MailPart mail =
        text(
            """
            <bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown
            <eve@example.com>: host mx.example.com[192.0.2.1] said: 552 5.2.2 Mailbox full
            """,
            FROM,
            TO);
    Decoding decoding = decoder.decode(mail);
    assertThat(decoding.kind()).isEqualTo(BounceKind.BOUNCE);
    assertThat(recipients(decoding)).containsExactly("bob@example.com", "eve@example.com");
  }

  @Test
  void decode_ordinaryMail_isNoBounceWhateverItSays() {
    MailPart mail =
        text(
            "I got 550 5.1.1 User unknown for <bob@example.com>.",
            "From: carol@example.org",
            TO,
            "Subject: Question");
    assertThat(decoder.decode(mail)).isEqualTo(Decoding.NONE);
  }

  @Test
  void decode_mailNestedBeyondTheBound_isNoBounce() {
    MailPart part = leaf("message/delivery-status", status("bob@example.com", "failed", "5.1.1"));
    for (int i = 0; i < 100; i++) {
      part = new MailPart("multipart/mixed", List.of(), UntrustedText.EMPTY, List.of(part));
    }
    assertThat(decoder.decode(part).kind()).isEqualTo(BounceKind.NOT_A_BOUNCE);
  }

  private static String status(String recipient, String action, String code) {
    return "Final-Recipient: rfc822; %s\nAction: %s\nStatus: %s\n"
        .formatted(recipient, action, code);
  }

  private static MailPart report(String status) {
    return multipart(
        "multipart/report",
        leaf("text/plain", "About your message."),
        leaf("message/delivery-status", "Reporting-MTA: dns; mx.example.org\n\n" + status));
  }

  private static MailPart multipart(String mediaType, MailPart... parts) {
    return new MailPart(mediaType, headers(FROM, TO), UntrustedText.EMPTY, List.of(parts));
  }

  private static MailPart text(String text, String... headers) {
    return new MailPart("text/plain", headers(headers), new UntrustedText(text), List.of());
  }

  private static MailPart leaf(String mediaType, String text) {
    return new MailPart(mediaType, List.of(), new UntrustedText(text), List.of());
  }

  private static List<Header> headers(String... lines) {
    List<Header> headers = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      headers.add(
          new Header(
              line.substring(0, colon), new UntrustedText(line.substring(colon + 1).strip())));
    }
    return headers;
  }

  private static List<String> recipients(Decoding decoding) {
    return decoding.reports().stream()
        .map(report -> report.found().finalRecipient())
        .flatMap(Optional::stream)
        .map(UntrustedText::value)
        .toList();
  }
}
