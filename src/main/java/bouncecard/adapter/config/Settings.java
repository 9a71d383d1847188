package bouncecard.adapter.config;

import bouncecard.catalog.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that can be set. A further setting is one constant here (of HTTP in [HttpKeys], of live
/// checks in [CheckKeys]), its place in `ALL`, and its row in the README.
public final class Settings {
  private static final int LONGEST_GRACE = 300;

  /// How the program hears from Slack.
  public enum SlackMode {
    /// Over a connection that it opens itself (Socket Mode).
    SOCKET,
    /// By requests that Slack sends to its HTTP server.
    HTTP
  }

  /// How much is logged; each holds those before it.
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  public static final Setting<Language> LANGUAGE =
      Setting.of(
          "language",
          "en",
          ValueParser.language(),
          "the language of answers where a person's own is not spoken");

  public static final Setting<SlackMode> SLACK_MODE =
      Setting.of(
          "slack.mode",
          "socket",
          ValueParser.oneOf(SlackMode.class),
          "socket: the bot connects to Slack; http: Slack sends requests to http.listen");

  public static final Setting<Optional<Path>> STATE_FILE =
      Setting.optional(
          "state.file",
          ValueParser.file(),
          "where the languages that people chose are kept; none: in memory, until the end");

  public static final Setting<Optional<Path>> DATA_OVERLAY =
      Setting.optional(
          "data.overlay",
          ValueParser.folder(),
          "a folder with rules, providers, texts and notes of one's own, above ours");

  public static final Setting<LogLevel> LOG_LEVEL =
      Setting.of(
          "log.level", "info", ValueParser.oneOf(LogLevel.class), "error, warn, info or debug");

  public static final Setting<Duration> STOP_GRACE =
      Setting.of(
          "stop.grace",
          "10",
          ValueParser.seconds(LONGEST_GRACE),
          "seconds in which what is in flight is finished at the end");

  /// Every setting, in the order in which they are shown.
  public static final List<Setting<?>> ALL =
      Stream.<List<Setting<?>>>of(
              List.of(LANGUAGE, SLACK_MODE),
              HttpKeys.ALL,
              List.of(STATE_FILE, DATA_OVERLAY, LOG_LEVEL, STOP_GRACE),
              CheckKeys.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private Settings() {}
}
