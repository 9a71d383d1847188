package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.slack.SlackService;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Delivery.Delivered;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RenderedCard;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Slack as others speak there: what one process began goes on in another one.
final class SlackPlatformTest extends SlackBotTest {
  private static final String CHANNEL = "C0OPS00001";
  private final Bouncecard bouncecard =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private RenderedCard card(String query) {
    Answer answer = bouncecard.ask(new UntrustedText(query), Venue.CHAT).answer();
    return RenderedCard.unkept(
        new AnswerCard(
            "",
            answer,
            bouncecard.card(answer, Language.ENGLISH),
            CATALOG.texts(Language.ENGLISH)));
  }

  @Test
  void channel_isPostedToAndTheMessageChangedAndTakenAwayByAnotherProcess() throws Exception {
    ChatPlatform platform = bot.platform().orElseThrow();
    Delivery posted = platform.post(platform.channel(CHANNEL).orElseThrow(), card("550"));
    assertThat(posted).isInstanceOf(Delivered.class);
    assertThat(posted.toString()).doesNotContain(CHANNEL);
    String written = ((Delivered) posted).message().written();
    SlackCall first = slack.called("chat.postMessage");
    assertThat(first.argument("channel")).isEqualTo(CHANNEL);
    bot.stop(Duration.ofSeconds(3));
    assertThat(bot.platform()).isEmpty();
    SlackService other = service(socket());
    other.start();
    ChatPlatform again = other.platform().orElseThrow();
    MessageRef message = MessageRef.parse(written).orElseThrow();
    again.edit(message, card("252 550"));
    SlackCall update = slack.called("chat.update");
    assertThat(update.argument("ts")).isEqualTo(slack.workspace().timestampOf(first));
    assertThat(update.shown()).contains("252");
    again.delete(message);
    assertThat(slack.called("chat.delete").argument("channel")).isEqualTo(CHANNEL);
    other.stop(Duration.ofSeconds(3));
  }

  @Test
  void place_thatIsNotSlacks_isRefused() {
    ChatPlatform platform = bot.platform().orElseThrow();
    ConversationRef other = new ConversationRef("lines", "ops");
    assertThat(platform.post(other, card("550"))).isInstanceOf(Delivery.Refused.class);
    ConversationRef nobody = platform.channel(CHANNEL).orElseThrow();
    assertThat(platform.tell(nobody, card("550"))).isInstanceOf(Delivery.Refused.class);
    assertThat(platform.edit(new MessageRef(nobody, ""), card("550")))
        .isInstanceOf(Delivery.Refused.class);
    assertThat(platform.channel("general")).isEmpty();
  }
}
