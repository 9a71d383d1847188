package bouncecard.adapter.discord.gateway;

import bouncecard.app.serve.Secret;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/// A light JDA that comes back soon after a fault.
///
/// The two intents are not privileged: messages come without their content, unless they mention the
/// bot or are sent to it. JDA doubles its wait between two tries and takes no bound below 32 s; a
/// gateway that is back is to be found within five.
final class DiscordBuilder extends JDABuilder {
  static final int LONGEST_WAIT_SECONDS = 2;

  DiscordBuilder(Secret token) {
    super(
        token.value(),
        GatewayIntent.getRaw(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES));
    applyLight();
    enableCache(CacheFlag.MEMBER_OVERRIDES); // who may manage messages
    enableCache(CacheFlag.ROLE_TAGS); // which role is the bot's own
    maxReconnectDelay = LONGEST_WAIT_SECONDS;
  }
}
