package bouncecard.app.integration;

/// A finding of a look at a platform.
///
/// @param isWell whether nothing has to be done
/// @param what what works, or which feature is off and what for
/// @param remedy what to click to have it; empty where it is there
public record SetupFinding(boolean isWell, String what, String remedy) {

  /// Something that works.
  public static SetupFinding well(String what) {
    return new SetupFinding(true, what, "");
  }

  /// Something that does not.
  public static SetupFinding lacking(String what, String remedy) {
    return new SetupFinding(false, what, remedy);
  }

  /// Something that is off as the operator has it.
  public static SetupFinding off(String what, String remedy) {
    return new SetupFinding(true, what, remedy);
  }

  /// The same as a line.
  public String line() {
    return remedy.isEmpty() ? "ok   " + what : "off  " + what + " " + remedy;
  }
}
