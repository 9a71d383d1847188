package bouncecard.app.watch.live;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.chat.Delivery.Cause;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.card.Button.Kind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Problems of a watched channel, told of once and kept up to date.
final class ChannelWatchTest {
  private final WatchedRoom room = new WatchedRoom();

  /// A failure as Postfix logs it.
  private static String failed(String user, String domain, String reply) {
    return "Nov 30 02:00:00 mail postfix/smtp[1]: ABCDEF1234: to=<%s@%s>, relay=mx.%s[192.0.2.7]:25, delay=1, dsn=%s, status=bounced (host mx.%s[192.0.2.7] said: %s (in reply to RCPT TO command))"
        .formatted(user, domain, domain, reply.substring(4, 9), domain, reply);
  }

  private static String unknown(String user) {
    return failed(user, "example.com", "550 5.1.1 User unknown");
  }

  private static String full(String user) {
    return failed(user, "example.com", "452 4.2.2 Mailbox full");
  }

  @Test
  void failure_isAnsweredInTheThreadOfItsMessageOnce() {
    assertThat(room.bot("1", unknown("bob"))).isEqualTo("new");
    assertThat(room.wall().calls()).containsExactly("post");
    assertThat(room.message(0)).isNotNull();
    assertThat(room.wall().seen().getFirst()).contains("does not exist", "550 5.1.1");
    assertThat(room.person("2", "lunch?")).isEqualTo("nothing");
    assertThat(room.wall().calls()).containsExactly("post");
  }

  @Test
  void failures_ofOneProblem_countUpOneCardAtMostEveryTenSecondsThenThirtyThenTwoMinutes() {
    for (int i = 0; i < 1_200; i++) {
      room.bot("m" + i, unknown("user" + i));
      room.pass(Duration.ofSeconds(1));
    }
    assertThat(room.wall().calls("edit")).isBetween(15L, 23L);
    // Told in the thread at 100 and at 1,000.
    assertThat(room.wall().calls("post")).isEqualTo(3);
    room.pass(Duration.ofMinutes(3));
    assertThat(room.watch().isUpToDate()).isTrue();
    assertThat(room.wall().seen())
        .anySatisfy(card -> assertThat(card).contains("1200 times", "example.com"))
        .anySatisfy(card -> assertThat(card).contains("100 times by now"))
        .anySatisfy(card -> assertThat(card).contains("1000 times by now"));
  }

  @Test
  void message_thatIsDeliveredAgainOrEdited_isCountedOnce() {
    for (int i = 0; i < 23; i++) {
      room.bot("1", unknown("bob"));
    }
    room.pass(Duration.ofMinutes(1));
    assertThat(room.wall().calls()).containsExactly("post");
    room.bot("1", full("bob"));
    assertThat(room.wall().calls()).containsExactly("post", "post");
  }

  @Test
  void problem_endsAfterHalfAnHourOfQuietAndAfterTwelveHours() {
    room.bot("1", unknown("bob"));
    room.leap(Duration.ofMinutes(29));
    assertThat(room.bot("2", unknown("bob"))).isEqualTo("counted");
    room.leap(Duration.ofMinutes(31));
    assertThat(room.bot("3", unknown("bob"))).isEqualTo("new");
    for (int i = 0; i < 12 * 3; i++) {
      room.leap(Duration.ofMinutes(20));
      room.bot("l" + i, unknown("bob"));
    }
    assertThat(room.wall().cards()).hasSize(3);
  }

  @Test
  void manyNewProblems_shareACardBeyondSix() {
    for (int i = 0; i < 12; i++) {
      room.bot("m" + i, failed("bob", "example%d.com".formatted(i), "550 5.1.1 User unknown"));
      room.pass(Duration.ofSeconds(2));
    }
    assertThat(room.wall().cards()).hasSize(7);
    room.pass(Duration.ofMinutes(1));
    assertThat(room.wall().seen())
        .anySatisfy(
            card ->
                assertThat(card)
                    .contains("Many problems at once", "example6.com", "example11.com")
                    .doesNotContain("example5.com"));
    assertThat(room.wall().cards()).hasSize(7);
  }

  @Test
  void platformThatThrottles_getsTheLastStateInTheEnd() {
    room.bot("1", unknown("bob"));
    room.wall().refuse("edit", Cause.OTHER);
    for (int i = 0; i < 60; i++) {
      room.bot("m" + i, unknown("bob" + i));
      room.pass(Duration.ofSeconds(1));
    }
    assertThat(room.wall().calls("edit refused")).isBetween(2L, 6L);
    room.wall().relent();
    room.pass(Duration.ofMinutes(6));
    assertThat(room.wall().seen().getFirst()).contains("61 times");
  }

