package bouncecard.app.replica;

import bouncecard.app.replica.Replicas.Standing;
import bouncecard.app.serve.Arisen;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.OwnThread;
import bouncecard.app.serve.Service;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other replicas that this one lives, and learns from them whether it leads.
///
/// What it learned holds until shortly before the others take this one for dead. From then on it is
/// not known who leads, until the store is back.
public final class Pulse implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  /// For how long a replica that says nothing is taken to live. With [#EVERY] and the time that
  /// connecting takes, another one has what it did within 15 seconds.
  public static final Duration LIFE = Duration.ofSeconds(8);

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofMillis(250);

  /// So long before the others it takes itself for dead.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Replicas replicas;
  private final String own;
  private final LongSupplier nanoTime;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final OwnThread thread = new OwnThread("replica");
  private volatile boolean wantsLead = true;
  private volatile Standing standing = new Standing.Unknown();
  private volatile long sure;
  private volatile Runnable beaten = () -> {};
  private volatile Runnable ticking = () -> {};
  private long next;

  /// @param own this replica's name, another one after each start
  /// @param nanoTime a clock in nanoseconds
  public Pulse(Replicas replicas, String own, LongSupplier nanoTime) {
    this.replicas = replicas;
    this.own = own;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  /// Has something done after each beat, and something else at each tick, on its thread.
  void then(Runnable afterBeat, Runnable atTick) {
    beaten = afterBeat;
    ticking = atTick;
  }

  /// How this replica stands, as far as that is known at this moment.
  public Standing standing() {
    Standing last = standing;
    boolean isKnown = nanoTime.getAsLong() - sure < LIFE.minus(MARGIN).toNanos();
    return isKnown ? last : new Standing.Unknown();
  }

  /// Whether this replica leads, and knows it.
  public boolean isLeading() {
    return standing() instanceof Standing.Leads;
  }

  /// Whether no other replica lives, as far as that can be told.
  public boolean isAlone() {
    return replicas.isAlone(own);
  }

  /// Gives the lead back, and wants it no more.
  void resign() {
    wantsLead = false;
    beat();
  }

  /// One look at the others, and what is due after it.
  void step() {
    if (nanoTime.getAsLong() - next >= 0) {
      beat();
      beaten.run();
    }
    ticking.run();
  }

  private synchronized void beat() {
    long begun = nanoTime.getAsLong();
    next = begun + EVERY.toNanos();
    Standing now = replicas.beat(own, LIFE, wantsLead);
    if (!(now instanceof Standing.Unknown)) {
      // From when it was asked: the answer may have taken its time.
      sure = begun;
      standing = now;
    }
  }

  @Override
  public String name() {
    return "Replicas";
  }

  @Override
  public void start() {
    guarded(this::step);
    thread.start(
        () -> {
          while (!stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
            guarded(this::step);
          }
        });
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      Arisen.in(LOG.atError(), e).log("looking after the replicas failed");
    }
  }

  @Override
  public Health health() {
    return switch (standing()) {
      case Standing.Leads _ -> new Health(Health.State.UP, "this one leads");
      case Standing.Follows _ -> new Health(Health.State.UP, "another one leads");
      case Standing.Unknown _ ->
          new Health(
              Health.State.UP,
              "the state cannot be written: questions are answered, watching pauses");
    };
  }

  /// What this replica has in hand still is for the others from then on.
  @Override
  public void stop(Duration grace) {
    stopping.countDown();
    if (thread.end(grace)) {
      replicas.leave(own);
    }
  }
}
