package bouncecard.app.watch.live;

import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.MessageRef;
import bouncecard.decode.Decoding;
import bouncecard.tally.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something to send about an episode, as it stood when it was decided.
///
/// @param failed of these how often it was given up, as far as inlets tell
/// @param sent how much mail was tried at the provider meanwhile, as far as inlets tell
/// @param milestone the round number that is told; 0 for anything else
/// @param message the card; empty where it is to be posted
/// @param members what a digest tells of
record Work(
    Kind kind,
    Episode episode,
    ConversationRef at,
    Optional<MessageRef> message,
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

  /// What is sent.
  enum Kind {
    POST,
    EDIT,
    MILESTONE
  }

  /// One problem of a digest.
  record Member(Problem problem, long times) {}

  static Work of(Kind kind, Episode one, List<Member> members) {
    return new Work(
        kind,
        one,
        one.at,
        one.message,
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
