package bouncecard.app.integration;

/// What a look at a platform found.
///
/// @param isWell whether nothing is to be done
/// @param what what works, or which feature is off and what for
/// @param remedy what to click; empty where nothing is to be done
public record SetupFinding(boolean isWell, String what, String remedy) {

  /// Something that works.
  public static SetupFinding well(String what) {
    return new SetupFinding(true, what, "");
  }

  /// Something that does not.
  public static SetupFinding lacking(String what, String remedy) {
    return new SetupFinding(false, what, remedy);
  }

  /// The same as a line.
  public String line() {
    return isWell ? "ok   " + what : "off  " + what + " " + remedy;
  }
}
