package bouncecard.app.serve;

import org.slf4j.spi.LoggingEventBuilder;

/// A mistake of ours, as the log tells of it: its class and where it arose, and never its message,
/// in which a stranger's words may stand.
public final class Arisen {
  private Arisen() {}

  /// A line of the log with both.
  public static LoggingEventBuilder in(LoggingEventBuilder line, Throwable mistake) {
    return line.addKeyValue("exception", mistake.getClass().getName())
        .addKeyValue("at", place(mistake));
  }

  /// Where it arose; empty where nobody knows.
  public static String place(Throwable mistake) {
    StackTraceElement[] trace = mistake.getStackTrace();
    return trace.length == 0 ? "" : trace[0].toString();
  }
}
