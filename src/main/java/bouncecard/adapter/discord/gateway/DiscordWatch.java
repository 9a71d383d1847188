package bouncecard.adapter.discord.gateway;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.requests.WebSocketClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices a gateway that says nothing any more, and ends the connection, which JDA then mends.
///
/// Discord asks for a heartbeat every 41 seconds and JDA takes two that are not answered for a dead
/// connection; and it waits without end for a session that does not begin. Here a heartbeat more is
/// sent every few seconds.
final class DiscordWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int HEARTBEAT = 1;
  private static final int TO_BE_RESUMED = 4900;
  private static final Duration FOR_GOODBYE = Duration.ofMillis(500);

  private final Supplier<JDA> jda;
  private final BooleanSupplier isApiInTrouble;
  private final Thread thread;
  private volatile boolean isAnswered = true;

  /// @param jda the connection of the moment
  /// @param isApiInTrouble whether Discord's API is to be asked whether it can be used again
  DiscordWatch(Supplier<JDA> jda, BooleanSupplier isApiInTrouble) {
    this.jda = jda;
    this.isApiInTrouble = isApiInTrouble;
    thread = Thread.ofVirtual().name("discord-watch").unstarted(this::watch);
  }

  /// Begins to watch.
  void start() {
    thread.start();
  }

  /// Something came from the gateway.
  void heard() {
    isAnswered = true;
  }

  /// Ends.
  void stop() {
    thread.interrupt();
  }

  private void watch() {
    JDA.Status before = JDA.Status.INITIALIZING;
    try {
      while (true) {
        Thread.sleep(EVERY);
        try {
          before = looked(before);
        } catch (RuntimeException e) {
          // Whatever it is, there is a next time.
          LOG.atWarn()
              .addKeyValue("exception", e.getClass().getName())
              .log("looking after the connection to Discord failed");
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // ended
    }
  }

  private JDA.Status looked(JDA.Status before) {
    if (isApiInTrouble.getAsBoolean()) {
      jda.get().retrieveApplicationInfo().queue(_ -> {}, _ -> {}); // what comes tells
    }
    JDA.Status now = jda.get().getStatus();
    boolean isStuck = now == before && isSilent(now);
    if (isStuck) {
      LOG.atWarn().addKeyValue("status", now).log("Discord's gateway says nothing");
      client().socket.disconnect(TO_BE_RESUMED, "silent", FOR_GOODBYE.toMillis());
    }
    isAnswered = now != JDA.Status.CONNECTED || isStuck;
    if (!isAnswered) {
      client().send(DataObject.empty().put("op", HEARTBEAT).put("d", jda.get().getResponseTotal()));
    }
    return isStuck ? JDA.Status.DISCONNECTED : now;
  }

  private boolean isSilent(JDA.Status status) {
    return switch (status) {
      case CONNECTED -> !isAnswered;
      case IDENTIFYING_SESSION, AWAITING_LOGIN_CONFIRMATION -> true;
      default -> false; // JDA is at it
    };
  }

  private WebSocketClient client() {
    return ((JDAImpl) jda.get()).getClient();
  }
}
