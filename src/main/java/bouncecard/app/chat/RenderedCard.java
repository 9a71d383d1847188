package bouncecard.app.chat;

import bouncecard.app.AnswerCard;

/// A reply as a chat platform shows it, with what its buttons carry.
///
/// @param page which of its pages, from 1, where a platform needs several messages for it
public record RenderedCard(AnswerCard reply, Handle handle, Audience audience, int page) {

  /// The first page of a reply.
  public RenderedCard(AnswerCard reply, Handle handle, Audience audience) {
    this(reply, handle, audience, 1);
  }

  /// A reply whose answer is not kept: its buttons do what its query alone allows.
  public static RenderedCard unkept(AnswerCard reply) {
    return new RenderedCard(reply, Handle.of(reply), Audience.ONE);
  }

  /// Another page of the same.
  public RenderedCard at(int other) {
    return new RenderedCard(reply, handle, audience, other);
  }
}
