package bouncecard.adapter.slack.wire;

/// A person in a channel of the stand-in's workspace.
///
/// @param channel such as `C0OPS00001`; it begins with a `D` where it is a direct message
public record SlackPerson(String id, String name, String channel) {
  /// One whom tests ask as, in a channel.
  public static final SlackPerson ANN = new SlackPerson("U0ANN00001", "ann", "C0OPS00001");

  /// Another in the same channel.
  public static final SlackPerson BEN = new SlackPerson("U0BEN00001", "ben", "C0OPS00001");

  /// The same person elsewhere.
  public SlackPerson in(String other) {
    return new SlackPerson(id, name, other);
  }
}
