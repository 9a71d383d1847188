package bouncecard.app.serve;

/// A token or another text that nobody may read in a log or a message.
///
/// @param value the secret itself: for the library that signs in with it, and for nothing else
public record Secret(String value) {

  /// Says that there is one.
  @Override
  public String toString() {
    return "(secret)";
  }
}
