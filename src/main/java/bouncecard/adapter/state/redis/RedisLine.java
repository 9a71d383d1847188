package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.redis.RedisTrouble.Kind;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.OwnThread;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The connection to a Redis: there, or away.
///
/// While it is away nobody waits for it: every question fails at once, and a thread of its own
/// looks after it until it is there again, in time, and still ours. One that is too slow is away;
/// one that was only for a moment, such as a machine that had other work, is not.
final class RedisLine {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /// In milliseconds.
  private static final long BEAT_LIFE = 60_000;

  /// For so many times its patience, it may be that only a moment was slow.
  private static final int MOMENT = 4;

  /// What is to be done as soon as Redis is there, and again with each look at it.
  interface Work {
    void run() throws RedisAway;
  }

  private final RedisTerms terms;
  private final RedisReport report;
  private final RedisDoor door;
  private final Semaphore wake = new Semaphore(0);
  private final OwnThread keeper = new OwnThread("redis");
  private final List<Work> works = new CopyOnWriteArrayList<>();
  private volatile @Nullable RedisLink ready;
  private volatile @Nullable RedisLink connected;
  private volatile boolean isStopped;
  private Duration pause = FIRST_PAUSE;

  /// @param warnings takes what an operator should know, a sentence at a time
  RedisLine(RedisTerms terms, Consumer<String> warnings) {
    this.terms = terms;
    this.report = new RedisReport(warnings);
    this.door = new RedisDoor(terms, warnings);
  }

  /// Has something done whenever Redis is there.
  void whenThere(Work work) {
    works.add(work);
  }

  /// Connects once, and looks after the connection from then on.
  ///
  /// @return what is wrong with it that only a person can mend
  Optional<RedisTrouble> open() {
    look();
    Optional<RedisTrouble> wrong = report.trouble().filter(one -> one.kind() == Kind.WRONG);
    if (wrong.isEmpty()) {
      keeper.start(this::keep);
    }
    return wrong;
  }

  boolean isThere() {
    return ready != null;
  }

  RedisTerms terms() {
    return terms;
  }

  /// Asks, and waits for the answer; empty where that is nothing.
  <T> Optional<T> ask(RedisCommand<T> asking) throws RedisAway {
    return ask(there(), asking, terms.patience());
  }

  /// The same where it may take longer than other commands do.
  <T> Optional<T> ask(RedisCommand<T> asking, Duration patience) throws RedisAway {
    return ask(there(), asking, patience);
  }

  /// How things are called there.
  RedisNames names() throws RedisAway {
    return there().names();
  }

  private RedisLink there() throws RedisAway {
    RedisLink link = ready;
    if (link == null) {
      throw new RedisAway(Kind.AWAY);
    }
    return link;
  }

