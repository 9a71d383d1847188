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
import java.util.List;
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
  private final Episodes episodes = new Episodes();
  private final EditBudget edits = new EditBudget();

  /// A desk with what is kept of before.
  EpisodeDesk(WatchLedger ledger, StateStore state, Supplier<String> names, Instant now) {
    this.names = names;
    this.kept = new EpisodeStore(ledger, state, now);
    kept.restored(now).forEach(episodes::add);
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
    return hear(heard, problem, found, words, Episode.Tick.ONE, now);
  }

  /// Counts what an inlet told; nothing of it that was counted before.
  ///
  /// @return how many problems are new
  synchronized long told(Told told, Instant now) {
    List<Episode> others = episodes.behind(told.channel(), told.number(), now);
    others.forEach(one -> one.sent += told.sentTo(one.problem.provider()));
    long fresh =
        told.problems().stream()
            .map(
                one ->
                    hear(
                        told.heard(), one.problem(), one.found(), one.words(), told.tick(one), now))
            .filter(noted -> noted == Noted.NEW)
            .count();
    for (Episode one : others) {
      if (one.mark < told.number() && told.sentTo(one.problem.provider()) > 0) {
        one.mark = told.number();
        kept.keep(one);
      }
    }
    return fresh;
  }

  private Noted hear(
      Heard heard, Problem problem, Decoding found, String words, Episode.Tick tick, Instant now) {
    Optional<Episode> known = episodes.live(heard.channel(), problem, now);
    if (known.filter(tick::isCounted).isPresent()) {
      return Noted.COUNTED;
    }
    Episode one = known.orElseGet(() -> begun(heard, problem, now));
    if (known.isEmpty() && episodes.count(heard.channel(), _ -> true) > MOST_IN_A_CHANNEL) {
      return Noted.LEFT_OUT;
    }
    boolean isFirst = known.isEmpty();
    tick.count(one);
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
      episodes.add(one);
      kept.tell(one, now);
    }
    kept.keep(one);
    member(one, tick.times(), now);
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
        episodes.count(
            one.channel,
            other ->
                !other.isDigest()
                    && other.digest.isEmpty()
                    && other.first.isAfter(now.minus(WINDOW)));
    if (fresh < MOST_CARDS) {
      return;
    }
    Episode digest =
        episodes.all().stream()
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
                  fresher.language = one.language;
                  episodes.add(fresher);
                  return fresher;
                });
    one.digest = digest.id;
  }

  private void member(Episode one, long times, Instant now) {
    episodes
        .find(one.digest)
        .ifPresent(
            digest -> {
              digest.times += times;
              digest.last = now;
              kept.keep(digest);
            });
  }

  /// Notes that a problem is said to be over.
  synchronized boolean settle(WatchedChannel channel, Problem problem, Instant now) {
    Optional<Episode> known =
        episodes.live(channel, problem, now).filter(one -> one.state == Episode.State.OPEN);
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
    for (Episode one : episodes.all()) {
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
    List<Episode> ordered = new ArrayList<>(episodes.all());
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
        due.add(Work.of(kind.get(), one, episodes.members(one), kept.begun()));
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

  /// Notes what came of it.
  ///
  /// @param under under what the card's answer is kept; empty where it is not
  /// @param said what the card says first
  synchronized void done(Work work, Delivery delivery, String under, String said, Instant now) {
    Episode one = work.episode();
    SentWork.note(work, delivery, under, said, now);
    if (episodes.find(one.id).isPresent()) {
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
    return episodes.find(id);
  }

  /// The episode whose answer is kept so.
  synchronized Optional<Episode> keptAs(String under) {
    return episodes.keptAs(under);
  }

  /// Whether a problem goes on in a channel.
  synchronized boolean isLive(WatchedChannel channel, Problem problem, Instant now) {
    return episodes.live(channel, problem, now).isPresent();
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
    return episodes.all().stream().allMatch(Episode::isUpToDate);
  }

  /// Forgets the episodes of the channels with this id.
  synchronized void forget(String channel) {
    episodes.of(channel).forEach(this::forget);
  }

  private void forget(Episode one) {
    episodes.remove(one);
    kept.forget(one);
  }
}
