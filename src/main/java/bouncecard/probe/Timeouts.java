package bouncecard.probe;

import java.time.Duration;

/// How long a check waits.
///
/// RFC 5321 §4.5.3.2 would have a sender wait five minutes for each reply. A person does not; what
/// is cut off is told as slow and never as a refusal.
///
/// @param whole for the whole check
/// @param connect for a connection
/// @param greeting for the greeting: servers hold it back for 20 to 30 seconds on purpose
/// @param reply for each other reply, all its lines together
/// @param handshake for TLS
/// @param quit for the reply to QUIT
public record Timeouts(
    Duration whole,
    Duration connect,
    Duration greeting,
    Duration reply,
    Duration handshake,
    Duration quit) {

  /// What a person in a chat may be asked to wait.
  public static final Timeouts USUAL =
      new Timeouts(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(35),
          Duration.ofSeconds(25),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2));
}
