package bouncecard.app.watch.live;

import bouncecard.tally.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The episodes that are known, by their ids. Whoever uses it holds [EpisodeDesk]'s lock.
final class Episodes {
  private final Map<String, Episode> episodes = new LinkedHashMap<>();

  void add(Episode one) {
    episodes.put(one.id, one);
  }

  void remove(Episode one) {
    episodes.remove(one.id);
  }

  Collection<Episode> all() {
    return episodes.values();
  }

  /// Those of the channels with this id.
  List<Episode> of(String channel) {
    return episodes.values().stream().filter(one -> one.channel.id().equals(channel)).toList();
  }

  /// The one whose answer is kept so.
  Optional<Episode> keptAs(String under) {
    return under.isEmpty()
        ? Optional.empty()
        : episodes.values().stream().filter(one -> one.kept.equals(under)).findFirst();
  }

  Optional<Episode> find(String id) {
    return Optional.ofNullable(episodes.get(id));
  }

  /// How many there are in a channel.
  long count(WatchedChannel channel, Predicate<Episode> such) {
    return episodes.values().stream()
        .filter(one -> one.channel.equals(channel) && such.test(one))
        .count();
  }

  /// The one in which a problem goes on.
  Optional<Episode> live(WatchedChannel channel, Problem problem, Instant now) {
    return episodes.values().stream()
        .filter(
            one ->
                one.problem.equals(problem)
                    && one.channel.equals(channel)
                    && !one.isDigest()
                    && !one.isOver(now))
        .findFirst();
  }

  /// Those that go on in a channel and have not counted what has this number.
  List<Episode> behind(WatchedChannel channel, long number, Instant now) {
    return episodes.values().stream()
        .filter(
            one ->
                one.mark < number
                    && one.channel.equals(channel)
                    && !one.isDigest()
                    && !one.isOver(now))
        .toList();
  }

  /// What a digest tells of, the most frequent first.
  List<Work.Member> members(Episode digest) {
    return digest.isDigest()
        ? episodes.values().stream()
            .filter(one -> one.digest.equals(digest.id))
            .sorted(Comparator.comparingLong((Episode one) -> one.times).reversed())
            .map(one -> new Work.Member(one.problem, one.times))
            .toList()
        : List.of();
  }
}
