package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test of the bot in Socket Mode: it is started before each, and stopped after.
abstract class SlackBotTest extends SlackWireTest {
  static final Catalog CATALOG = DataFiles.load();

  /// A refusal of an address, as a log has it.
  static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";

  final Memory memory = new Memory(System::nanoTime);
  final SlackService bot = service(socket());

  /// The bot with these settings.
  final SlackService service(SlackSettings settings) {
    return new SlackService(settings, chat(), Deliveries.over(memory.store()));
  }

  final SlackService service(SlackSettings settings, Deliveries deliveries) {
    return new SlackService(settings, chat(), deliveries);
  }

  /// Settings for Socket Mode.
  final SlackSettings socket() {
    return new SlackSettings(
        new Secret(SlackWorkspace.BOT_TOKEN),
        new SlackSettings.Transport.Socket(new Secret(SlackWorkspace.APP_TOKEN)),
        URI.create(slack.apiUrl()));
  }

  private ChatService chat() {
    return new ChatService(
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services())),
        new FileInputs(InputStream.nullInputStream(), Limits.CHAT),
        memory.chat(),
        Notes.KINDS,
        Language.ENGLISH);
  }

  @BeforeEach
  void start() throws Exception {
    bot.start();
    assertThat(bot.health()).isEqualTo(Health.UP);
    slack.connected(1, SocketModeStandIn.SOON);
  }

  @AfterEach
  void stop() {
    bot.stop(Duration.ofSeconds(3));
    assertThat(bot.health().state()).isEqualTo(Health.State.DOWN);
  }
}
