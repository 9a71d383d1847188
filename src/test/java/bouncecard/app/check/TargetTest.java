package bouncecard.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.text.UntrustedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be asked for, in one line.
class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "user@example.com, mailbox user@example.com",
    "Example.COM, domain example.com",
    "münchen.de, domain xn--mnchen-3ya.de",
    "example.com 192.0.2.1, domain example.com 192.0.2.1",
    "example.com ::ffff:192.0.2.1, domain example.com 192.0.2.1",
    "example.com ::ffff:c000:201, domain example.com 192.0.2.1",
    "example.com., domain example.com",
    "example.com 2001:db8::1 s1._domainkey, domain example.com 2001:db8::1"
        + " s1._domainkey.example.com",
    "example.com S1._domainkey.example.net, domain example.com s1._domainkey.example.net",
    "example.com a.b._domainkey 192.0.2.1, domain example.com 192.0.2.1 a.b._domainkey.example.com"
  })
  void parse_question_isKeptUnderWhatItAsks(String said, String key) {
    assertThat(Target.parse(new UntrustedText(said)))
        .hasValueSatisfying(target -> assertThat(target.key()).isEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example",
        ".example.com",
        "user@.example.com",
        "user@example.com.",
        "xn--a.com",
        "192.0.2.1",
        "example.com 192.0.2",
        "example.com other.example",
        "example.com ._domainkey",
        "example.com s1._domainkeyx",
        "example.com s1._domainkey.",
        "example.com s 1._domainkey",
        "example.com 192.0.2.1 a b c d e f g h i j"
      })
  void parse_ofWhatIsNoQuestion_isEmpty(String said) {
    assertThat(Target.parse(new UntrustedText(said))).isEmpty();
  }

  @Test
  void parse_longText_isEmptySoon() {
    assertThat(Target.parse(new UntrustedText("example.com " + "s ".repeat(100_000)))).isEmpty();
  }
}