  private <T> Optional<T> ask(RedisLink link, RedisCommand<T> asking, Duration patience)
      throws RedisAway {
    try {
      return Optional.ofNullable(
          asking
              .of(link.commands(), link.names())
              .toCompletableFuture()
              .get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new RedisAway(Kind.AWAY);
    } catch (ExecutionException e) {
      throw failed(link, Optional.ofNullable(e.getCause()).orElse(e));
    } catch (TimeoutException | CancellationException e) {
      throw failed(link, e);
    } catch (RuntimeException e) {
      throw failed(link, e); // the library refuses at once
    }
  }

  /// Runs a script that answers with a number.
  long run(RedisScript script, RedisScript.Keys keys, byte[]... arguments) throws RedisAway {
    return run(script, keys, terms.patience(), arguments);
  }

  /// The same where it may take longer than other commands do.
  long run(RedisScript script, RedisScript.Keys keys, Duration patience, byte[]... arguments)
      throws RedisAway {
    Optional<Long> answer =
        ask(
            there(),
            (redis, names) ->
                redis.evalsha(script.digest(), ScriptOutputType.INTEGER, keys.of(names), arguments),
            patience);
    return answer.orElseThrow(() -> new RedisAway(Kind.AWAY));
  }

  /// Sends a command and does not wait.
  ///
  /// @param done is told whether it was done, in a thread that must not wait
  void send(RedisCommand<?> asking, Consumer<Boolean> done) throws RedisAway {
    RedisLink link = there();
    try {
      var _ =
          asking
              .of(link.commands(), link.names())
              .toCompletableFuture()
              .whenComplete(
                  (_, thrown) -> {
                    if (thrown != null) {
                      failed(link, thrown);
                    }
                    done.accept(thrown == null);
                  });
    } catch (RuntimeException e) {
      throw failed(link, e);
    }
  }

  private RedisAway failed(RedisLink link, Throwable thrown) {
    RedisTrouble what = RedisTrouble.of(thrown, terms);
    if (what.kind() == Kind.FULL) {
      report.full(what);
    } else if (what.isSlow() && link.equals(ready)) {
      wake.release(); // one that is late may be the only one: it is looked at
    } else if (link.equals(connected)) {
      ready = null;
      if (what.kind() == Kind.STALE) {
        connected = null; // it is looked at anew
        link.close();
      }
      report.away(what);
      wake.release();
    }
    return new RedisAway(what.kind());
  }

  private void keep() throws InterruptedException {
    while (!isStopped) {
      Duration longest = ready != null ? terms.beat() : pause;
      wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
      wake.drainPermits();
      if (!isStopped) {
        look();
      }
    }
  }

  /// Looks whether it is there, and connects where nothing is connected.
  void look() {
    RedisLink link = connected;
    if (link == null || !link.connection().isOpen()) {
      link = connect();
    }
    if (link == null || !isInTime(link)) {
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      return;
    }
    pause = FIRST_PAUSE;
    if (ready == null) {
      ready = link;
      report.there(terms);
    }
    try {
      for (Work work : works) {
        work.run();
      }
    } catch (RedisAway _) {
      wake.release(); // what is wrong was noted
    }
  }

  /// Whether it answers in time. Of one that is in service the first answer may be late, where the
  /// next one is not.
  private boolean isInTime(RedisLink link) {
    Duration patience = terms.patience();
    if (!link.equals(ready)) {
      return beats(link, patience);
    }
    long begun = System.nanoTime();
    return beats(link, patience.multipliedBy(MOMENT))
        && (System.nanoTime() - begun < patience.toNanos() || beats(link, patience));
  }

  /// Whether it answers in such a time; where not, it is given up. What is written tells more than
  /// a ping: that it is full, or can only be read any more.
  private boolean beats(RedisLink link, Duration patience) {
    try {
      ask(
          link,
          (redis, names) ->
              redis.set(names.only("beat"), new byte[] {'1'}, new SetArgs().px(BEAT_LIFE)),
          patience);
      report.takes();
      return true;
    } catch (RedisAway e) {
      if (e.kind() == Kind.FULL) {
        return true;
      }
      if (report.trouble().isEmpty()) {
        report.away(RedisTrouble.slow(terms));
      }
      ready = null;
      connected = null;
      link.close();
      return false;
    }
  }

  private @Nullable RedisLink connect() {
    return switch (door.connect(this::broken)) {
      case RedisDoor.Outcome.Open(RedisLink link) -> {
        connected = link;
        yield link;
      }
      case RedisDoor.Outcome.Shut(RedisTrouble what) -> {
        report.away(what);
        yield null;
      }
    };
  }

  /// It is told at once where a connection ends, and not by the next who uses it.
  private void broken(RedisLink link) {
    if (link.equals(ready)) {
      ready = null;
      report.away(RedisTrouble.lost(terms));
      wake.release();
    }
  }

  /// How it is, in a few words. It is in service also while Redis is away, since questions are
  /// answered all the same.
  Health health() {
    return report.health(door.notes());
  }

  /// What should be changed though it works, a sentence each.
  List<String> notes() {
    return door.notes();
  }

  Optional<RedisTrouble> trouble() {
    return report.trouble();
  }

  void close(Duration grace) {
    isStopped = true;
    wake.release();
    keeper.end(grace);
    ready = null;
    door.close(grace);
  }
}
