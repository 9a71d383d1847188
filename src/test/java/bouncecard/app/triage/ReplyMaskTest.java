package bouncecard.app.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyMaskTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          550 5.1.1 <bob@example.org>: User unknown ~ 550 5.1.1 <<address>>: User unknown
          host mx.example.org[203.0.113.7] said: 452 4.2.2 Full ~ host <host>[<ip>] said: 452 4.2.2 Full
          421-4.7.0 [192.0.2.1 15] see https://example.com/a?b=1 ~ 421-4.7.0 [<ip> 15] see <link>
          (S3140) blocked ~ (S3140) blocked
          [TSS04] deferred 4.16.55.1; ~ [TSS04] deferred <ip>;
          message size 41822310 exceeds 26214400 ~ message size <id> exceeds <id>
          gsmtp h6-20020a0561220b6600b0049d21a8f4b6sm110 ~ gsmtp <id>
          queued as 3F2504E04F89 here ~ queued as <id> here
          2001:db8::25 is listed ~ <ip> is listed
          Try again later. ~ Try again later.
          """)
  void of_reply_leavesWhatNamesIt(String reply, String template) {
    assertThat(ReplyMask.of(reply)).isEqualTo(template);
  }

  @Test
  void of_fiftyRepliesWithTwentyChangesEach_areFiftyTemplates() {
    List<String> words =
        List.of(
            "mailbox", "sender", "domain", "policy", "quota", "relay", "helo", "spam", "virus",
            "link");
    Random random = new Random(3);
    Set<String> templates = new HashSet<>();
    for (int reply = 0; reply < 50; reply++) {
      for (int change = 0; change < 20; change++) {
        templates.add(
            ReplyMask.of(
                "5%d0 5.%d.1 <u%d@h%d.example>: %s refused by mx%d.example.net[203.0.113.%d], id %08x%06d"
                    .formatted(
                        reply % 2 * 5,
                        reply / 10 + 1,
                        random.nextInt(100_000),
                        random.nextInt(100),
                        words.get(reply % 10),
                        random.nextInt(90),
                        random.nextInt(250),
                        random.nextInt(),
                        random.nextInt(1_000_000))));
      }
    }
    assertThat(templates).hasSize(50);
  }

  @Test
  void of_anything_namesNobody() {
    String template =
        ReplyMask.of("550 a@b.example 192.0.2.1 2001:db8::1 1234567 abc123456789def x=12345678");
    assertThat(template).doesNotContain("@", "192.0", "db8").doesNotContainPattern("[0-9]{6}");
  }
}
