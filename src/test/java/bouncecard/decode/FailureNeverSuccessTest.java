package bouncecard.decode;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Permanence;
import bouncecard.delivery.BounceKind;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever success is quoted beside a failure, on whichever side of it and in whatever shape, the
/// failure is told.
class FailureNeverSuccessTest {
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  /// What a server says to one who succeeds.
  private static final List<String> SUCCESSES =
      List.of(
          "250 OK",
          "250 2.1.5 Ok",
          "250 2.0.0 Ok: queued as 4ABC12",
          "250 2.6.0 <1@example.org> Queued mail for delivery",
          "354 Start mail input; end with <CRLF>.<CRLF>");

  private static final List<String> REFUSALS =
      List.of(
          "550 5.1.1 no such user",
          "552 5.2.2 mailbox full",
          "554 5.7.1 rejected",
          "452 4.2.2 over quota",
          "550 Postfach nicht vorhanden");

  static Stream<String> quoted() {
    List<String> texts = new ArrayList<>();
    for (String success : SUCCESSES) {
      for (String framed :
          List.of(
              "Undelivered Mail Returned to Sender\n\n"
                  + "<bob@example.com>: host mx.example.com said: %s",
              "Delivery has failed to these recipients: bob@example.com. Last response: %s",
              "SMTPServerDisconnected: Connection unexpectedly closed after %s",
              "Net::SMTPFatalError: %s",
              "smtplib.SMTPRecipientsRefused: {'bob@example.com': (250, b'%s')}",
              "Expected response code 451 but got code \"250\", with message \"%s\"",
              "[ERROR] mail to bob@example.com failed: %s",
              "RCPT TO command failed: %s then connection lost",
              "Zustellung an bob@example.com fehlgeschlagen: %s",
              "Échec de l'envoi à bob@example.com : %s",
              "No entregado a bob@example.com: %s",
              "Falha no envio para bob@example.com: %s",
              "Mancata consegna, errore: %s bob@example.com",
              "Не удалось доставить bob@example.com: %s",
              "bob@example.com 전송 실패: %s",
              "bob@example.com への送信に失敗しました: %s",
              "发送至 bob@example.com 失败: %s",
              "Final-Recipient: rfc822; bob@example.com\n"
                  + "Action: failed\n"
                  + "Status: 2.0.0\n"
                  + "Diagnostic-Code: smtp; %s",
              "Final-Recipient: rfc822; bob@example.com\n"
                  + "Action: delayed\n"
                  + "Status: 2.1.5\n"
                  + "Diagnostic-Code: smtp; %s",
              "May  1 10:00:00 mx postfix/smtp[1]: 4AA11: to=<bob@example.com>,"
                  + " relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=2.0.0, status=bounced (%s)",
              "May  1 10:00:00 mx postfix/smtp[1]: 4AA11: to=<bob@example.com>,"
                  + " relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=2.0.0, status=deferred (%s)",
              "2026-05-01 10:00:00 1abcDE-000001-AA ** bob@example.com R=dnslookup T=remote_smtp:"
                  + " SMTP error from remote mail server after end of data: %s",
              "smtpd[1]: mta delivery evpid=11aa from=<a@example.org> to=<bob@example.com> rcpt=<->"
                  + " source=\"192.0.2.1\" relay=\"192.0.2.2 (mx)\" delay=1s result=\"PermFail\""
                  + " stat=\"%s\"")) {
        texts.add(framed.formatted(success));
      }
    }
    for (String refusal : REFUSALS) {
      for (String framed :
          List.of(
              "Final-Recipient: rfc822; bob@example.com\n"
                  + "Action: delivered\n"
                  + "Status: 2.0.0\n"
                  + "Diagnostic-Code: smtp; %s",
              "Final-Recipient: rfc822; bob@example.com\n"
                  + "Action: relayed\n"
                  + "Diagnostic-Code: smtp; %s",
              "Final-Recipient: rfc822; bob@example.com\n"
                  + "Action: expanded\n"
                  + "Status: 2.0.0\n"
                  + "Diagnostic-Code: smtp; %s",
              "May  1 10:00:00 mx postfix/smtp[1]: 4AA11: to=<bob@example.com>,"
                  + " relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (%s)",
              "smtpd[1]: mta delivery evpid=11aa from=<a@example.org> to=<bob@example.com> rcpt=<->"
                  + " source=\"192.0.2.1\" relay=\"192.0.2.2 (mx)\" delay=1s result=\"Ok\""
                  + " stat=\"%s\"",
              "status=sent (250 2.0.0 OK) but later: %s",
              "250 2.1.0 sender ok\n%s",
              "Mail was accepted with 250 2.0.0 Ok: queued as 4ABC, then a report came: %s")) {
        texts.add(framed.formatted(refusal));
      }
    }
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("quoted")
  void decode_successBesideFailure_isNoSuccess(String text) {
    Decoding read = DECODER.decode(new UntrustedText(text));

    assertThat(read.kind()).isIn(BounceKind.BOUNCE, BounceKind.DELAYED);
    assertThat(read.all()).isNotEmpty().noneMatch(FailureNeverSuccessTest::isSuccess);
  }

  /// Blocks that tell of a success as a whole.
  private static final List<String> DELIVERED =
      List.of(
          "May  1 10:00:00 mx postfix/smtp[1]: 4AA11: to=<amy@example.net>,"
              + " relay=mx.example.net[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0"
              + " OK)",
          "2026-05-01 10:00:00 1abcDE-000001-AA => amy@example.net R=dnslookup T=remote_smtp"
              + " H=mx.example.net [192.0.2.1] C=\"250 OK\"",
          "Final-Recipient: rfc822; amy@example.net\nAction: delivered\nStatus: 2.0.0\n",
          """
          EHLO client.example.org
          250 mx.example.net
          MAIL FROM:<a@example.org>
          250 OK
          RCPT TO:<amy@example.net>
          250 OK
          DATA
          354 go
          .
          250 2.0.0 queued
          QUIT
          221 bye
          """,
          """
          C: EHLO client.example.org
          S: 250 mx.example.net
          C: MAIL FROM:<a@example.org>
          S: 250 OK
          C: RCPT TO:<amy@example.net>
          S: 250 OK
          C: DATA
          S: 354 go
          C: .
          S: 250 2.0.0 queued
          C: QUIT
          S: 221 bye
          """);

  private static final List<String> FAILED =
      List.of(
          "May  1 10:00:01 mx postfix/smtp[1]: 4BB22: to=<bob@example.net>,"
              + " relay=mx.example.net[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host"
              + " mx.example.net[192.0.2.1] said: 550 5.1.1 unknown (in reply to RCPT TO command))",
          "2026-05-01 10:00:01 1abcDE-000002-AA ** bob@example.net R=dnslookup T=remote_smtp: SMTP"
              + " error from remote mail server after RCPT TO:<bob@example.net>: 550 no such user",
          "smtplib.SMTPDataError: (554, b'5.7.1 message content rejected')",
          "but the user says: 550 5.1.1 <bob@example.net>: Recipient address rejected: User"
              + " unknown",
          "550 5.1.1 <bob@example.net> User unknown",
          "Final-Recipient: rfc822; bob@example.net\n"
              + "Action: failed\n"
              + "Status: 5.1.1\n"
              + "Diagnostic-Code: smtp; 550 5.1.1 no such user");

  static Stream<String> beside() {
    return DELIVERED.stream()
        .flatMap(success -> FAILED.stream().map(failure -> success + "\n" + failure));
  }

  @ParameterizedTest
  @MethodSource("beside")
  void decode_failureBelowSuccess_isTold(String text) {
    Decoding read = DECODER.decode(new UntrustedText(text));

    assertThat(read.kind()).isIn(BounceKind.BOUNCE, BounceKind.DELAYED);
    assertThat(read.all()).anyMatch(report -> !isSuccess(report));
  }

  static Stream<String> delivered() {
    return DELIVERED.stream();
  }

  @ParameterizedTest
  @MethodSource("delivered")
  void decode_successAlone_isTold(String text) {
    Decoding read = DECODER.decode(new UntrustedText(text));

    assertThat(read.kind()).isEqualTo(BounceKind.DELIVERED);
    assertThat(read.all()).isNotEmpty().allMatch(FailureNeverSuccessTest::isSuccess);
  }

  private static boolean isSuccess(Report report) {
    return report.diagnosis().permanence() == Permanence.SUCCESS
        || report.diagnosis().cause().is(Role.DELIVERED)
        || report.diagnosis().cause().is(Role.ACCEPTED_SO_FAR);
  }
}
