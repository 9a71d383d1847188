package bouncecard.app.watch.live;

import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.state.StateStore;
import bouncecard.decode.Decoding;
import bouncecard.tally.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// All episodes, and what is to be sent about them when. It sends nothing itself, and knows the
/// time only from whoever asks. It is safe for use by many threads.
final class EpisodeDesk {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST_CARDS = 6;
  private static final int MOST_IN_A_CHANNEL = 500;

  private final EpisodeStore kept;
  private final Supplier<String> names;
  private final Map<String, Episode> episodes = new LinkedHashMap<>();
  private final EditBudget edits = new EditBudget();

  /// A desk with what is kept of before.
  EpisodeDesk(WatchLedger ledger, StateStore state, Supplier<String> names, Instant now) {
    this.names = names;
    this.kept = new EpisodeStore(ledger, state);
    kept.restored(now).forEach(one -> episodes.put(one.id, one));
  }

  /// What came of hearing a failure.
  enum Noted {
    /// It is a new problem.
    NEW,
    /// A problem goes on.
    COUNTED,
    /// There are too many.
    LEFT_OUT
  }

  /// Counts a failure.
  synchronized Noted hear(Heard heard, Problem problem, Decoding found, String words, Instant now) {
    Optional<Episode> known = live(heard.channel(), problem, now);
    Episode one = known.orElseGet(() -> begun(heard, problem, now));
    if (known.isEmpty() && count(heard.channel(), _ -> true) > MOST_IN_A_CHANNEL) {
      return Noted.LEFT_OUT;
    }
    boolean isFirst = known.isEmpty();
    one.times++;
    one.recipients += Problems.recipients(found);
    one.last = now;
    if (one.state == Episode.State.SETTLED) {
      one.state = Episode.State.OPEN;
    }
    if (one.found.isEmpty()) {
      one.found = Optional.of(found);
      one.words = words;
    }
    Problems.domains(found).forEach(one.domains::add);
    Problems.addresses(found).forEach(one.addresses::add);
    if (isFirst) {
      place(one, heard, now);
      episodes.put(one.id, one);
      kept.tell(one, now);
    }
    kept.keep(one);
    member(one, now);
    return isFirst ? Noted.NEW : Noted.COUNTED;
  }

  private Episode begun(Heard heard, Problem problem, Instant now) {
    Episode one = new Episode(names.get(), heard.channel(), problem, heard.at(), now);
    one.root = heard.thread().isEmpty() ? heard.id() : heard.thread();
    one.author = heard.message().name().visible(80);
    return one;
  }

  /// Where there are many new problems at once, the further ones share a card.
  private void place(Episode one, Heard heard, Instant now) {
    long fresh =
        count(
            one.channel,
            other ->
                !other.isDigest()
                    && other.digest.isEmpty()
                    && other.first.isAfter(now.minus(WINDOW)));
    if (fresh < MOST_CARDS) {
      return;
    }
    Episode digest =
        episodes.values().stream()
            .filter(
                other ->
                    other.isDigest()
                        && other.channel.equals(one.channel)
                        && other.state != Episode.State.REMOVED
                        && !other.isOver(now))
            .findFirst()
            .orElseGet(
                () -> {
                  Episode fresher =
                      new Episode(names.get(), one.channel, Episode.SEVERAL, heard.at(), now);
                  fresher.root = one.root;
                  episodes.put(fresher.id, fresher);
                  return fresher;
                });
    one.digest = digest.id;
  }

  private void member(Episode one, Instant now) {
    Episode digest = episodes.get(one.digest);
    if (digest != null) {
      digest.times++;
      digest.last = now;
      kept.keep(digest);
    }
  }

  private long count(WatchedChannel channel, Predicate<Episode> such) {
    return episodes.values().stream()
        .filter(one -> one.channel.equals(channel) && such.test(one))
        .count();
  }

  /// The episode of a problem that goes on in a channel.
  synchronized Optional<Episode> live(WatchedChannel channel, Problem problem, Instant now) {
    return episodes.values().stream()
        .filter(
            one ->
                one.channel.equals(channel)
                    && one.problem.equals(problem)
                    && !one.isDigest()
                    && !one.isOver(now))
        .findFirst();
  }

  /// Notes that a problem is said to be over.
  synchronized boolean settle(WatchedChannel channel, Problem problem, Instant now) {
    Optional<Episode> known =
        live(channel, problem, now).filter(one -> one.state == Episode.State.OPEN);
    known.ifPresent(
        one -> {
          one.state = Episode.State.SETTLED;
          one.isStale = true;
          kept.keep(one);
        });
    return known.isPresent();
  }

