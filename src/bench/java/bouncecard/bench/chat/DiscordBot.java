package bouncecard.bench.chat;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.discord.DiscordService;
import bouncecard.adapter.discord.DiscordSettings;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Desk;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.StartException;
import bouncecard.catalog.Language;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Discord's part of the bot alone, without the rest of `serve`.
public final class DiscordBot {
  private DiscordBot() {}

  /// Runs until it is told to end.
  public static void main(String[] arguments) throws InterruptedException, StartException {
    Memory memory = new Memory(System::nanoTime);
    Desk desk =
        new Desk(
            new Bouncecard(DataFiles.load(), new JakartaMailReader(), new JsonEventReader()),
            new FileInputs(InputStream.nullInputStream(), Limits.USUAL),
            memory.answers(),
            memory.questions(),
            memory.preferences(),
            new TerminalFormat(80, /* coloured= */ false),
            Language.ENGLISH);
    DiscordService service =
        new DiscordService(
            desk,
            memory.deliveries(),
            new DiscordSettings(
                new Secret(System.getenv("DISCORD_TOKEN")),
                URI.create(System.getenv("DISCORD_API_URL")),
                Optional.of(URI.create(System.getenv("DISCORD_GATEWAY_URL")))));
    service.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> service.stop(Duration.ofSeconds(10))));
    Thread.sleep(Duration.ofDays(1));
  }
}
