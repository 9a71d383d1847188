package bouncecard.adapter.state.sealed;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.Service;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A state of which that part survives the program that buttons need: what was asked, and whose it
/// is. It is sealed in files and written by a thread of its own, so that no answer waits for the
/// disk. All else is left to the store below it, and so is everything while the disk does not work,
/// of which the operator is told once.
public final class SealedStore implements StateStore, Service {
  /// Which spaces.
  public static final Set<StateSpace> KEPT =
      Set.of(StateSpace.ANSWERS, StateSpace.OWNERS, StateSpace.EPISODES, StateSpace.SESSIONS);

  private static final int MOST_WAITING = 2_000;

  private final StateStore below;
  private final SealedFolder folder;
  private final List<SealKey> keys;
  private final InstantSource clock;
  private final Consumer<String> warnings;
  private final ExecutorService writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("sealed-state").factory());

  private volatile boolean isTold;
  private volatile boolean isDamageTold;
  private volatile boolean isUsable = true;
  private volatile Instant swept;

  /// A store over a folder, which is made where there is none.
  ///
  /// @param below keeps all else, and all while the folder cannot be used
  /// @param key seals; at least 32 characters that nobody can guess
  /// @param former opens what was sealed before the key was changed
  /// @param warnings takes what an operator should know, a sentence at a time
  public SealedStore(
      StateStore below,
      Path folder,
      Secret key,
      Optional<Secret> former,
      InstantSource clock,
      Consumer<String> warnings) {
    this.below = below;
    this.folder = new SealedFolder(folder);
    this.keys = Stream.concat(Stream.of(key), former.stream()).map(SealKey::of).toList();
    this.clock = clock;
    this.warnings = warnings;
    this.swept = clock.instant();
    open();
  }

  /// Whether a secret is long enough to seal with.
  public static boolean isLongEnough(Secret secret) {
    return secret.value().length() >= SealKey.SHORTEST;
  }

  private void open() {
    try {
      int foreign = folder.open(keys, clock.instant());
      if (foreign > 0) {
        warnings.accept(
            ("%s: %d kept answers were sealed with another key; give that one as"
                    + " BOUNCECARD_STATE_KEY_OLD, or let them be until their time is over")
                .formatted(folder, foreign));
      }
    } catch (IOException | RuntimeException e) {
      isUsable = false;
      failed(e);
    }
  }

  private void failed(Exception e) {
    if (!isTold) {
      isTold = true;
      warnings.accept(
          ("%s: what buttons need cannot be kept there (%s); until it can it is kept in memory and"
                  + " lost with a restart. See that the folder exists, that the bot may write"
                  + " there, and that the disk has room")
              .formatted(folder, e.getClass().getSimpleName()));
    }
  }

  private static String text(StateSpace space, String key) {
    return space + "/" + key;
  }

  @Override
  public Optional<byte[]> get(StateSpace space, String key) {
    Optional<byte[]> known = below.get(space, key);
    return known.isPresent() || !KEPT.contains(space) || !isUsable
        ? known
        : keys.stream()
            .flatMap(one -> read(one.name(text(space, key))).stream())
            .findFirst()
            .map(NamedValue::value);
  }

  private Optional<NamedValue> read(String name) {
    try {
      Optional<byte[]> written = folder.read(name, clock.instant());
      if (written.isEmpty()) {
        return Optional.empty();
      }
      Optional<SealedFile> file = written.flatMap(SealedFile::parse);
      Optional<SealKey> key = file.flatMap(one -> one.key(keys));
      if (file.isPresent() && key.isEmpty()) {
        return Optional.empty(); // told at the start
      }
      Optional<NamedValue> value = file.flatMap(one -> key.flatMap(with -> one.opened(with, name)));
      if (value.isEmpty()) {
        damaged(name);
      }
      return value;
    } catch (IOException e) {
      failed(e);
      return Optional.empty();
    }
  }

  private void damaged(String name) throws IOException {
    folder.remove(name);
    if (!isDamageTold) {
      isDamageTold = true;
      warnings.accept(
          "%s: a kept answer was damaged and is forgotten; see to the disk, and who writes there"
              .formatted(folder));
    }
  }

  @Override
  public void put(StateSpace space, String key, byte[] value, Duration life) {
    below.put(space, key, value, life);
    if (KEPT.contains(space) && isUsable) {
      Instant until = clock.instant().plus(life);
      later(() -> write(new NamedValue(space, key, value), until));
    }
  }

  private void write(NamedValue value, Instant until) throws IOException {
    SealKey key = keys.getFirst();
    String name = key.name(text(value.space(), value.key()));
    folder.write(name, SealedFile.written(key, name, value, until), until);
    Instant now = clock.instant();
    if (now.isAfter(swept.plus(Duration.ofHours(1)))) {
      swept = now;
      folder.sweep(now);
    }
    isTold = false; // the next failure is another one
  }

  @Override
  public void remove(StateSpace space, String key) {
    below.remove(space, key);
    if (KEPT.contains(space) && isUsable) {
      later(() -> forget(new NamedValue(space, key, new byte[0])));
    }
  }

  /// All that is kept in files.
  ///
  /// @param taking is given each, with the time that is left to it
  public void each(BiConsumer<NamedValue, Duration> taking) throws IOException {
    Instant now = clock.instant();
    for (Map.Entry<String, Instant> one : folder.names().entrySet()) {
      Duration left = Duration.between(now, one.getValue());
      if (left.isPositive()) {
        read(one.getKey()).ifPresent(value -> taking.accept(value, left));
      }
    }
  }

  /// Keeps a value in its file before it returns, unless there is one under that key.
  public void bring(NamedValue value, Duration life) throws IOException {
    if (get(value.space(), value.key()).isEmpty()) {
      write(value, clock.instant().plus(life));
    }
  }

  /// Removes a value's file.
  public void forget(NamedValue value) throws IOException {
    for (SealKey one : keys) {
      folder.remove(one.name(text(value.space(), value.key())));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void later(Work work) {
    try {
      writer.execute(
          () -> {
            try {
              work.run();
            } catch (IOException | RuntimeException e) {
              failed(e);
            }
          });
    } catch (RejectedExecutionException e) {
      failed(e); // the disk is slower than people ask
    }
  }

  @Override
  public boolean addIfAbsent(StateSpace space, String key, byte[] value, Duration life) {
    return below.addIfAbsent(space, key, value, life);
  }

  @Override
  public boolean count(StateSpace space, String key, int most, Duration within) {
    return below.count(space, key, most, within);
  }

  @Override
  public Optional<Lease> lock(String name, Duration lease, Duration longest)
      throws InterruptedException {
    return below.lock(name, lease, longest);
  }

  @Override
  public String name() {
    return "kept answers";
  }

  @Override
  public void start() {}

  @Override
  public Health health() {
    return isTold ? new Health(Health.State.RECOVERING, "not written") : Health.UP;
  }

  /// Waits until all is written.
  @Override
  public void stop(Duration grace) {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException _) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