  /// Whether what a program says in a channel only comes of what the bot said there.
  synchronized boolean isEcho(Heard heard, String shown) {
    if (heard.isToUs()) {
      return true;
    }
    for (Episode one : episodes.values()) {
      if (one.channel.equals(heard.channel()) && one.message.isPresent()) {
        boolean isInThread =
            !heard.thread().isEmpty()
                && heard.thread().equals(one.root)
                && !one.author.isEmpty()
                && !one.author.equals(heard.message().name().visible(80));
        if (isInThread || (!one.said.isEmpty() && shown.contains(one.said))) {
          return true;
        }
      }
    }
    return false;
  }

  /// What is to be sent now, none of it twice.
  ///
  /// @param isMuted whether nobody wants to be told of it
  synchronized List<Work> due(Predicate<Episode> isMuted, Instant now) {
    List<Work> due = new ArrayList<>();
    List<Episode> ordered = new ArrayList<>(episodes.values());
    ordered.sort(Comparator.comparing((Episode one) -> one.due));
    for (Episode one : ordered) {
      if (one.isBusy) {
        continue;
      }
      boolean isSilent = !one.digest.isEmpty() || one.state == Episode.State.REMOVED;
      Optional<Work.Kind> kind =
          isSilent || isMuted.test(one) || now.isBefore(one.due)
              ? Optional.empty()
              : kind(one, now);
      if (kind.isPresent()) {
        one.isBusy = true;
        due.add(Work.of(kind.get(), one, members(one)));
      } else if (one.isOver(now) && (isSilent || !one.isBehind() || isMuted.test(one))) {
        forget(one);
      }
    }
    return due;
  }

  private Optional<Work.Kind> kind(Episode one, Instant now) {
    if (one.message.isEmpty()) {
      return Optional.of(Work.Kind.POST);
    }
    if (one.milestone() > 0) {
      return Optional.of(Work.Kind.MILESTONE);
    }
    return one.isBehind() && edits.take(one.channel.platform(), now)
        ? Optional.of(Work.Kind.EDIT)
        : Optional.empty();
  }

  private List<Work.Member> members(Episode digest) {
    return digest.isDigest()
        ? episodes.values().stream()
            .filter(one -> one.digest.equals(digest.id))
            .sorted(Comparator.comparingLong((Episode one) -> one.times).reversed())
            .map(one -> new Work.Member(one.problem, one.times))
            .toList()
        : List.of();
  }

  /// Notes what came of it.
  ///
  /// @param under under what the card's answer is kept; empty where it is not
  /// @param said what the card says first
  synchronized void done(Work work, Delivery delivery, String under, String said, Instant now) {
    Episode one = work.episode();
    SentWork.note(work, delivery, under, said, now);
    if (episodes.containsKey(one.id)) {
      kept.keep(one);
      kept.tell(one, now);
    }
  }

  /// Takes an episode's card for taken away.
  synchronized void removed(Episode one) {
    one.state = Episode.State.REMOVED;
    kept.keep(one);
  }

  /// The episode with this id.
  synchronized Optional<Episode> find(String id) {
    return Optional.ofNullable(episodes.get(id));
  }

  /// The episode whose answer is kept so.
  synchronized Optional<Episode> keptAs(String under) {
    return episodes.values().stream()
        .filter(one -> !under.isEmpty() && one.kept.equals(under))
        .findFirst();
  }

  /// Notes that a card could not be drawn: it waits for the next message.
  synchronized void putOff(Work work, Instant now) {
    Episode one = work.episode();
    one.isBusy = false;
    one.due = now.plus(Pace.after(one.edits));
  }

  /// Its card.
  synchronized Optional<MessageRef> message(Episode one) {
    return one.message;
  }

  /// What its first message tells; empty after a restart.
  synchronized Optional<Decoding> found(Episode one) {
    return one.found;
  }

  /// Says where it goes on.
  synchronized ConversationRef at(Episode one) {
    return one.at;
  }

  /// Whether all cards show all that was counted.
  synchronized boolean isUpToDate() {
    return episodes.values().stream()
        .allMatch(
            one ->
                !one.digest.isEmpty()
                    || one.state == Episode.State.REMOVED
                    || (one.message.isPresent() && !one.isBehind() && one.milestone() == 0));
  }

  /// Forgets the episodes of the channels with this id.
  synchronized void forget(String channel) {
    List.copyOf(episodes.values()).stream()
        .filter(one -> one.channel.id().equals(channel))
        .forEach(this::forget);
  }

  private void forget(Episode one) {
    episodes.remove(one.id);
    kept.forget(one);
  }
}
