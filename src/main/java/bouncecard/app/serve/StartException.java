package bouncecard.app.serve;

/// Why a service cannot be started. The message is for the operator: one sentence that says what is
/// wrong and what would help, without secrets.
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  /// With what the operator is told.
  public StartException(String message) {
    super(message);
  }

  /// The same with what led to it.
  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
