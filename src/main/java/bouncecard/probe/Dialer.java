package bouncecard.probe;

/// Port: opens connections. It dials the address of the server and no other, and looks up no name.
public interface Dialer {

  /// A connection, or why there is none; within the time for connecting and what is left of the
  /// whole.
  Dialing dial(MailServer server, Timeouts patience, Deadline deadline);

  /// What came of it.
  sealed interface Dialing {
    /// There is one, to be closed by whoever asked for it.
    record Connected(SmtpConnection connection) implements Dialing {}

    /// There is none.
    record Failed(NetworkFailure failure) implements Dialing {}

    /// It was not tried: our own limits, or the server told us to stay away.
    ///
    /// @param reason [Reason#WITHHELD] or [Reason#TOLD_TO_GO_AWAY]
    record Withheld(Reason reason) implements Dialing {}
  }
}
