package bouncecard.app.chat;

import bouncecard.app.Reply;

/// A reply as a chat platform shows it, with what its buttons carry.
///
/// @param page which of its pages, from 1, where a platform needs several messages for it
public record Shown(Reply reply, Handle handle, Audience audience, int page) {

  /// The first page of a reply.
  public Shown(Reply reply, Handle handle, Audience audience) {
    this(reply, handle, audience, 1);
  }

  /// A reply whose answer is not kept: its buttons do what its query alone allows.
  public static Shown unkept(Reply reply) {
    return new Shown(reply, Handle.of(reply), Audience.ONE);
  }

  /// Another page of the same.
  Shown at(int other) {
    return new Shown(reply, handle, audience, other);
  }
}
