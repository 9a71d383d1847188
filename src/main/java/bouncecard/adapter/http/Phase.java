package bouncecard.adapter.http;

import java.time.Duration;

/// Where a connection stands.
enum Phase {
  /// Nothing of a head has come in since the last answer.
  IDLE,
  HEAD,
  BODY,
  ANSWERING,
  WRITING,
  /// The answer is sent, and the rest of the request is not read any more.
  LEAVING;

  /// How long a connection whose request was refused is left open, for its sender to see why: to
  /// close it while bytes wait to be read takes the answer away.
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /// How long a connection may be in it.
  Duration longest(HttpLimits limits) {
    return switch (this) {
      case IDLE -> limits.idleTime();
      case HEAD -> limits.headTime();
      case BODY -> limits.bodyTime();
      case ANSWERING, WRITING -> limits.answerTime();
      case LEAVING -> FAREWELL;
    };
  }
}
