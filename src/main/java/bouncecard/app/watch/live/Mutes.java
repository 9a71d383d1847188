package bouncecard.app.watch.live;

import bouncecard.app.chat.AddressFields;
import bouncecard.catalog.Term;
import bouncecard.tally.Problem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The problems of which people do not want to be told for a while, channel by channel, and what
/// was called no bounce there.
final class Mutes {
  private static final String MUTE = "mute ";
  private static final String HUSH = "hush ";
  private static final int FIELDS = 5;
  private static final int MOST_OF_A_CHANNEL = 200;

  private final WatchLedger ledger;
  private final Supplier<String> names;
  private final Map<String, Mute> mutes = new LinkedHashMap<>();
  private final Map<String, Instant> hushed = new LinkedHashMap<>();

  /// What is not told.
  enum Scope implements Term {
    CAUSE,
    PROVIDER,
    CHANNEL
  }

  /// For how long.
  enum Span implements Term {
    HOUR,
    EIGHT_HOURS,
    MONDAY;

    Instant from(Instant now, ZoneId zone) {
      return switch (this) {
        case HOUR -> now.plus(Duration.ofHours(1));
        case EIGHT_HOURS -> now.plus(Duration.ofHours(8));
        case MONDAY ->
            now.atZone(zone)
                .toLocalDate()
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay(zone)
                .toInstant();
      };
    }
  }

  /// @param value the cause or the provider; empty for the channel
  record Mute(String id, String channel, Scope scope, String value, Instant until) {

    boolean holds(WatchedChannel where, Problem problem, Instant now) {
      return until.isAfter(now)
          && channel.equals(where.key())
          && switch (scope) {
            case CAUSE -> value.equals(problem.cause());
            case PROVIDER -> value.equals(problem.provider());
            case CHANNEL -> true;
          };
    }
  }

  Mutes(WatchLedger ledger, Supplier<String> names) {
    this.ledger = ledger;
    this.names = names;
    ledger
        .all()
        .forEach(
            (key, line) -> {
              if (key.startsWith(MUTE)) {
                parse(key.substring(MUTE.length()), line)
                    .ifPresent(one -> mutes.put(one.id(), one));
              } else if (key.startsWith(HUSH)) {
                hushed.put(key, Numbers.moment(line));
              }
            });
  }

  private static Optional<Mute> parse(String id, String line) {
    return AddressFields.parse(line, FIELDS)
        .flatMap(
            fields ->
                Term.parse(Scope.class, fields.get(1))
                    .map(
                        scope ->
                            new Mute(
                                id,
                                fields.get(0),
                                scope,
                                fields.get(2),
                                Numbers.moment(fields.get(3)))));
  }

  synchronized Mute add(WatchedChannel where, Scope scope, Problem problem, Instant until) {
    String value =
        switch (scope) {
          case CAUSE -> problem.cause();
          case PROVIDER -> problem.provider();
          case CHANNEL -> "";
        };
    Mute mute = new Mute(names.get(), where.key(), scope, value, until);
    if (of(where, Instant.EPOCH).size() < MOST_OF_A_CHANNEL) {
      mutes.put(mute.id(), mute);
      ledger.put(
          MUTE + mute.id(),
          AddressFields.written(
              List.of(mute.channel(), scope.token(), value, Numbers.written(until), "")));
    }
    return mute;
  }

  /// Takes a mute back; whether there was one.
  synchronized boolean remove(WatchedChannel where, String id) {
    boolean isThere = mutes.containsKey(id) && mutes.get(id).channel().equals(where.key());
    if (isThere) {
      mutes.remove(id);
      ledger.remove(MUTE + id);
    }
    return isThere;
  }

  /// The channel in which that mute holds; empty where there is none.
  synchronized Optional<WatchedChannel> channel(String id) {
    return Optional.ofNullable(mutes.get(id)).flatMap(one -> WatchedChannel.parse(one.channel()));
  }

  synchronized void removeAll(WatchedChannel where) {
    of(where, Instant.EPOCH).forEach(one -> remove(where, one.id()));
  }

  /// What is muted in a channel still.
  synchronized List<Mute> of(WatchedChannel where, Instant now) {
    return mutes.values().stream()
        .filter(one -> one.channel().equals(where.key()) && one.until().isAfter(now))
        .toList();
  }

  synchronized boolean isMuted(WatchedChannel where, Problem problem, Instant now) {
    return mutes.values().stream().anyMatch(one -> one.holds(where, problem, now));
  }

  private static String hush(WatchedChannel where, String fingerprint) {
    return HUSH + where.key() + " " + fingerprint;
  }

  /// Says that what has this fingerprint is no bounce.
  synchronized void hush(WatchedChannel where, String fingerprint, Instant until) {
    String key = hush(where, fingerprint);
    hushed.put(key, until);
    ledger.put(key, Numbers.written(until));
  }

  synchronized boolean isHushed(WatchedChannel where, String fingerprint, Instant now) {
    Instant until = hushed.get(hush(where, fingerprint));
    return until != null && until.isAfter(now);
  }

  /// Forgets all that is known of the channels with this id.
  synchronized void forget(String id) {
    for (Mute one : new ArrayList<>(mutes.values())) {
      if (WatchedChannel.parse(one.channel()).filter(where -> where.id().equals(id)).isPresent()) {
        mutes.remove(one.id());
        ledger.remove(MUTE + one.id());
      }
    }
    for (String key : new ArrayList<>(hushed.keySet())) {
      String channel = key.substring(HUSH.length(), key.lastIndexOf(' '));
      if (WatchedChannel.parse(channel).filter(where -> where.id().equals(id)).isPresent()) {
        hushed.remove(key);
        ledger.remove(key);
      }
    }
  }

  /// Forgets what is over.
  synchronized void sweep(Instant now) {
    for (Mute one : new ArrayList<>(mutes.values())) {
      if (!one.until().isAfter(now)) {
        mutes.remove(one.id());
        ledger.remove(MUTE + one.id());
      }
    }
    for (Map.Entry<String, Instant> one : new ArrayList<>(hushed.entrySet())) {
      if (!one.getValue().isAfter(now)) {
        hushed.remove(one.getKey());
        ledger.remove(one.getKey());
      }
    }
  }
}