  @Test
  void messageThatTakesNoMoreChanges_isGoneOnWithInANewOne() {
    room.bot("1", unknown("bob"));
    room.pass(Duration.ofSeconds(20));
    room.wall().refuse("edit", Cause.WORN);
    room.bot("2", unknown("carol"));
    room.pass(Duration.ofSeconds(1));
    room.wall().relent();
    assertThat(room.wall().calls()).containsExactly("post", "edit refused", "post");
    room.bot("3", unknown("dave"));
    room.pass(Duration.ofSeconds(30));
    assertThat(room.wall().seen().getLast()).contains("3 times");
  }

  @Test
  void cardThatSomebodyTookAway_isNotPostedAgainWhileTheProblemGoesOn() {
    room.bot("1", unknown("bob"));
    RenderedCard card = room.wall().cards().values().iterator().next();
    room.press(room.message(0), card, Kind.DISMISS, "");
    for (int i = 0; i < 200; i++) {
      room.bot("m" + i, unknown("bob"));
      room.pass(Duration.ofSeconds(1));
    }
    assertThat(room.wall().calls()).containsExactly("post", "delete");
    assertThat(room.wall().cards()).isEmpty();
  }

  @Test
  void restart_goesOnWithTheSameCard() {
    for (boolean isSealed : new boolean[] {true, false}) {
      WatchedRoom other = new WatchedRoom();
      other.bot("1", unknown("bob"));
      other.bot("2", unknown("carol"));
      other.restart(isSealed);
      assertThat(other.bot("3", failed("dave", "example.com", "550 5.1.1 User unknown")))
          .isEqualTo("counted");
      other.pass(Duration.ofSeconds(30));
      assertThat(other.wall().cards()).hasSize(1);
      assertThat(other.wall().seen().getFirst()).contains("3 times");
      assertThat(other.ledger().all().toString())
          .doesNotContain("bob", "carol", "dave", "192.0.2.7");
    }
  }

  @Test
  void channel_thatIsForgotten_leavesNothingBehind() {
    room.bot("1", unknown("bob"));
    MessageRef message = room.message(0);
    RenderedCard card = room.wall().cards().values().iterator().next();
    RenderedCard choices = room.press(message, card, Kind.MUTE, "").orElseThrow();
    room.press(message, choices, Kind.MUTE, "cause hour");
    room.bot("2", full("bob"));
    room.wrong(card);
    assertThat(room.ledger().all()).isNotEmpty();
    room.watch().forgetChannel("C0SOMEWHERE");
    assertThat(room.ledger().all()).isNotEmpty();
    room.watch().forgetChannel(WatchedRoom.OPS.id());
    assertThat(room.ledger().all()).isEmpty();
    assertThat(room.bot("3", full("bob"))).isEqualTo("new");
  }

  @Test
  void muted_isNotToldUntilItIsOverOrTakenBack() {
    room.bot("1", unknown("bob"));
    MessageRef message = room.message(0);
    RenderedCard card = room.wall().cards().values().iterator().next();
    RenderedCard choices = room.press(message, card, Kind.MUTE, "").orElseThrow();
    assertThat(choices.reply().card().buttons()).hasSize(10);
    assertThat(room.press(message, choices, Kind.MUTE, "cause hour")).isEmpty();
    assertThat(room.wall().seen().getLast()).contains("ann muted", "2026-11-30 03:00");
    room.pass(Duration.ofMinutes(40));
    room.restart(/* isSealed= */ false);
    assertThat(room.bot("2", unknown("bob"))).isEqualTo("muted");
    assertThat(room.bot("3", full("bob"))).isEqualTo("new");
    room.leap(Duration.ofMinutes(21));
    assertThat(room.bot("4", unknown("bob"))).isEqualTo("new");
  }

  @Test
  void mute_isTakenBackByAnybody() {
    room.bot("1", unknown("bob"));
    RenderedCard card = room.wall().cards().values().iterator().next();
    RenderedCard choices = room.press(room.message(0), card, Kind.MUTE, "").orElseThrow();
    room.press(room.message(0), choices, Kind.MUTE, "channel monday");
    room.leap(Duration.ofMinutes(31));
    assertThat(room.bot("2", full("bob"))).isEqualTo("muted");
    RenderedCard said = room.wall().card(room.message(1).id());
    room.press(room.message(1), said, Kind.UNMUTE, "");
    assertThat(room.wall().seen().getLast()).contains("ann took a mute back");
    assertThat(room.bot("3", full("bob"))).isEqualTo("new");
    assertThat(room.press(room.message(1), said, Kind.UNMUTE, "").orElseThrow().reply().card())
        .satisfies(told -> assertThat(told.verdict().text()).contains("over"));
  }

  @Test
  void calledWrong_isTakenAwayAndNotAnsweredForAWeek() {
    room.bot("1", unknown("bob"));
    room.wrong(room.wall().cards().values().iterator().next());
    assertThat(room.wall().cards()).isEmpty();
    room.leap(Duration.ofDays(6));
    room.restart(/* isSealed= */ false);
    assertThat(room.bot("2", unknown("carol"))).isEqualTo("called wrong");
    assertThat(room.bot("3", full("bob"))).isEqualTo("new");
    room.leap(Duration.ofDays(2));
    assertThat(room.bot("4", unknown("dave"))).isEqualTo("new");
  }

