package bouncecard.app.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SendingAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          host mx.example.org[203.0.113.7] said: 554 Client host [192.0.2.1] blocked ~ 192.0.2.1
          host mx.example.org[203.0.113.7] said: 421-4.7.0 [192.0.2.1      15] unusual rate ~ 192.0.2.1
          host mx.example.org[203.0.113.7] said: 550 5.1.1 User unknown ~ ''
          connect to mx.example.org[203.0.113.7]:25: Connection timed out ~ ''
          554 5.7.1 listed at bl.example.net (127.0.0.2); your IP is 192.0.2.1 ~ 192.0.2.1
          554 5.7.1 rejected, bl.example.net returned 127.0.0.2. ~ ''
          550 5.16.1.1.7 version 1.2.3 ~ ''
          """)
  void in_reply_isTheAddressThatItIsAbout(String reply, String address) {
    assertThat(SendingAddress.in(reply)).isEqualTo(address);
  }
}
