package bouncecard.app.chat;

import bouncecard.app.AnswerCard;
import java.util.Optional;

/// A reply as a chat platform shows it, with what its buttons carry.
///
/// @param running what goes on behind it, and has a further card to show in its place; empty for
///   most
public record RenderedCard(
    AnswerCard reply, Handle handle, Audience audience, Optional<Running> running) {

  /// A reply that is all there is to show.
  public RenderedCard(AnswerCard reply, Handle handle, Audience audience) {
    this(reply, handle, audience, Optional.empty());
  }

  /// A reply whose answer is not kept: its buttons do what its query alone allows.
  public static RenderedCard unkept(AnswerCard reply) {
    return new RenderedCard(reply, Handle.of(reply), Audience.ONE);
  }

  /// The same with something that goes on behind it.
  RenderedCard with(Running goingOn) {
    return new RenderedCard(reply, handle, audience, Optional.of(goingOn));
  }
}
