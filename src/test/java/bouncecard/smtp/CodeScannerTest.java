package bouncecard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bouncecard.adapter.data.DataFiles;
import bouncecard.smtp.CodeMention.Certainty;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where codes stand in a text and how certain they are; `recognition/*.tsv` holds what people say.
class CodeScannerTest {
  /// What a careless scanner would take a step back for at each of them.
  private static final List<String> NASTY =
      List.of(
          "550-",
          "550 ",
          "550\n",
          "550-a\n",
          "550,",
          "550/",
          "550:",
          "_550_",
          "550 - ",
          "#550 ",
          "\": 550 ",
          "\": 550 the ",
          "said: 550 x\n",
          "s: 550 ",
          "<> 550 ",
          "error ",
          "with 550 ",
          "5.1.1 ",
          "5.1.1/",
          "5.7.606-",
          "1.2.3.",
          "....",
          "1.",
          "0",
          "@@@@",
          "a@",
          "@a",
          "<a@",
          "a@b ",
          "<@",
          "://",
          "http://a",
          "a://b ",
          "> > ",
          "- ",
          "((((",
          "\": ",
          "GET /",
          "漢字",
          "가550",
          "の",
          "\n",
          "\0",
          "\uE000",
          "\uD800",
          "İ",
          "Σ");

  private final CodeScanner scanner = new CodeScanner(DataFiles.load().surroundings());

  @Test
  void scan_replyInALog_givesBothCodesWithTheirPlaces() {
    String text = "host mx.example.com[192.0.2.1] said: 550 5.1.1 <user@example.com> unknown";
    assertThat(scanner.scan(text))
        .containsExactly(
            new CodeMention(new ReplyCode(550), 37, 40, Certainty.NAMED),
            new CodeMention(new EnhancedStatusCode(5, 1, 1), 41, 46, Certainty.NAMED));
  }

  @Test
  void scan_range_isOneMention() {
    assertThat(scanner.scan("5.7.606-649"))
        .extracting(mention -> mention.code().toString(), CodeMention::start, CodeMention::end)
        .containsExactly(tuple("5.7.606-649", 0, 11));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550                                  | BARE",
        "it was 550                           | BARE",
        "550 widgets                          | BARE",
        "421 Main Street                      | BARE",
        "5.1.1 Introduction                   | BARE",
        "550 user unknown                     | LINE_HEAD",
        "> 550 user unknown                   | LINE_HEAD",
        "S: 550 user unknown                  | LINE_HEAD",
        "550-PIPELINING                       | LINE_HEAD",
        "421 HL:ICC                           | LINE_HEAD",
        "5.1.1 user unknown                   | LINE_HEAD",
        "it broke: 550 user unknown           | LINE_HEAD",
        "the error code 550                   | NAMED",
        "error: 550                           | NAMED",
        "SMTP-550                             | NAMED",
        "our mail server returned 550         | NAMED",
        "our mail server returned 550 flowers | BARE",
        "we returned 550                      | BARE",
        "550 5.7.1                            | NAMED",
        "#5.7.1                               | NAMED",
      })
  void scan_oneCode_isAsCertainAsItsSurroundingsMakeIt(String text, Certainty certainty) {
    assertThat(scanner.scan(text)).first().extracting(CodeMention::certainty).isEqualTo(certainty);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1550",
        "5501",
        "55",
        "v550",
        "550a",
        "x5.1.1",
        "5.1.1x",
        "5.1.1.1",
        "1.5.1.1",
        "5.1.1234",
        "-550",
        "+550",
        "550%",
        "$550",
        "550€",
        "a/550",
        "550/a",
        "550.0",
        "0.550",
        "1,550",
        "550,000",
        "12:550",
        "550:12",
        "mx.example.com:550",
        "[2001:db8::1]:550",
        "(550) 555-0142",
        "550-555-0142",
        "550@example.com",
        "user+550@example.com",
        "https://example.com/550?5.1.1",
        "?code=550",
        "exit code 250",
        "port=550",
        "SIP/2.0 503 Service Unavailable",
        "502 Bad Gateway",
        "5.1.1-rc1",
        "5.1.1-5.1.0",
        "５５０"
      })
  void scan_numberThatIsNoCode_findsNothing(String text) {
    assertThat(scanner.scan(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP 502                          | true",
        "GET /inbox 503                    | true",
        "502 Bad Gateway                   | true",
        "curl smtp error 502               | true",
        "the mail API returned 502         | false",
        "550 user unknown                  | false",
        "nothing at all                    | false",
      })
  void speaksAnotherProtocol_text_isToldByItsWords(String text, boolean other) {
    assertThat(scanner.speaksAnotherProtocol(text)).isEqualTo(other);
  }

  @Test
  void scan_arbitraryText_neverThrowsAndKeepsPlacesInOrder() {
    Random random = new Random(5321);
    String alphabet =
        "0123455555....---  \n\r\t:;,/#@<>()[]{}'\"_=+$€%abcsmtperor가の錯\0\uE000\uD800\uDC00";
    for (int round = 0; round < 10_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      while (text.length() < length) {
        text.append(
            random.nextInt(8) == 0
                ? NASTY.get(random.nextInt(NASTY.size()))
                : alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int last = 0;
      for (CodeMention mention : scanner.scan(text.toString())) {
        assertThat(mention.start()).as("%s", text).isGreaterThanOrEqualTo(last);
        assertThat(text.substring(mention.start(), mention.end()).charAt(0))
            .as("%s", text)
            .isEqualTo(mention.code().toString().charAt(0));
        last = mention.end();
      }
    }
  }

  /// Quadratic time would be a minute at this size; the bound leaves a slow machine room.
  @Test
  void scan_aQuarterMegabyteOfANastyShape_takesLinearTime() {
    for (String shape : NASTY) {
      String text = shape.repeat((1 << 18) / shape.length());
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> scanner.scan(text), () -> "repeated: " + shape);
    }
  }
}
