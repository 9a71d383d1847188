package bouncecard.app.serial;

/// Bytes that are no serial form, or something too large for one.
final class SerialException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SerialException(String message) {
    super(message);
  }
}
