package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackErrors;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Secret;
import com.slack.api.Slack;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of Socket Mode, kept up: one line at a time, and a new one when it breaks or when
/// Slack is about to close it.
///
/// A thread asks the line once a second whether it is alive, and is woken when it closes. A new
/// line is opened at once, then after 0.25 s and twice as long each time up to 4 s, or when Slack
/// says. What could not be sent on one line is sent on the next.
final class SlackConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);
  private static final Duration OPEN_CALL = Duration.ofSeconds(3);
  private static final long OPEN_MILLIS = 3_000;
  private static final long CHECK_MILLIS = 1_000;
  private static final long SHORTEST_WAIT = 250;
  private static final long LONGEST_WAIT = 4_000;

  /// A line that broke sooner was no good one: the next waits before it is opened.
  private static final long GOOD_AFTER = Duration.ofSeconds(10).toNanos();

  /// How long a replaced line stays open, for what is still on its way.
  private static final long RETIRED_FOR = Duration.ofSeconds(5).toNanos();

  /// After that, nobody waits for an acknowledgement any more.
  private static final long UNSENT_FOR = Duration.ofSeconds(5).toNanos();

  private final Slack slack;
  private final SlackApi api;
  private final Secret appToken;
  private final BiConsumer<SlackLine, String> listener;
  private final Semaphore wake = new Semaphore(0);
  private final List<Retired> retired = new ArrayList<>();
  private final ConcurrentLinkedQueue<Unsent> unsent = new ConcurrentLinkedQueue<>();
  private final Thread watchdog;
  private volatile @Nullable SlackLine line;
  private volatile @Nullable SlackLine closing;
  private volatile boolean isStopped;
  private volatile Health health = new Health(Health.State.STARTING, "connecting");
  private int failures;
  private long openedAt;

  private record Retired(SlackLine line, long since) {}

  private record Unsent(String message, long since) {}

  /// What came of opening a line.
  private sealed interface Opened {
    record Line(SlackLine line) implements Opened {}

    /// @param took for how many milliseconds it was tried
    record Failed(String error, long again, long took) implements Opened {}
  }

  /// A connection that is not open yet.
  ///
  /// @param listener takes each message, in the thread that reads a line, and must not keep it
  SlackConnection(
      Slack slack, SlackApi api, Secret appToken, BiConsumer<SlackLine, String> listener) {
    this.slack = slack;
    this.api = api;
    this.appToken = appToken;
    this.listener = listener;
    // A thread of the platform: the tasks that fill the virtual ones must not hold it up.
    this.watchdog = Thread.ofPlatform().name("slack-watchdog").daemon().unstarted(this::watch);
  }

  /// Opens it, for as long as it takes. What Slack says for good ends it.
  ///
  /// @return why Slack refuses the token; empty when the connection is open
  Optional<String> open() throws InterruptedException {
    while (!isStopped) {
      switch (next()) {
        case Opened.Line(SlackLine opened) -> {
          use(opened);
          watchdog.start();
          return Optional.empty();
        }
        case Opened.Failed(String error, long again, long took) -> {
          if (SlackErrors.isForGood(error)) {
            return Optional.of(error);
          }
          Thread.sleep(pause(error, again, took));
        }
      }
    }
    throw new InterruptedException("stopped");
  }

  Health health() {
    return health;
  }

  /// Sends a message on the line that it answers, or on the one that is open now, or on the next.
  void send(SlackLine preferred, String message) {
    Unsent one = new Unsent(message, System.nanoTime());
    if (!preferred.send(message, () -> keep(one))) {
      unsent.add(one);
      sendUnsent();
    }
  }

  /// Keeps what a line took and did not send. It broke then, and the next one sends it.
  private void keep(Unsent one) {
    unsent.add(one);
    wake.release();
  }

  /// Says that Slack will close this line soon.
  void renew(SlackLine soonClosed) {
    closing = soonClosed;
    wake.release();
  }

  /// Closes it. It is not opened again.
  void close() {
    isStopped = true;
    health = new Health(Health.State.DOWN, "stopped");
    wake.release();
    watchdog.interrupt();
    SlackLine current = line;
    if (current != null) {
      current.end();
    }
  }

  private void watch() {
    try {
      while (!isStopped) {
        boolean isWoken = wake.tryAcquire(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
        endRetired();
        sendUnsent();
        SlackLine current = line;
        boolean isAlive =
            current != null && current.isOpen() && (isWoken || current.verifyConnection());
        if (isAlive && System.nanoTime() - openedAt > GOOD_AFTER) {
          failures = 0;
        }
        if (!isStopped && (!isAlive || closing == current)) {
          reconnect(isAlive);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // stopped
    }
    retired.forEach(old -> old.line().end());
  }

  private void reconnect(boolean isAlive) throws InterruptedException {
    if (!isAlive) {
      health = new Health(Health.State.RECOVERING, "reconnecting");
    }
    if (failures > 0) {
      Thread.sleep(backOff());
    }
    while (!isStopped) {
      switch (next()) {
        case Opened.Line(SlackLine opened) -> {
          use(opened);
          // The next one at once, unless this one breaks soon.
          failures++;
          return;
        }
        case Opened.Failed(String error, long again, long took) -> {
          SlackLine current = line;
          boolean isStillAlive = current != null && current.isOpen();
          health =
              isStillAlive
                  ? Health.UP
                  : new Health(Health.State.RECOVERING, "cannot connect: " + error);
          Thread.sleep(pause(error, again, took));
        }
      }
    }
  }

  private void use(SlackLine opened) {
    SlackLine before = line;
    line = opened;
    openedAt = System.nanoTime();
    if (isStopped) {
      opened.end();
      return;
    }
    health = Health.UP;
    sendUnsent();
    if (before != null) {
      retired.add(new Retired(before, openedAt));
    }
    LOG.atInfo().addKeyValue("attempts", failures + 1).log("connected to Slack");
  }

  private Opened next() {
    long begun = System.nanoTime();
    return switch (api.callOnce("apps.connections.open", appToken, OPEN_CALL)) {
      case SlackAnswer.Refused(String error, String _, long again) ->
          new Opened.Failed(error, again, millisSince(begun));
      case SlackAnswer.Taken(var body, String _) -> opened(body.path("url").asString(""), begun);
    };
  }

  private Opened opened(String url, long begun) {
    try {
      SlackLine next = new SlackLine(slack, appToken.value(), url, listener, wake::release);
      return next.open(OPEN_MILLIS)
          ? new Opened.Line(next)
          : new Opened.Failed("websocket_unreachable", 0, millisSince(begun));
    } catch (URISyntaxException | RuntimeException _) {
      return new Opened.Failed("no_url", 0, millisSince(begun));
    }
  }

  private static long millisSince(long begun) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  /// How long to wait before the next attempt. The time that the last one took counts: what hangs
  /// is given up soon, and no longer time goes by without an attempt.
  private long pause(String error, long again, long took) {
    failures++;
    long millis = again > 0 ? again : Math.max(0, backOff() - took);
    LOG.atWarn()
        .addKeyValue("error", error)
        .addKeyValue("attempt", failures)
        .addKeyValue("wait", millis)
        .log("cannot connect to Slack");
    return millis;
  }

  private long backOff() {
    long base = Math.min(SHORTEST_WAIT << Math.min(failures - 1, 10), LONGEST_WAIT);
    return base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1);
  }

  private void endRetired() {
    long now = System.nanoTime();
    retired.removeIf(
        old -> {
          boolean isDue = now - old.since() > RETIRED_FOR || !old.line().isOpen();
          if (isDue) {
            old.line().end();
          }
          return isDue;
        });
  }

  private void sendUnsent() {
    SlackLine current = line;
    while (current != null && current.isOpen()) {
      Unsent one = unsent.poll();
      if (one == null) {
        return;
      }
      boolean isOld = System.nanoTime() - one.since() > UNSENT_FOR;
      if (!isOld && !current.send(one.message(), () -> keep(one))) {
        unsent.add(one);
      }
    }
  }
}
