package bouncecard.app.replica;

import bouncecard.app.measure.Measures;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a service that hears people passes from one replica to another: the one that gives it up
/// waits until the other has it, and where nobody had it for a while, that is told.
///
/// What was said to nobody leaves no trace; how much it was is judged by what was heard before.
public final class Overlap {
  private static final Logger LOG = LoggerFactory.getLogger(Overlap.class);
  private static final Duration LIFE = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofMillis(100);

  /// What passes between two looks is no gap.
  private static final Duration SHORTEST_GAP = Duration.ofMillis(2_500);

  /// In seconds; what was heard before counts for less and less.
  private static final double LOOKED_BACK = 60;

  private final StateStore store;
  private final String own;
  private final InstantSource clock;
  private final Measures measures;
  private final LongSupplier heard;
  private long counted;
  private double perSecond;

  /// For how long that was judged, in seconds.
  private double judged;

  private Optional<Instant> looked = Optional.empty();

  /// @param own this replica's name
  /// @param heard how many were heard so far
  public Overlap(
      StateStore store, String own, InstantSource clock, Measures measures, LongSupplier heard) {
    this.store = store;
    this.own = own;
    this.clock = clock;
    this.measures = measures;
    this.heard = heard;
  }

  /// Notes that it hears at this moment.
  synchronized void hears(String service) {
    Instant now = clock.instant();
    long count = heard.getAsLong();
    looked
        .map(before -> Duration.between(before, now).toMillis() / 1e3)
        .filter(seconds -> seconds > 0)
        .ifPresent(
            seconds -> {
              judged = Math.min(LOOKED_BACK, judged + seconds);
              double weight = Math.min(1, seconds / judged);
              perSecond += ((count - counted) / seconds - perSecond) * weight;
            });
    counted = count;
    looked = Optional.of(now);
    put("heard/" + service, now.toEpochMilli() + " " + Math.round(perSecond * 1e3));
  }

  private void put(String key, String value) {
    store.put(StateSpace.DEADLINES, key, value.getBytes(StandardCharsets.US_ASCII), LIFE);
  }

  private Optional<String> get(String key) {
    return store
        .get(StateSpace.DEADLINES, key)
        .map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  /// Says that it is up here, and tells for how long nobody heard.
  synchronized void isUp(String service) {
    put("led/" + service, own);
    get("heard/" + service).ifPresent(before -> tell(service, before));
    looked = Optional.empty();
  }

  private void tell(String service, String before) {
    String[] fields = before.split(" ", -1);
    if (fields.length != 2
        || !fields[0].matches("[0-9]{1,15}")
        || !fields[1].matches("[0-9]{1,9}")) {
      return; // another release wrote it
    }
    Duration gap =
        Duration.between(Instant.ofEpochMilli(Long.parseLong(fields[0])), clock.instant());
    perSecond = Long.parseLong(fields[1]) / 1e3;
    judged = LOOKED_BACK;
    if (gap.compareTo(SHORTEST_GAP) < 0) {
      return;
    }
    long about = Math.round(perSecond * gap.toMillis() / 1e3);
    measures.unheard(service.toLowerCase(Locale.ROOT), gap, about);
    LOG.atWarn()
        .addKeyValue("service", service)
        .addKeyValue("seconds", gap.toMillis() / 1e3)
        .addKeyValue("about", about)
        .log("nobody heard what was said meanwhile; about so many by what was heard before");
  }

  /// Waits until it is up elsewhere, for so long at most.
  void await(String service, Duration longest) {
    long looks = longest.dividedBy(LOOK);
    try {
      for (long i = 0; i < looks && isOwn(service); i++) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOwn(String service) {
    return get("led/" + service).filter(own::equals).isPresent();
  }
}
