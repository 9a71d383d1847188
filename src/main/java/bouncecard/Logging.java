package bouncecard;

import bouncecard.adapter.config.Settings.LogLevel;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// The log on standard error: one line an event, with its time, level and logger.
///
/// Only how much is logged is said here; the rest, and that the libraries log no more than
/// warnings, stands in `simplelogger.properties`. Tyrus, okhttp and the JDK log by way of
/// `java.util.logging`, whose lines are made to look the same. Messages of exceptions are left out
/// of these: they may quote what strangers wrote.
final class Logging {
  private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%n";

  private Logging() {}

  /// Sets it up; before the first logger is made.
  static void begin(LogLevel level) {
    System.setProperty(
        "org.slf4j.simpleLogger.defaultLogLevel", level.name().toLowerCase(Locale.ROOT));
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    Logger root = LogManager.getLogManager().getLogger("");
    root.setLevel(Level.WARNING);
  }
}