  @Test
  void programThatQuotesTheAnswer_isNotAnswered() {
    room.bot("1", unknown("bob"));
    String quoted = room.wall().seen().getFirst();
    String reply = "550 5.7.1 Message blocked due to spam content";
    assertThat(
            room.hear(
                WatchedRoom.heard(
                    "2",
                    "echo",
                    Author.BOT,
                    quoted + "\n\n" + failed("x", "example.net", reply),
                    "")))
        .isEqualTo("echo");
    assertThat(
            room.hear(
                WatchedRoom.heard(
                    "3", "echo", Author.BOT, failed("bob", "example.net", reply), "1")))
        .isEqualTo("echo");
    room.pass(Duration.ofMinutes(1));
    assertThat(room.wall().calls()).containsExactly("post");
  }

  @Test
  void alertThatIsOver_isNotedOnItsCard() {
    room.bot("1", "[FIRING:1] mail\n" + unknown("bob"));
    room.pass(Duration.ofSeconds(15));
    assertThat(room.bot("2", "[RESOLVED] mail\n" + unknown("bob"))).isEqualTo("over");
    room.pass(Duration.ofSeconds(15));
    assertThat(room.wall().seen().getFirst()).contains("says that it is over");
    room.bot("3", "[FIRING:1] mail\n" + unknown("bob"));
    room.pass(Duration.ofSeconds(15));
    assertThat(room.wall().seen().getFirst()).contains("2 times").doesNotContain("is over");
  }

  @Test
  void fileOfAProgram_whoseLinesSayThatSomethingIsOver_isAnsweredAsAnyOther() {
    String log = "Resolved by DNS: mx.example.com\n" + unknown("bob") + "\n";
    assertThat(room.hear(WatchedRoom.file("1", Author.BOT, log))).isEqualTo("new");
    assertThat(room.bot("2", unknown("bob") + "\nResolved by ann")).isEqualTo("over");
  }

  @Test
  void week_isToldOnce() {
    room.bot("1", unknown("bob"));
    room.leap(Duration.ofDays(7));
    room.leap(Duration.ofDays(1));
    assertThat(room.wall().seen())
        .filteredOn(card -> card.contains("A week of watching"))
        .singleElement()
        .asString()
        .contains("answered: 1");
  }

  @Test
  void people_switchWatchingOnWhereTheOperatorAllowsIt() {
    WatchedRoom free = new WatchedRoom(WatchTerms.of(List.of(), true, ZoneId.of("UTC")));
    assertThat(free.watch().isWatched(WatchedRoom.OPS)).isFalse();
    assertThat(free.watch().choose(WatchedRoom.ann(), true, false)).isTrue();
    assertThat(free.watch().isWatched(WatchedRoom.OPS)).isTrue();
    free.restart(/* isSealed= */ false);
    assertThat(free.watch().isWatched(WatchedRoom.OPS)).isTrue();
    assertThat(free.watch().choose(WatchedRoom.ann(), false, false)).isTrue();
    assertThat(free.watch().isWatched(WatchedRoom.OPS)).isFalse();
    assertThat(room.watch().choose(WatchedRoom.ann(), false, false)).isFalse();
    assertThat(room.watch().isWatched(WatchedRoom.OPS)).isTrue();
  }

  /// The figures of an incident, with the clock by hand.
  @Test
  void tenThousandAlertsOfFiveKindsInTenMinutes_areFiveCardsWithExactCounts() {
    List<String> replies =
        List.of(
            "550 5.1.1 User unknown",
            "452 4.2.2 Mailbox full",
            "550 5.7.26 Unauthenticated email from example.org is not accepted",
            "552 5.3.4 Message size exceeds fixed limit",
            "550 5.7.23 SPF validation failed");
    for (int i = 0; i < 10_000; i++) {
      String text = failed("user" + i, "example.com", replies.get(i % replies.size()));
      room.watch().hear(WatchedRoom.heard("m" + i, "alerts", Author.BOT, text, ""));
      if (i % 17 == 16) {
        room.pass(Duration.ofSeconds(1));
      }
      if (i == 5_000) {
        room.restart(/* isSealed= */ true);
      }
    }
    room.pass(Duration.ofMinutes(3));
    assertThat(room.watch().isUpToDate()).isTrue();
    assertThat(room.wall().calls()).hasSizeLessThanOrEqualTo(400);
    assertThat(room.wall().seen())
        .filteredOn(card -> card.contains("2000 times") && card.contains("Who must act"))
        .hasSize(5);
    assertThat(room.wall().seen()).filteredOn(card -> card.contains("Who must act")).hasSize(5);
  }
}
