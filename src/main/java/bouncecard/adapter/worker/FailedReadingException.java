package bouncecard.adapter.worker;

/// Reading a submission threw something, which is the cause.
final class FailedReadingException extends Exception {
  private static final long serialVersionUID = 1;

  private final Throwable thrown;

  FailedReadingException(Throwable thrown) {
    super(thrown);
    this.thrown = thrown;
  }

  Throwable thrown() {
    return thrown;
  }
}
