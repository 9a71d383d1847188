package bouncecard.adapter.discord.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects to the gateway when it is time to.
///
/// JDA's own waits five seconds after every try; here only what Discord counts is spaced. Sessions
/// may be begun every five seconds and a thousand times a day, after which Discord takes the token
/// away: when one after the other comes to nothing, the wait becomes so long that a day does not
/// use them up.
final class DiscordSessions extends SessionControllerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordSessions.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofSeconds(IDENTIFY_DELAY);
  private static final Duration BETWEEN_MANY = Duration.ofSeconds(90);

  /// What JDA itself waits before it connects again.
  private static final Duration OF_JDA = Duration.ofSeconds(DiscordBuilder.LONGEST_WAIT_SECONDS);

  private static final int MANY = 20;

  private final Optional<URI> gateway;
  private final BlockingQueue<SessionConnectNode> waiting = new LinkedBlockingQueue<>();
  private @Nullable Thread worker;
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean isClosed;

  /// @param gateway where to connect; empty for Discord's own
  DiscordSessions(Optional<URI> gateway) {
    this.gateway = gateway;
  }

  @Override
  public String getGateway() {
    return gateway.map(URI::toString).orElseGet(super::getGateway);
  }

  @Override
  public synchronized void appendSession(SessionConnectNode node) {
    waiting.remove(node);
    waiting.add(node);
    if (worker == null && !isClosed) {
      worker = Thread.ofVirtual().name("discord-sessions").start(this::work);
    }
  }

  @Override
  public void removeSession(SessionConnectNode node) {
    waiting.remove(node);
  }

  /// A session has begun well.
  void ready() {
    begun.set(0);
  }

  /// Begins none any more.
  synchronized void close() {
    isClosed = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  private void work() {
    try {
      long last = System.nanoTime() - BETWEEN.toNanos();
      while (!isClosed) {
        SessionConnectNode node = waiting.take();
        Duration since = Duration.ofNanos(System.nanoTime() - last);
        Duration between = begun.get() > MANY ? BETWEEN_MANY : BETWEEN;
        Duration left = between.minus(node.isReconnect() ? since.plus(OF_JDA) : since);
        Thread.sleep(left.isNegative() ? Duration.ZERO : left);
        if (connected(node)) {
          last = System.nanoTime();
          begun.incrementAndGet();
        } else {
          waiting.add(node);
          Thread.sleep(RETRY);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private static boolean connected(SessionConnectNode node) throws InterruptedException {
    try {
      node.run(/* isLast= */ true);
      return true;
    } catch (RuntimeException e) {
      boolean isOver = node.getJDA().getStatus() == JDA.Status.SHUTDOWN;
      LOG.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("the gateway could not be reached");
      return isOver;
    }
  }
}
