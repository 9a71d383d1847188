package bouncecard.app.watch.live;

import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.MessageRef;
import bouncecard.decode.Decoding;
import bouncecard.tally.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One problem in one channel, from the first message that tells of it until it has been quiet for
/// a while: what was counted, and the card that tells of it. Whoever uses it holds [EpisodeDesk]'s
/// lock.
final class Episode {
  static final Duration QUIET = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);

  /// What stands for the problem of a digest.
  static final Problem SEVERAL = new Problem("", "");

  private static final long[] MILESTONES = {10_000, 1_000, 100};

  final String id;
  final WatchedChannel channel;
  final Problem problem;

  /// Where it is answered.
  ConversationRef at;

  /// The message whose thread that is, and what its author is called.
  String root = "";

  String author = "";

  /// The card; empty while it is not there.
  Optional<MessageRef> message = Optional.empty();

  /// Under what the card's answer is kept.
  String kept = "";

  /// The digest that tells of it in the place of a card of its own; empty for none.
  String digest = "";

  State state = State.OPEN;
  long times;
  long recipients;

  /// Of them how often it was given up; told by inlets alone.
  long failed;

  /// How much mail was tried at this provider since it began, as far as inlets tell.
  long sent;

  /// The number of what was counted last of what inlets kept.
  long mark;

  /// The language that an inlet tells it in; empty for the channel's own.
  String language = "";

  /// How many times the card shows.
  long shown;

  /// The last round number that was told.
  long told;

  int edits;
  int refusals;
  Instant first;
  Instant last;

  /// Before this nothing is sent about it.
  Instant due;

  /// When its card was posted first.
  Instant posted = Instant.EPOCH;

  /// Whether what its card shows is out of date though nothing was counted.
  boolean isStale;

  /// Whether its card may be there though the platform's answer was lost.
  boolean mayBeThere;

  /// Whether something is being sent about it.
  boolean isBusy;

  /// What its first message tells; empty after a restart.
  Optional<Decoding> found = Optional.empty();

  /// The words of that message, for the card's buttons.
  String words = "";

  /// What the card says first, by which its quotation is known.
  String said = "";

  Spread domains = new Spread();
  Spread addresses = new Spread();

  /// How it stands.
  enum State {
    OPEN,
    /// It is said to be over, until it happens again.
    SETTLED,
    /// Its card was taken away: it is counted and not told any more.
    REMOVED
  }

  Episode(String id, WatchedChannel channel, Problem problem, ConversationRef at, Instant now) {
    this.id = id;
    this.channel = channel;
    this.problem = problem;
    this.at = at;
    this.first = now;
    this.last = now;
    this.due = now;
  }

  boolean isDigest() {
    return problem.equals(SEVERAL);
  }

  boolean isOver(Instant now) {
    return !now.isBefore(last.plus(QUIET)) || !now.isBefore(first.plus(LONGEST));
  }

  /// Whether the card does not show all that was counted.
  boolean isBehind() {
    return times != shown || isStale;
  }

  /// Whether its card shows all that was counted, or need not.
  boolean isUpToDate() {
    return !digest.isEmpty()
        || state == State.REMOVED
        || (message.isPresent() && !isBehind() && milestone() == 0);
  }

  /// The highest round number that was reached and not told; 0 for none.
  long milestone() {
    for (long one : MILESTONES) {
      if (times >= one) {
        return one > told ? one : 0;
      }
    }
    return 0;
  }

  /// How much is counted of a problem at once.
  ///
  /// @param number of what an inlet kept; 0 for what was heard in a channel
  /// @param times how often it was met
  /// @param failed of them how often it was given up, as far as an inlet tells
  /// @param sent how much mail was tried there, as far as an inlet tells
  /// @param language in which it is told; empty for the channel's own
  record Tick(long number, long times, long failed, long sent, String language) {
    /// A message.
    static final Tick ONE = new Tick(0, 1, 0, 0, "");

    /// Whether it is in what was counted already, before the program ended and began again.
    boolean isCounted(Episode one) {
      return number > 0 && one.mark >= number;
    }

    void count(Episode one) {
      if (one.times == 0) {
        one.sent = sent;
        one.language = language;
      }
      one.times += times;
      one.failed += failed;
      one.mark = Math.max(one.mark, number);
    }
  }
}
