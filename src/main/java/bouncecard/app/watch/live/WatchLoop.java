package bouncecard.app.watch.live;

import bouncecard.app.chat.service.Tasks;
import bouncecard.app.serve.Arisen;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps watching going: has what was heard judged, and what is due sent, each in a thread of its
/// own.
///
/// What waits to be judged is bounded; what comes beyond is left out, which the log says. Files and
/// long messages are read one after the other: there is never more than one message's in memory,
/// and of the processes that read them the others are left to people who ask.
public final class WatchLoop implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(WatchLoop.class);
  private static final Duration TICK = Duration.ofMillis(250);

  /// In characters, of all messages that wait.
  private static final long MOST_WAITING = 4 << 20;

  private final ChannelWatch watch;
  private final boolean isNeeded;

  /// In characters of what a platform delivers; what is longer is heard in turn, as files are.
  private static final int LONG = 32 << 10;

  /// So many of them wait for their turn.
  private static final int MOST_IN_TURN = 64;

  /// How often and after what time it is tried again where nobody had time to read.
  private static final int MOST_TRIES = 10;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);

  private final Tasks hearing = new Tasks();
  private final Semaphore turn = new Semaphore(1, /* fair= */ true);
  private final Semaphore places = new Semaphore(MOST_IN_TURN);
  private final Tasks sending = new Tasks();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();
  private volatile Consumer<String> heardWords = _ -> {};
  private volatile BooleanSupplier isOurs = () -> true;
  private volatile BooleanSupplier isAnothers = () -> false;
  private volatile boolean isStopped;
  private volatile @Nullable Thread thread;

  /// A loop that is not started.
  public WatchLoop(ChannelWatch watch) {
    this(watch, watch.terms().isOn());
  }

  /// @param isNeeded whether anything is to be told unasked
  public WatchLoop(ChannelWatch watch, boolean isNeeded) {
    this.watch = watch;
    this.isNeeded = isNeeded;
  }

  /// The same, which tells what was done about each message.
  ///
  /// @param words takes a word of it
  public WatchLoop telling(Consumer<String> words) {
    heardWords = words;
    return this;
  }

  /// The same, which sends nothing while another process may.
  ///
  /// @param such whether this process is the one that does the watching
  /// @param another whether another one is
  public WatchLoop where(BooleanSupplier such, BooleanSupplier another) {
    isOurs = such;
    isAnothers = another;
    return this;
  }

  /// Whether anything is to be told unasked.
  public boolean isNeeded() {
    return isNeeded;
  }

  /// What it keeps going.
  public ChannelWatch watch() {
    return watch;
  }

  /// Takes a message of a watched channel.
  ///
  /// @param weight how long it is, in characters
  /// @param hasFiles whether reading it fetches files
  /// @param reading reads it, which may take a while; empty for what nobody said
  public void take(int weight, boolean hasFiles, Supplier<Optional<Heard>> reading) {
    if (!isAnothers.getAsBoolean()) {
      take(weight, hasFiles, reading, Optional.empty());
    }
  }

  /// The same of one that is noted where other processes find it.
  ///
  /// @param whenDone is called when it is counted, or left out
  public void take(
      int weight,
      boolean hasFiles,
      Supplier<Optional<Heard>> reading,
      Optional<Runnable> whenDone) {
    boolean isInTurn = hasFiles || weight > LONG;
    if (isInTurn && !places.tryAcquire()) {
      leaveOut();
      whenDone.ifPresent(Runnable::run);
    } else if (waiting.addAndGet(weight) > MOST_WAITING
        || !hearing.run(() -> hear(weight, isInTurn, reading, whenDone))) {
      free(weight, isInTurn);
      leaveOut();
      whenDone.ifPresent(Runnable::run);
    }
  }

  /// How many messages wait to be judged, those that are judged among them.
  public int waiting() {
    return hearing.inFlight();
  }

  private void leaveOut() {
    heardWords.accept("left out");
    if (leftOut.getAndIncrement() % 1_000 == 0) {
      LOG.atWarn()
          .addKeyValue("left_out", leftOut.get())
          .log("more is said in watched channels than can be read");
    }
  }

  private void free(int weight, boolean isInTurn) {
    waiting.addAndGet(-weight);
    if (isInTurn) {
      places.release();
    }
  }

  private void hear(
      int weight,
      boolean isInTurn,
      Supplier<Optional<Heard>> reading,
      Optional<Runnable> whenDone) {
    try {
      if (isInTurn) {
        hearInTurn(reading);
      } else {
        hear(reading);
      }
      whenDone.ifPresent(Runnable::run);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // stopped
    } catch (RuntimeException | StackOverflowError e) {
      failed(e);
      whenDone.ifPresent(Runnable::run); // it would fail again
    } finally {
      free(weight, isInTurn);
    }
  }

  private void hearInTurn(Supplier<Optional<Heard>> reading) throws InterruptedException {
    turn.acquire();
    try {
      hear(reading);
    } finally {
      turn.release();
    }
  }

  private void hear(Supplier<Optional<Heard>> reading) throws InterruptedException {
    Optional<Heard> heard = reading.get();
    if (heard.isEmpty()) {
      return;
    }
    String word = watch.hear(heard.get());
    for (int i = 1; i < MOST_TRIES && word.equals(ChannelWatch.BUSY) && !isStopped; i++) {
      Thread.sleep(BETWEEN_TRIES);
      word = watch.hear(heard.get());
    }
    LOG.debug("heard: {}", word);
    if (word.equals(ChannelWatch.BUSY)) {
      leaveOut();
    } else {
      heardWords.accept(word);
    }
  }

  private static void failed(Throwable e) {
    Arisen.in(LOG.atError(), e).log("watching failed");
  }

  @Override
  public String name() {
    return "Watching";
  }

  @Override
  public void start() {
    if (isNeeded) {
      thread = Thread.ofVirtual().name("watch").start(this::run);
    }
  }

  private void run() {
    while (!isStopped) {
      tick();
      try {
        Thread.sleep(TICK);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void tick() {
    if (!isOurs.getAsBoolean()) {
      return;
    }
    try {
      for (Work work : watch.due()) {
        if (!sending.run(() -> send(work))) {
          watch.putOff(work);
        }
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void send(Work work) {
    try {
      watch.send(work);
    } catch (RuntimeException e) {
      watch.putOff(work);
      failed(e);
    }
  }

  @Override
  public Health health() {
    return isOurs.getAsBoolean()
        ? Health.UP
        : new Health(
            Health.State.UP,
            isAnothers.getAsBoolean() ? "another replica watches" : "pausing: the state is away");
  }

  /// Waits for what is being judged and sent.
  @Override
  public void stop(Duration grace) {
    isStopped = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
    hearing.stop(grace.dividedBy(2));
    sending.stop(grace.dividedBy(2));
  }
}
