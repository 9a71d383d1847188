package bouncecard.app.integration;

/// What a look at a platform found.
///
/// @param isWell whether nothing is to be done
/// @param what what works, or which feature is off and what for
/// @param remedy what to click; empty where nothing is to be done
public record Finding(boolean isWell, String what, String remedy) {

  /// Something that works.
  public static Finding well(String what) {
    return new Finding(true, what, "");
  }

  /// Something that does not.
  public static Finding lacking(String what, String remedy) {
    return new Finding(false, what, remedy);
  }

  /// The same as a line.
  public String line() {
    return isWell ? "ok   " + what : "off  " + what + " " + remedy;
  }
}
