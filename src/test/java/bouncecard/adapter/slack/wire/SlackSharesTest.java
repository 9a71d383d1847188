package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.state.sealed.SealedStore;
import bouncecard.adapter.wire.WebAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in a channel when cards are shared, and what does not after a card was forgotten.
final class SlackSharesTest extends SlackWireTest {
  private static final String BOUNCE =
      "host gmail-smtp-in.l.google.com[192.0.2.5] said: 550-5.7.26 This mail has been blocked"
          + " because the sender is unauthenticated. 550 5.7.26 (in reply to end of DATA command)";

  private SlackService bot = new SlackFixture().socket(slack.apiUrl());

  @BeforeEach
  void start() throws Exception {
    bot.start();
    slack.connected(1, SocketModeStandIn.SOON);
  }

  @AfterEach
  void stop() {
    bot.stop(Duration.ofSeconds(3));
  }

  private SlackCall asked(String text) {
    return slack.answered(slack.command(text));
  }

  private Envelope pressed(SlackCall card, String kind) {
    String action =
        card.arguments().path("blocks").findParents("action_id").stream()
            .filter(one -> one.toString().contains('"' + kind + "|"))
            .map(one -> one.path("action_id").asString())
            .findFirst()
            .orElseThrow();
    Envelope press = slack.interactive(slack.payloads().pressed(ANN, card, action, kind + "|"));
    slack.acked(press);
    return press;
  }

  private int posted() {
    return slack.workspace().history().of(ANN.channel()).size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"share", "language", "copy", "detail", "dismiss"})
  void button_ofABounceThatWasForgotten_changesNothingAndSaysHowToGetItAgain(String kind)
      throws Exception {
    SlackCall card = asked(BOUNCE);
    bot.stop(Duration.ofSeconds(3));
    bot = new SlackFixture().socket(slack.apiUrl());
    start();
    Envelope press = pressed(card, kind);
    SlackCall told = slack.answered(press);
    assertThat(posted()).isZero();
    if (kind.equals("dismiss")) {
      return; // needs nothing of the bounce
    }
    assertThat(told.argument("response_type")).isEqualTo("ephemeral");
    assertThat(told.arguments().path("replace_original").asBoolean(true)).isFalse();
    assertThat(told.arguments().has("delete_original")).isFalse();
    assertThat(told.shown())
        .contains(kind.equals("language") ? "더 이상 남아 있지" : "I no longer have", "550 5.7.26");
  }

  @Test
  void buttons_ofABounceThatIsKept_workAfterARestart(@TempDir Path folder) throws Exception {
    bot.stop(Duration.ofSeconds(3));
    SealedStore first = SlackFixture.kept(folder);
    bot = new SlackFixture().lasting(_ -> first).socket(slack.apiUrl());
    start();
    SlackCall card = asked(BOUNCE);
    bot.stop(Duration.ofSeconds(3));
    first.stop(Duration.ofSeconds(3));
    SealedStore second = SlackFixture.kept(folder);
    bot = new SlackFixture().lasting(_ -> second).socket(slack.apiUrl());
    start();
    slack.answered(pressed(card, "share"), 2);
    assertThat(posted()).isEqualTo(1);
    assertThat(slack.workspace().history().of(ANN.channel()).toString())
        .contains("Shared by ann", "unauthenticated");
    SlackCall other = asked(BOUNCE);
    assertThat(slack.answered(slack.command("forget")).shown()).contains("I have forgotten");
    assertThat(slack.answered(pressed(other, "detail")).shown()).contains("I no longer have");
    second.stop(Duration.ofSeconds(3));
    try (Stream<Path> left = Files.list(folder.resolve("kept"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void channel_thatTheOperatorHasForgotten_isForgottenAndNoOther() throws Exception {
    bot.stop(Duration.ofSeconds(3));
    SlackFixture fixture = new SlackFixture();
    bot = fixture.socket(slack.apiUrl());
    start();
    SlackCall card = asked(BOUNCE);
    SlackCall other = slack.answered(slack.command(ANN.in("C0OTHER001"), BOUNCE));
    assertThat(fixture.forgetChannel(ANN.channel())).isEqualTo(1);
    assertThat(slack.answered(pressed(card, "detail")).shown()).contains("I no longer have");
    assertThat(slack.answered(pressed(other, "detail")).shown()).contains("unauthenticated");
    assertThat(slack.answered(slack.command("forget")).shown()).contains("1");
  }

  @Test
  void share_pressedTwice_standsOnce() {
    SlackCall card = asked("252 550");
    Envelope first = pressed(card, "share");
    slack.answered(first, 2);
    Envelope second = pressed(card, "share");
    assertThat(slack.answered(second).shown()).contains("shared already");
    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void share_whoseAnswerIsLost_standsOnceAndTheCardGoes() {
    SlackCall card = asked("252 550");
    slack.workspace().lose(SlackCall.RESPONSE_URL, 1);
    Envelope press = pressed(card, "share");
    List<SlackCall> calls = slack.answered(press, 2);
    assertThat(calls.getLast().arguments().path("delete_original").asBoolean(false)).isTrue();
    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void share_thatNeverArrived_isPostedAgain() {
    SlackCall card = asked("252 550");
    slack.workspace().script().next(SlackCall.RESPONSE_URL, 1, WebAnswer.reset());
    slack.answered(pressed(card, "share"), 3);
    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void share_whereNobodyCanLook_isNotPostedAgainAndSaysSo() {
    SlackCall card = asked("252 550");
    slack.workspace().lose(SlackCall.RESPONSE_URL, 1);
    slack
        .workspace()
        .script()
        .always("conversations.history", SlackWorkspace.error("not_in_channel"));
    Envelope press = pressed(card, "share");
    assertThat(slack.answered(press, 2).getLast().shown()).contains("did not say whether");
    assertThat(posted()).isEqualTo(1);
    assertThat(slack.answered(pressed(card, "share")).shown()).contains("shared already");
    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void dismiss_whoseAddressIsDead_doesNotSayThatTheMessageIsGone() {
    SlackCall card = asked("550");
    slack.workspace().script().next(SlackCall.RESPONSE_URL, 1, WebAnswer.json(404, "expired_url"));
    assertThat(slack.answered(pressed(card, "dismiss"), 2).getLast().shown())
        .contains("change this message no longer");
  }

  @Test
  void copy_whoseTriggerIsOver_saysSoInWords() {
    SlackCall card = asked("550");
    slack.workspace().script().next("views.open", 1, SlackWorkspace.error("expired_trigger_id"));
    assertThat(slack.answered(pressed(card, "copy")).shown())
        .contains("three seconds")
        .doesNotContain("expired_trigger_id");
  }

  @Test
  void compare_keepsTheLanguageOfTheCard() {
    SlackCall korean = asked("550 in ko");
    assertThat(slack.answered(pressed(korean, "ask")).shown()).contains("조치할 사람");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "good morning"})
  void card_thatIsOfUseToNobodyElse_cannotBeShared(String words) {
    assertThat(asked(words).arguments().toString()).doesNotContain("share|");
  }
}
