package bouncecard.app.chat;

import bouncecard.app.Reply;

/// A reply as a chat platform shows it, with what its buttons carry.
public record Shown(Reply reply, Handle handle, Audience audience) {

  /// A reply whose answer is not kept: its buttons do what its query alone allows.
  public static Shown unkept(Reply reply) {
    return new Shown(reply, Handle.of(reply), Audience.ONE);
  }
}
