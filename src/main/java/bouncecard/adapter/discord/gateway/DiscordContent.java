package bouncecard.adapter.discord.gateway;

import bouncecard.app.serve.Health;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether Discord shows the bot what is in messages that are not for it: it must be turned on, and
/// asked for when a session is begun.
final class DiscordContent {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordContent.class);

  /// The flags of an application to which Discord shows what is in messages.
  private static final long CONTENT = 1L << 18 | 1L << 19;

  private final BooleanSupplier isNeeded;
  private volatile boolean isOn = true;
  private volatile boolean isAsked;
  private volatile boolean isTold;

  DiscordContent(BooleanSupplier isNeeded) {
    this.isNeeded = isNeeded;
  }

  /// Whether it is asked for with a session that is begun now.
  boolean asked() {
    isAsked = isNeeded.getAsBoolean();
    return isAsked;
  }

  /// Whether it was asked for.
  boolean isAsked() {
    return isAsked;
  }

  /// Notes what Discord tells of the application when a session begins.
  void note(RawGatewayEvent ready) {
    isOn =
        ready
            .getPayload()
            .optObject("application")
            .map(application -> (application.getLong("flags", 0) & CONTENT) != 0)
            .orElse(true);
  }

  /// Whether another session is to be begun that has it; true once. Where it is not turned on, the
  /// operator is told so.
  synchronized boolean isToBeAsked() {
    if (isAsked) {
      return false;
    }
    if (!isOn) {
      if (!isTold) {
        isTold = true;
        LOG.warn(DiscordCloses.NO_CONTENT);
      }
      return false;
    }
    isAsked = true;
    LOG.info("a channel is watched from now on: a session is begun that has what is in messages");
    return true;
  }

  /// In service, with what is off without it.
  Health health() {
    return isOn
        ? Health.UP
        : new Health(
            Health.State.UP,
            isTold
                ? "nothing is watched without Message Content Intent"
                : "mentions cannot be about what others wrote without Message Content Intent");
  }
}
