package bouncecard.app.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 <bob@example.org>: User unknown | 550 5.1.1 <user@example.com>: User unknown",
        "host mx.a.example[198.51.100.7] said: 550 | host mx.a.example[192.0.2.1] said: 550",
        "421 4.7.0 [2001:db8:1::25] try later | 421 4.7.0 [2001:db8::1] try later",
        "to=<amy@b.example>, relay=x | to=<user@example.com>, relay=x",
        "see https://c.example/u?id=bob@x.example#y | see https://c.example",
        "550-5.7.26 abc123si456789xyz.12 - gsmtp | 550-5.7.26 … - gsmtp",
        "queued as 4F1A2B3C4D | queued as …",
        "account 1234567890 is over quota | account … is over quota",
        "error TSS04 deferred due to 5.7.606 | error TSS04 deferred due to 5.7.606",
        "mailbox full, 99% of 1024 MB | mailbox full, 99% of 1024 MB"
      })
  void words_ofAReply_keepWhatARuleIsMadeOf(String reply, String masked) {
    assertThat(Masking.words(reply)).isEqualTo(masked);
  }

  @Test
  void words_ofAnyKind_neverFailAndKeepNoAddress() {
    Random random = new Random(7);
    String signs = "ab1.@<>[]:/?#=,;\"' \n\t\u0000é한\ud83d";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("bob@secret.example ");
      for (int j = random.nextInt(60); j > 0; j--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(Masking.words(text.toString())).doesNotContain("bob@secret");
    }
    assertThat(Masking.words("(".repeat(100_000))).hasSizeLessThan(2_000);
  }
}
