package bouncecard.fuzz;

/// What Jazzer calls with each input. The target is named by the system property
/// `bouncecard.fuzz.target`.
public final class OneInput {
  private static final Target TARGET = Target.valueOf(System.getProperty("bouncecard.fuzz.target"));

  private OneInput() {}

  /// Reads an input; what it throws is a finding.
  public static void fuzzerTestOneInput(byte[] octets) {
    TARGET.check(octets);
  }
}
