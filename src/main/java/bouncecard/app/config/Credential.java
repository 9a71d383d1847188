package bouncecard.app.config;

/// A secret, or the address that secrets are sent to: from the environment only, as the variable of
/// this name, or as a file that the variable with `_FILE` after it names.
///
/// @param meaning what it is, in a few words
/// @param beginning what a token begins with, as all of its kind do; empty where they have nothing
///   in common. Of an address what holds where none is given; empty for nothing.
/// @param whereabouts where a token stands that begins so, as it ends a sentence
public record Credential(
    String name, String meaning, Shape shape, String beginning, String whereabouts) {

  /// What it looks like.
  public enum Shape {
    /// A secret.
    TOKEN,
    /// An address of HTTP.
    API,
    /// An address of a WebSocket.
    GATEWAY
  }

  /// A secret of any form.
  public static Credential token(String name, String meaning) {
    return new Credential(name, meaning, Shape.TOKEN, "", "");
  }

  /// A secret that begins in a certain way.
  public static Credential token(
      String name, String meaning, String beginning, String whereabouts) {
    return new Credential(name, meaning, Shape.TOKEN, beginning, whereabouts);
  }

  /// An address of HTTP, and the one that holds where none is given.
  public static Credential api(String name, String meaning, String usual) {
    return new Credential(name, meaning, Shape.API, usual, "");
  }

  /// An address of a WebSocket; nothing holds where none is given.
  public static Credential gateway(String name, String meaning) {
    return new Credential(name, meaning, Shape.GATEWAY, "", "");
  }

  /// Whether nobody is to see it.
  public boolean isSecret() {
    return shape == Shape.TOKEN;
  }
}
