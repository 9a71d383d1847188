package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is said, there is an answer and a card of it, and soon.
class ArbitraryTextTest {
  private static final List<String> PIECES =
      List.of(
          "550",
          "5.1.1",
          "5.7.606-649",
          "5xx",
          "5.7.x",
          "55",
          "4,2",
          "?",
          " ",
          "\n",
          "\t",
          "vs",
          "/smtp",
          "<@U1>",
          "in ko",
          "--lang",
          "check ",
          "find ",
          "help",
          "said: ",
          "TSS04",
          "{",
          "\"",
          "<a@example.com>",
          "://",
          "(550, b'",
          "Exception: ",
          "Final-Recipient: rfc822; a@example.com",
          "Status: 5.1.1",
          "dsn=",
          "status=bounced",
          "host ",
          "가",
          "違い",
          "*",
          "_",
          "`",
          "\0",
          "\uD83D\uDE00",
          "\uD800",
          "\u200B",
          "𝟻𝟻𝟶",
          "５",
          "İ",
          "İİ",
          "Σ",
          "ΣΣΣ",
          "ß");

  private final Bouncecard bouncecard =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  @Test
  void ask_arbitraryText_isAnsweredInEveryLanguage() {
    Random random = new Random(3463);
    for (int round = 0; round < 1_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      for (Venue setting : Venue.values()) {
        Answer answer = bouncecard.ask(new UntrustedText(text.toString()), setting).answer();
        for (Language language : bouncecard.languages()) {
          assertThat(bouncecard.card(answer, language)).as("%s", text).isNotNull();
        }
      }
    }
  }

  /// Quadratic time would be minutes at this size; the bound leaves a slow machine room.
  @Test
  void ask_aQuarterMegabyteOfOneShape_takesLinearTime() {
    for (String piece : PIECES) {
      String text = (piece + "x").repeat((1 << 18) / (piece.length() + 1));
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> bouncecard.ask(new UntrustedText(text), Venue.DOCUMENT),
          () -> "repeated: " + piece);
    }
  }
}
