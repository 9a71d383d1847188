package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.state.sealed.SealedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many cards of all kinds, and a button of each after a restart. `-Dbouncecard.cards=1000` says
/// how many.
final class SlackManyCardsTest extends SlackWireTest {
  private static final int COUNT = Integer.getInteger("bouncecard.cards", 120);
  private static final List<String> BUTTONS = List.of("share", "detail", "language");

  /// A question, and what its card must still show. `#` is the card's number.
  private record Question(String text, String shown) {
    static Question of(String text, String shown) {
      return new Question(text, shown);
    }
  }

  private static final List<Question> QUESTIONS =
      List.of(
          Question.of(
              "<r#@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown",
              "r#@example.com"),
          Question.of("550 5.1.1", "5.1.1"),
          Question.of(
              "to=<r#@example.org>, relay=mx.example.org[192.0.2.2]:25, dsn=4.2.2, status=deferred"
                  + " (host mx.example.org[192.0.2.2] said: 452 4.2.2 Mailbox full)",
              "r#@example.org"),
          Question.of("252 550", "252"),
          Question.of("TSS04", "TSS04"),
          Question.of(
              "smtplib.SMTPRecipientsRefused: {'r#@example.net': (554, b'5.7.1 Relay access"
                  + " denied')}",
              "r#@example.net"),
          Question.of("find greylisting", "451"),
          Question.of("5.7.x", "5.7"));

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // each test begins with start()
  private SealedStore store;

  @SuppressWarnings("NullAway.Init") // each test begins with start()
  private SlackService bot;

  @BeforeEach
  void start() throws Exception {
    store = SlackFixture.kept(folder);
    bot = new SlackFixture().lasting(_ -> store).socket(slack.apiUrl());
    bot.start();
  }

  @AfterEach
  void stop() {
    bot.stop(Duration.ofSeconds(3));
    store.stop(Duration.ofSeconds(10));
  }

  private static SlackPerson person(int number) {
    return new SlackPerson(
        "U0MANY%04d".formatted(number), "p" + number, "C0MANY%04d".formatted(number));
  }

  private static Question question(int number) {
    Question question = QUESTIONS.get(number % QUESTIONS.size());
    return Question.of(
        question.text().replace("#", "" + number), question.shown().replace("#", "" + number));
  }

  @Test
  void buttonsOfManyCards_afterARestart_doTheirWorkOrSayThatTheyCannot() throws Exception {
    slack.connected(1, SocketModeStandIn.SOON);
    List<SlackCall> cards = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      cards.add(slack.answered(slack.command(person(i), question(i).text())));
    }
    stop();
    start();
    slack.connected(2, SocketModeStandIn.SOON);
    List<String> wrong = new ArrayList<>();
    int pressed = 0;
    for (int i = 0; i < COUNT; i++) {
      String kind = BUTTONS.get(i / QUESTIONS.size() % BUTTONS.size());
      Optional<String> action = action(cards.get(i), kind);
      if (action.isEmpty()) {
        continue;
      }
      pressed++;
      Envelope press =
          slack.interactive(
              slack.payloads().pressed(person(i), cards.get(i), action.orElseThrow(), kind + "|"));
      SlackCall answer = slack.answered(press);
      if (!answer.shown().contains(question(i).shown())) {
        wrong.add(kind + " of " + question(i).text() + ": " + answer.shown());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(pressed).isGreaterThan(COUNT * 3 / 4);
  }

  private static Optional<String> action(SlackCall card, String kind) {
    return card.arguments().path("blocks").findParents("action_id").stream()
        .filter(one -> one.toString().contains('"' + kind + "|"))
        .map(one -> one.path("action_id").asString())
        .findFirst();
  }
}
