package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.wire.WebAnswer;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.StartException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What answers in the place of Discord's API: pages of proxies, and answers without an end.
final class DiscordUpstreamTest {
  private static final WebAnswer PAGE =
      WebAnswer.octets(
          "text/html",
          "<!doctype html><p>Sign in to the network".getBytes(StandardCharsets.US_ASCII));
  private static final WebAnswer LONG =
      WebAnswer.json(200, "{\"id\":\"" + "1".repeat(3 << 20) + "\"}");
  private static final String IS_NOT_DISCORDS =
      "the answer of Discord's API is not Discord's: a proxy's page?";

  private static void starting(Service service) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                service.start();
              } catch (StartException _) {
                // It was stopped before.
              }
            });
  }

  private static void await(Service service, Health health) {
    long end = System.nanoTime() + DiscordFixture.SOON.multipliedBy(3).toNanos();
    while (!service.health().equals(health) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(service.health()).isEqualTo(health);
  }

  static Object[][] unusable() {
    return new Object[][] {
      {PAGE, IS_NOT_DISCORDS}, {LONG, "the answer of Discord's API does not end"}
    };
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void start_whereTheAnswerIsNotDiscords_waitsAndSaysWhy(WebAnswer answer, String reason) {
    try (DiscordFixture bot = new DiscordFixture(/* hasGuild= */ true)) {
      bot.discord().script().always("me", answer);
      starting(bot.service());
      await(bot.service(), new Health(State.STARTING, reason));
      bot.discord().script().heal("me");
      await(bot.service(), Health.UP);
      bot.service().stop(Duration.ofSeconds(1));
    }
  }

  @Test
  void call_whoseAnswerIsNotDiscords_takesTheBotOutOfServiceUntilItIsAgain() throws Exception {
    try (DiscordFixture bot = new DiscordFixture(/* hasGuild= */ true)) {
      bot.service().start();
      bot.discord().script().always("callback", PAGE);
      bot.discord().script().always("dm", PAGE); // which would tell of it
      bot.deliver(DiscordPayloads.smtp(ALICE, "550"));
      await(bot.service(), new Health(State.RECOVERING, IS_NOT_DISCORDS));
      bot.discord().script().heal("callback");
      bot.discord().script().heal("dm");
      await(bot.service(), Health.UP);
      assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "551")).shown()).contains("551");
      bot.service().stop(Duration.ofSeconds(1));
    }
  }
}
