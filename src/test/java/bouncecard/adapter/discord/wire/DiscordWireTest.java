package bouncecard.adapter.discord.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A bot that all tests of a class speak to. Whatever it sent is within Discord's limits and valid
/// by Discord's schema.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DiscordWireTest {
  static final int EPHEMERAL = 1 << 6;

  /// A bounce of bob@example.com as people paste it.
  static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[198.51.100.7] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";

  final DiscordFixture bot = new DiscordFixture(/* hasGuild= */ true);

  @BeforeAll
  void start() throws Exception {
    bot.service().start();
  }

  @AfterAll
  void stop() {
    bot.close();
    assertThat(DiscordOutgoing.overLimits(bot.discord().calls().all())).isEmpty();
  }

  @AfterAll
  void outgoing_all_validateAgainstDiscordsSchema() {
    assertThat(new DiscordOutgoing().problems(bot.discord().calls().all())).isEmpty();
  }
}
