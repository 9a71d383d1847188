package bouncecard.adapter.discord.gateway;

import bouncecard.app.serve.Secret;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/// A light JDA that comes back soon after a fault.
///
/// Two intents are not privileged: with them alone, messages come without their content, unless
/// they mention the bot or are sent to it. JDA doubles its wait between two tries and takes no
/// bound below 32 s; a gateway that is back is to be found within five.
final class DiscordBuilder extends JDABuilder {
  static final int LONGEST_WAIT_SECONDS = 2;

  /// @param readsAll whether what is in all messages is asked for, which is privileged
  DiscordBuilder(Secret token, boolean readsAll) {
    super(
        token.value(),
        GatewayIntent.getRaw(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES)
            | (readsAll ? GatewayIntent.MESSAGE_CONTENT.getRawValue() : 0));
    applyLight();
    enableCache(CacheFlag.MEMBER_OVERRIDES); // who may manage messages
    enableCache(CacheFlag.ROLE_TAGS); // which role is the bot's own
    maxReconnectDelay = LONGEST_WAIT_SECONDS;
  }

  /// As JDA's own, but a timer that is cancelled is forgotten, and holds no interaction.
  static ScheduledExecutorService timers() {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("JDA timers").factory());
    timers.setRemoveOnCancelPolicy(true);
    return timers;
  }
}
