package bouncecard.app.chat;

import bouncecard.app.Reply;
import java.util.Optional;

/// A reply as a chat platform shows it, with what its buttons carry.
///
/// @param running what goes on behind it, and has a further card to show in its place; empty for
///   most
public record Shown(Reply reply, Handle handle, Audience audience, Optional<Running> running) {

  /// A reply that is all there is to show.
  public Shown(Reply reply, Handle handle, Audience audience) {
    this(reply, handle, audience, Optional.empty());
  }

  /// A reply whose answer is not kept: its buttons do what its query alone allows.
  public static Shown unkept(Reply reply) {
    return new Shown(reply, Handle.of(reply), Audience.ONE);
  }

  /// The same with something that goes on behind it.
  Shown with(Running goingOn) {
    return new Shown(reply, handle, audience, Optional.of(goingOn));
  }
}
