package bouncecard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.decode.Decoder;
import bouncecard.decode.Report;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.text.UntrustedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom a reply is about where its words alone would say another, and which of two reasons counts.
class WhomItIsAboutTest {
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  private static Diagnosis judge(String reply) {
    return DECODER.decode(new UntrustedText(reply)).reports().stream()
        .map(Report::diagnosis)
        .findFirst()
        .orElseThrow();
  }

  /// Codes about the sender (RFC 3463 §3.2) say whose address is unknown, in any language, and also
  /// where the server checks it only when the recipient is named.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 5.1.7 <app@example.org>: user unknown                                | sender-domain-invalid
          550 5.1.8 no such user                                                    | sender-domain-invalid
          450 4.1.8 <app@nowhere.example>: domain not found (in reply to RCPT TO command) | sender-domain-invalid
          550 5.1.8 <app@nowhere.example>... Domain does not exist                  | sender-domain-invalid
          550 5.1.7 dominio inesistente                                             | sender-domain-invalid
          550 sender rejected: user unknown                                         | sender-domain-invalid
          550 5.1.0 user unknown (in reply to MAIL FROM command)                    | sender-domain-invalid
          550 5.1.0 <app@example.org>: Sender address rejected: undeliverable address: user unknown | sender-domain-invalid
          550 5.1.1 <app@example.org>: Sender address rejected: undeliverable address | sender-domain-invalid
          550 5.1.8 <bob@example.com>: Recipient address rejected: user unknown     | user-unknown
          550 5.1.1 <bob@example.com>: user unknown                                 | user-unknown
          550 5.1.2 <bob@nowhere.example>: domain not found                         | domain-not-found
          550 envelope recipient domain must exist                                  | domain-not-found
          553 recipient domain must resolve                                         | domain-not-found
          550 envelope sender domain must exist                                     | sender-domain-invalid
          """)
  void judge_whatIsUnknown_isTheSendersWhereCodesOrWordsSaySo(String reply, String cause) {
    assertThat(judge(reply).cause().id()).isEqualTo(cause);
  }

  /// Words that say one thing and a code that says another are never sure.
  @ParameterizedTest
  @CsvSource({
    "550 5.1.7 <app@example.org>: user unknown",
    "550 5.1.8 <bob@example.com>: Recipient address rejected: user unknown",
    "550 sender rejected: user unknown",
  })
  void judge_wordsThatAreReadAnotherWay_areLikely(String reply) {
    assertThat(judge(reply).confidence()).contains(Confidence.LIKELY);
  }

  /// Of two wordings the one that gives a reason counts, and of two reasons the one that the
  /// sentences come to.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          554 5.7.1 rejected: policy violation, this host has been blacklisted    | blocklisted
          550 no such user. If you think your IP is blacklisted see http://example.com/rbl | user-unknown
          550 5.7.27 Sender address has null MX                                   | sender-domain-invalid
          553 5.7.1 <a@example.org>: Sender address rejected: not owned by auth user | sender-domain-invalid
          451 4.3.0 Can't open mailbox for kim                                    | config-error
          """)
  void judge_twoWordings_theOneThatIsMeantCounts(String reply, String cause) {
    assertThat(judge(reply).cause().id()).isEqualTo(cause);
  }

  /// The state that a server names in front of the reason does not hide it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          451 4.7.1 Service unavailable - try again later, too many messages from 192.0.2.7 | rate-limited
          421 4.4.5 Service not available, too many connections                              | rate-limited
          421 Service not available: your IP is on a block list                              | blocklisted
          421 mx.example.com Service not available, closing transmission channel             | server-busy
          421 4.3.2 Service not available, try again later                                   | server-busy
          """)
  void judge_aStateInFrontOfAReason_givesWayToIt(String reply, String cause) {
    assertThat(judge(reply).cause().id()).isEqualTo(cause);
  }

  /// What the program could not even look up is its own resolver's, whatever failed on the way.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          could not send email: dial tcp: lookup mail.example.com: i/o timeout                          | dns-failure
          gomail: could not send email 1: dial tcp: lookup mx on 192.0.2.53:53: read udp: i/o timeout | dns-failure
          could not send email: dial tcp 192.0.2.7:587: i/o timeout                                     | connection-failure
          """)
  void judge_aLookupThatFails_isOfNames(String pasted, String cause) {
    assertThat(judge(pasted).cause().id()).isEqualTo(cause);
  }

  /// Google says so of a login after 501, and of a command that it cannot read after 555.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          501 5.5.2 Syntax error, cannot decode response. abc123si456789xyz.12 - gsmtp | login-failed
          555 5.5.2 Syntax error, cannot decode response. abc123si456789xyz.12 - gsmtp | protocol-error
          """)
  void judge_whatGoogleCannotDecode_isByItsCode(String reply, String cause) {
    assertThat(judge(reply).cause().id()).isEqualTo(cause);
  }
}
