package bouncecard.read.exception;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.text.UntrustedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedSenderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtplib.SMTPSenderRefused: (553, b'5.7.1 Not yours', 'app@example.org')",
        "raise SMTPSenderRefused(code, resp, by)\n"
            + "SMTPSenderRefused: (551, 'No', u'App <app@example.org>')",
        "SMTPSenderRefused(530, b'Authentication required for kim@example.com', 'app@example.org')",
        "SMTPSenderRefused: 550\n5.7.1Not permitted\napp@example.org",
        "(\"Sending failed\\nSMTPSenderRefused: 550\\n5.7.1Not permitted\\napp@example.org\")",
      })
  void in_errorOfSmtplib_isItsLastPart(String pasted) {
    assertThat(RefusedSender.in(pasted)).map(UntrustedText::value).contains("app@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SMTPSenderRefused",
        "SMTPSenderRefused: (551, 'no",
        "SMTPSenderRefused: (551, 'Not yours', '')",
        "SMTPRecipientsRefused: {'kim@example.com': (550, b'5.1.1 No such user')}",
        "550 5.7.1 Sender app@example.org refused",
      })
  void in_textWithoutSuchAnError_isNothing(String pasted) {
    assertThat(RefusedSender.in(pasted)).isEmpty();
  }
}
