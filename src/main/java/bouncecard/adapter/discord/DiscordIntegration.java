package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.adapter.discord.gateway.DiscordSettings;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.config.Credential;
import bouncecard.app.config.GivenSettings;
import bouncecard.app.config.Setting;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.app.integration.ConfiguredChat;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.replica.Hands;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.catalog.MessageKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Discord's settings and credentials, and the way to connect it.
public final class DiscordIntegration implements ChatIntegration {
  private static final Credential TOKEN = Credential.token("DISCORD_TOKEN", "the bot's token");
  private static final Credential API =
      Credential.api("DISCORD_API_URL", "Discord's API", "https://discord.com/api/v10/");
  private static final Credential GATEWAY =
      Credential.gateway("DISCORD_GATEWAY_URL", "Discord's gateway");

  /// Discord, as it may be configured.
  public DiscordIntegration() {}

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public List<Credential> credentials() {
    return List.of(TOKEN, API, GATEWAY);
  }

  @Override
  public MessageKey signIn() {
    return DiscordPhrase.SIGN_IN;
  }

  @Override
  public boolean hasChannel(String id) {
    return DiscordChat.isChannel(id);
  }

  @Override
  public Optional<ConfiguredChat> configure(GivenSettings given) {
    return given
        .secret(TOKEN)
        .flatMap(
            token ->
                given
                    .address(API)
                    .map(api -> new DiscordSettings(token, api, given.address(GATEWAY))))
        .map(Configured::new);
  }

  private record Configured(DiscordSettings settings) implements ConfiguredChat {
    @Override
    public boolean takesRequests() {
      return false;
    }

    @Override
    public List<SetupFinding> examine() {
      return new DiscordDoctor(settings).examine();
    }

    @Override
    public List<SetupFinding> examine(String channel) {
      return DiscordChat.isChannel(channel)
          ? new DiscordDoctor(settings).examine(channel)
          : List.of();
    }

    /// Discord tells all connections of everything.
    @Override
    public boolean isLed() {
      return true;
    }

    @Override
    public Link connect(ChatService chat, Deliveries deliveries, WatchLoop watching, Hands hands) {
      return new Link(
          new DiscordService(chat, deliveries, settings, Optional.of(watching), hands), Map.of());
    }
  }
}
