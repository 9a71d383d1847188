package bouncecard.app.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is written of replies that are not recognised may be shown to anybody, whatever a server
/// puts into its words.
final class UnknownRepliesTest {
  private static final List<String> SECRETS =
      List.of(
          "bob%d@example.org",
          "\"bob %d\"@example.org",
          "bob%d%%example.org@relay.example",
          "SRS0=%d=org=bob@example.org",
          "<bob+%d@example.org>",
          "bob.%d@[203.0.113.9]",
          "203.0.113.%d",
          "198.51.%d.7:25",
          "[192.0.2.%d]",
          "2001:db8::%x",
          "::ffff:203.0.113.%d",
          "203-0-113-%d.dsl.example.net",
          "203-0-113-%d",
          "ip203.0.113.%d",
          "203.0.113.%d/24",
          "203.0.113.%d#25",
          "v=203.0.113.%d",
          "%d8812345",
          "id=%d123456",
          "%x4a5b6c7d8e9f",
          "1-%d000000-AB12",
          "x%d_123456789",
          "msgid:%d00000.1",
          "(%d99999999)",
          "+82-2-%d-123456",
          "%d.123456.789",
          "a%d@example.org,b@example.net",
          "bob%d\uFF20example.org",
          "@example%d.org",
          "bob%d@",
          "@%d",
          "mailto:bob%d@example.org",
          "https://example.org/?u=%d12345678",
          "http:/%d123456",
          "/var/%d123456/x",
          "=?utf-8?q?bob=40example.org_%d?=",
          "2a00:1450:%x::1",
          "fe80::%x%%eth0",
          "%d.113.0.203.in-addr.arpa",
          "#%d1234567",
          "T%d1234567Z",
          "\u0661\u0662\u0663\u0664\u0665\u0666%d",
          "%d1234567890123456789012345678901234567890");

  private static final String[] JOINTS = {
    " ", ",", ";", "/", "|", "=", ":", "(", "\"", "--", ".", "_", "'", "\\", "&", "?", "%", "~",
    "#", "*", "$", "!", "\u00A0", "\u200B", "+", "<", "[", ""
  };

  @Test
  void of_whateverAServerSays_namesNobody() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String said = "550 5.7.1 zq77" + secrets(random) + " wibble";
      assertThat(ReplyMask.of(said))
          .as(said)
          .doesNotContain("@", "\uFF20")
          .doesNotContainPattern("\\p{Nd}{6}")
          .doesNotContainPattern("(?<!\\d)\\d{1,3}(\\.\\d{1,3}){3}(?!\\d)")
          .doesNotContainPattern("\\d{1,3}(-\\d{1,3}){3}")
          .doesNotContainPattern("(?i)[0-9a-f]{1,4}:[0-9a-f:]*:[0-9a-f]")
          .doesNotContainPattern("(?i)[0-9a-f]{12,}");
    }
  }

  private static String secrets(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      String secret = SECRETS.get(random.nextInt(SECRETS.size()));
      text.append(JOINTS[random.nextInt(JOINTS.length)])
          .append(String.format(Locale.ROOT, secret, random.nextInt(256)));
    }
    return text.toString();
  }
}
