package bouncecard.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Why mail fails. What the program asks of a cause is a property of it: no id of one stands in
/// code.
///
/// @param id such as `user-unknown`
/// @param family what causes with the same remedy share, such as `no-such-user`
/// @param permanence what it is by itself, whatever the first digit
/// @param retry what to do with the message when the failure is permanent
/// @param check what a live check can tell more about it
/// @param role what it is named for without any words or codes
/// @param traits what else is asked of it
/// @param hint what a reply with it points to in a live check
public record Cause(
    String id,
    String family,
    List<Actor> actors,
    Permanence permanence,
    Retry retry,
    Checkable check,
    Optional<Role> role,
    Set<Trait> traits,
    Optional<CheckHint> hint,
    Source source) {

  /// What the program names a cause for by itself. Each has exactly one.
  public enum Role implements Term {
    /// Nothing tells why.
    UNKNOWN,
    /// A feedback report that does not say what kind it is.
    COMPLAINT,
    /// A mail that answers by itself.
    AUTO_REPLY,
    /// A mail that arrived.
    DELIVERED,
    /// A recipient that was accepted, of whose mail no more is known.
    ACCEPTED_SO_FAR
  }

  /// What may be asked of a cause.
  public enum Trait implements Term {
    /// It passes, whatever the first digit says.
    TEMPORARY_BY_DESIGN,
    /// The server that the sender sends through tells it, so that the recipient's provider has no
    /// part in it.
    SENDERS_SIDE,
    /// What is to be done about it may end an address, so that it must be certain.
    COSTS_THE_ADDRESS,
    /// Its words often go with those of a cause that says more.
    BROAD,
    /// The state that a server is in, which it also names in front of another reason.
    STATE,
    /// Words that name it are those of an automatic answer.
    AUTOMATIC_ANSWER,
    /// Words that name it are those of a feedback report.
    FEEDBACK_REPORT
  }

  /// What a reply points to in a live check, where its codes leave that open.
  public enum CheckHint implements Term {
    UNKNOWN_USER,
    RELAY_DENIED,
    GREYLISTED,
    /// The sender of the check is refused.
    REFUSES_SENDER,
    /// The client that checks, its network or its doings are refused.
    REFUSES_US
  }

  /// Copies the collections.
  public Cause {
    actors = List.copyOf(actors);
    traits = Set.copyOf(traits);
  }

  /// Whether that holds of it.
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /// Whether it is the one of that role.
  public boolean is(Role other) {
    return role.isPresent() && role.get() == other;
  }
}
