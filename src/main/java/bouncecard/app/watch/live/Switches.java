package bouncecard.app.watch.live;

import bouncecard.app.chat.AddressFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// In which channels watching is on, and how the first week of it went.
final class Switches {
  private static final String ON = "on ";
  private static final int FIELDS = 6;
  private static final Duration WEEK = Duration.ofDays(7);

  private final WatchTerms terms;
  private final WatchLedger ledger;
  private final Map<WatchedChannel, Week> on = new LinkedHashMap<>();

  /// How watching went in a channel.
  ///
  /// @param isChosen whether people switched it on, and not the operator
  /// @param isTold whether they were told of their first week
  record Week(
      boolean isChosen, Instant since, long answered, long wrong, long muted, boolean isTold) {

    Week answering() {
      return new Week(isChosen, since, answered + 1, wrong, muted, isTold);
    }

    Week wronged() {
      return new Week(isChosen, since, answered, wrong + 1, muted, isTold);
    }

    Week muting() {
      return new Week(isChosen, since, answered, wrong, muted + 1, isTold);
    }

    Week telling() {
      return new Week(isChosen, since, answered, wrong, muted, true);
    }
  }

  Switches(WatchTerms terms, WatchLedger ledger) {
    this.terms = terms;
    this.ledger = ledger;
    ledger
        .all()
        .forEach(
            (key, line) -> {
              if (key.startsWith(ON)) {
                WatchedChannel.parse(key.substring(ON.length()))
                    .ifPresent(channel -> parse(line).ifPresent(week -> on.put(channel, week)));
              }
            });
  }

  private static Optional<Week> parse(String line) {
    return AddressFields.parse(line, FIELDS)
        .map(
            fields ->
                new Week(
                    !fields.get(0).isEmpty(),
                    Numbers.moment(fields.get(1)),
                    Numbers.of(fields.get(2)),
                    Numbers.of(fields.get(3)),
                    Numbers.of(fields.get(4)),
                    !fields.get(5).isEmpty()));
  }

  private void keep(WatchedChannel channel, Week week) {
    on.put(channel, week);
    ledger.put(
        ON + channel.key(),
        AddressFields.written(
            List.of(
                week.isChosen() ? "chosen" : "",
                Numbers.written(week.since()),
                Long.toString(week.answered()),
                Long.toString(week.wrong()),
                Long.toString(week.muted()),
                week.isTold() ? "told" : "")));
  }

  boolean isByOperator(WatchedChannel channel) {
    return terms.channels().contains(channel.id());
  }

  synchronized boolean isOn(WatchedChannel channel) {
    return isByOperator(channel)
        || (terms.isByPeople()
            && Optional.ofNullable(on.get(channel)).map(Week::isChosen).orElse(false));
  }

  /// Whether people of some channel of this platform switched it on.
  synchronized boolean isOnAnywhere(String platform) {
    return terms.isByPeople()
        && on.entrySet().stream()
            .anyMatch(one -> one.getKey().platform().equals(platform) && one.getValue().isChosen());
  }

  synchronized void switchOn(WatchedChannel channel, Instant now) {
    if (!isOn(channel)) {
      keep(channel, new Week(/* isChosen= */ true, now, 0, 0, 0, /* isTold= */ false));
    }
  }

  synchronized void switchOff(WatchedChannel channel) {
    on.remove(channel);
    ledger.remove(ON + channel.key());
  }

  /// Forgets all that is known of the channels with this id.
  synchronized void forget(String id) {
    new ArrayList<>(on.keySet())
        .stream().filter(channel -> channel.id().equals(id)).forEach(this::switchOff);
  }

  /// Notes something that happened in the channel; of one that the operator named, the week begins
  /// with the first.
  synchronized void note(WatchedChannel channel, UnaryOperator<Week> change, Instant now) {
    Week before = on.get(channel);
    Week week =
        before == null
            ? new Week(/* isChosen= */ false, now, 0, 0, 0, /* isTold= */ false)
            : before;
    keep(channel, change.apply(week));
  }

  /// The channels whose first week is over and that were not told of it; they are taken for told.
  synchronized Map<WatchedChannel, Week> weeks(Instant now) {
    Map<WatchedChannel, Week> over = new LinkedHashMap<>();
    for (Map.Entry<WatchedChannel, Week> one : new ArrayList<>(on.entrySet())) {
      Week week = one.getValue();
      if (!week.isTold() && isOn(one.getKey()) && !now.isBefore(week.since().plus(WEEK))) {
        over.put(one.getKey(), week);
        keep(one.getKey(), week.telling());
      }
    }
    return over;
  }
}
