package bouncecard.app.serve;

/// How a service is.
///
/// @param state what it comes to
/// @param detail the reason in a few words of ours, such as `reconnecting`; empty where there is
///   nothing to say. No token, no address and no stranger's words are in it.
public record Health(State state, String detail) {

  /// In service, with nothing to say.
  public static final Health UP = new Health(State.UP, "");

  /// What it comes to.
  public enum State {
    /// It is in service.
    UP,
    /// It was not in service yet, and works on being so by itself.
    STARTING,
    /// It is not in service, and works on being so again by itself.
    RECOVERING,
    /// It is stopped, or needs a person.
    DOWN
  }
}
