package bouncecard.app.watch;

import bouncecard.catalog.Term;
import bouncecard.decode.Decoding;

/// The decision of watching about a message.
///
/// @param reason why it is answered, or is not
/// @param found what was read in it
public record WatchDecision(Reason reason, Decoding found) {

  /// Whether it is answered.
  public boolean speaks() {
    return reason == Reason.REPORT || reason == Reason.REPLY;
  }

  /// Why a message is answered, or is not.
  public enum Reason implements Term {
    /// It carries a report of a failure.
    REPORT,
    /// It carries a server's reply as such.
    REPLY,
    /// A reply is only spoken of.
    MENTION,
    /// Nothing in it is a bounce.
    NOTHING,
    /// Why the mail failed is not known.
    UNKNOWN_CAUSE,
    /// Nothing failed.
    NO_FAILURE,
    /// What failed is said to be over.
    SETTLED,
    /// It tells of work on code, documents or tickets, in which replies are examples.
    DEVELOPMENT,
    /// Our own server refused somebody else's mail or login.
    OWN_REFUSAL,
    /// It is for the bot anyway.
    ADDRESSED,
    /// An edit left what was said as it was.
    UNCHANGED,
    /// Reading it takes more than one message may take.
    TOO_MUCH
  }

  /// A message that is not answered, and in which nothing was read.
  public static WatchDecision silent(Reason reason) {
    return new WatchDecision(reason, Decoding.NONE);
  }
}
