package bouncecard.adapter.discord;

import bouncecard.adapter.discord.gateway.DiscordSettings;
import bouncecard.app.chat.ChatConnection;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.Deliveries;
import net.dv8tion.jda.api.utils.Compression;

/// Services of which tests choose what operators cannot.
public final class DiscordServices {
  private DiscordServices() {}

  /// A service that asks for deflated or plain events.
  public static ChatConnection of(
      ChatService chat, Deliveries deliveries, DiscordSettings settings, boolean isDeflated) {
    return new DiscordService(
        chat,
        deliveries,
        settings,
        java.util.Optional.empty(),
        isDeflated ? Compression.ZLIB : Compression.NONE);
  }
}
