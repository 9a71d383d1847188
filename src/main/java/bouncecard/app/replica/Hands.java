package bouncecard.app.replica;

import bouncecard.app.replica.Replicas.Taken;
import bouncecard.app.serve.Arisen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work that this process has in hand, so that another one does it where this one dies; and
/// what it takes over from others.
///
/// It is safe for use by many threads.
public final class Hands {
  private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

  /// What platforms take no answer to any more is let be.
  private static final Duration LONGEST = Duration.ofMinutes(25);

  private static final int AT_ONCE = 50;

  private final Optional<Replicas> replicas;
  private final String own;
  private final BooleanSupplier isLeading;
  private final InstantSource clock;
  private final AtomicLong heard = new AtomicLong();
  private final Map<String, Consumer<Errand>> doing = new ConcurrentHashMap<>();

  /// Those of a process beside which there is no other: nothing need be noted, and it does all.
  public static final Hands ALONE =
      new Hands(Optional.empty(), "", () -> true, InstantSource.system());

  /// @param own this replica's name
  /// @param isLeading whether it leads at the moment
  public Hands(Replicas replicas, String own, BooleanSupplier isLeading, InstantSource clock) {
    this(Optional.of(replicas), own, isLeading, clock);
  }

  private Hands(
      Optional<Replicas> replicas, String own, BooleanSupplier isLeading, InstantSource clock) {
    this.replicas = replicas;
    this.own = own;
    this.isLeading = isLeading;
    this.clock = clock;
  }

  /// Whether there may be other processes.
  public boolean areSeveral() {
    return replicas.isPresent();
  }

  /// Whether what one process does for all is this one's.
  public boolean isLeading() {
    return isLeading.getAsBoolean();
  }

  /// Notes that somebody was heard.
  public void hear() {
    heard.incrementAndGet();
  }

  /// How many were.
  public long heard() {
    return heard.get();
  }

  /// Takes something in hand, before the platform is told that it arrived.
  public Taken take(String platform, String key, String delivered) {
    return take(platform, key, delivered, own);
  }

  /// Hands something to the process that leads.
  public Taken handOver(String platform, String key, String delivered) {
    return take(platform, key, delivered, Replicas.LEADER);
  }

  private Taken take(String platform, String key, String delivered, String owner) {
    return replicas
        .map(
            all ->
                all.take(
                    new Errand(
                        platform, key, clock.instant(), delivered.getBytes(StandardCharsets.UTF_8)),
                    owner))
        .orElse(Taken.NOT_KEPT);
  }

  /// Notes that it is done.
  public void done(String key) {
    replicas.ifPresent(all -> all.done(key, own));
  }

  /// Lets it be, so that it is new where it is delivered again.
  public void drop(String key) {
    replicas.ifPresent(all -> all.drop(key, own));
  }

  /// Has a platform's errands done that others left behind.
  ///
  /// @param work does one, and has [#done] called when it is
  public void doing(String platform, Consumer<Errand> work) {
    doing.put(platform, work);
  }

  /// Takes over none of a platform any more.
  public void notDoing(String platform) {
    doing.remove(platform);
  }

  /// Takes over what others left behind, and what is for the one that leads.
  public void sweep() {
    Set<String> platforms = Set.copyOf(doing.keySet());
    if (replicas.isEmpty() || platforms.isEmpty()) {
      return;
    }
    List<Errand> left;
    do {
      left = replicas.get().takeOver(own, platforms, isLeading(), AT_ONCE);
      left.forEach(this::take);
    } while (left.size() == AT_ONCE);
  }

  private void take(Errand errand) {
    Consumer<Errand> work = doing.get(errand.platform());
    boolean isOld = errand.at().plus(LONGEST).isBefore(clock.instant());
    if (work == null || isOld) {
      LOG.atWarn()
          .addKeyValue("platform", errand.platform())
          .addKeyValue("minutes", Duration.between(errand.at(), clock.instant()).toMinutes())
          .log("what another replica left behind can be answered no more");
      done(errand.key());
      return;
    }
    try {
      work.accept(errand);
    } catch (RuntimeException | StackOverflowError e) {
      done(errand.key());
      Arisen.in(LOG.atError(), e)
          .addKeyValue("platform", errand.platform())
          .log("what another replica left behind could not be done");
    }
  }
}
