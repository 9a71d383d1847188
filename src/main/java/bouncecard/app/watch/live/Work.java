package bouncecard.app.watch.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.app.chat.AddressFields;
import bouncecard.app.chat.CardName;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.MessageRef;
import bouncecard.decode.Decoding;
import bouncecard.tally.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Something to send about an episode, as it stood when it was decided.
///
/// @param failed of these how often it was given up, as far as inlets tell
/// @param sent how much mail was tried at the provider meanwhile, as far as inlets tell
/// @param milestone the round number that is told; 0 for anything else
/// @param message the card; empty where it is to be posted
/// @param name tells two tries of a message
/// @param members what a digest tells of
record Work(
    Kind kind,
    Episode episode,
    ConversationRef at,
    Optional<MessageRef> message,
    CardName name,
    Problem problem,
    long times,
    long recipients,
    long failed,
    long sent,
    long milestone,
    Instant first,
    Instant last,
    boolean isSettled,
    Spread.Top domains,
    Spread.Top addresses,
    Optional<Decoding> found,
    String words,
    String kept,
    List<Member> members) {
  private static final int TOP = 5;
  private static final int MOST_TOLD_APART = 10_000;
  private static final Duration JUST_BEGUN = Duration.ofMinutes(10);

  /// What is sent.
  enum Kind {
    POST,
    EDIT,
    MILESTONE
  }

  /// One problem of a digest.
  record Member(Problem problem, long times) {}

  /// The same for the same problem by the same first message, whatever process tells of it.
  private static String name(Kind kind, Episode one) {
    String first =
        AddressFields.written(
            List.of(
                one.channel.platform(),
                one.channel.id(),
                one.root,
                one.problem.cause(),
                one.problem.provider()));
    long hash = UUID.nameUUIDFromBytes(first.getBytes(UTF_8)).getMostSignificantBits();
    return Long.toUnsignedString(hash, Character.MAX_RADIX)
        + switch (kind) {
          case POST, EDIT -> one.edits == 0 ? "" : "-" + one.edits % MOST_TOLD_APART;
          case MILESTONE -> "-m" + Long.toString(one.milestone()).length();
        };
  }

  /// Whether a process that ended may have told of it. What inlets tell soon after a start may be
  /// what they told before the crash that led to it; what people say comes once.
  private static boolean isOfBefore(Episode one, Instant begun) {
    return one.first.isBefore(one.mark > 0 ? begun.plus(JUST_BEGUN) : begun);
  }

  /// @param begun when the program began
  static Work of(Kind kind, Episode one, List<Member> members, Instant begun) {
    return new Work(
        kind,
        one,
        one.at,
        one.message,
        new CardName(name(kind, one), one.mayBeThere || isOfBefore(one, begun)),
        one.problem,
        one.times,
        one.recipients,
        one.failed,
        one.sent,
        one.milestone(),
        one.first,
        one.last,
        one.state == Episode.State.SETTLED,
        one.domains.top(TOP),
        one.addresses.top(TOP),
        one.found,
        one.words,
        one.kept,
        members);
  }
}
