package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import bouncecard.app.config.ValueParser;
import bouncecard.catalog.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The settings of the program as a whole. A further setting is one constant here (of HTTP in
/// [HttpKeys], of reading in [ReadingKeys], of live checks in [CheckKeys]), its place in [Known],
/// and its row in the documentation. Those of a chat platform are in its own package.
public final class Settings {
  private static final int LONGEST_GRACE = 300;
  private static final int LONGEST_KEEP = 604_800;
  private static final int LONGEST_FEEDBACK = 315_360_000;

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
          ValueParsers.language(),
          "the language of answers where a person's own is not spoken");

  public static final Setting<Optional<Path>> STATE_FILE =
      Setting.optional(
          "state.file",
          ValueParsers.file(),
          "where the languages that people chose are kept; none: in memory, until the end");

  public static final Setting<Duration> STATE_KEEP =
      Setting.of(
          "state.keep",
          "86400",
          ValueParsers.seconds(60, LONGEST_KEEP),
          "seconds for which what buttons need is kept; over restarts with BOUNCECARD_STATE_KEY");

  public static final Setting<Optional<Path>> FEEDBACK_FILE =
      Setting.optional(
          "feedback.file",
          ValueParsers.file(),
          "where it is kept what people called wrong; none: they are not asked");

  public static final Setting<Duration> FEEDBACK_KEEP =
      Setting.of(
          "feedback.keep",
          "7776000",
          ValueParsers.seconds(3_600, LONGEST_FEEDBACK),
          "seconds for which it is kept what people called wrong");

  public static final Setting<Optional<Path>> AUDIT_FILE =
      Setting.optional(
          "audit.file",
          ValueParsers.file(),
          "where it is kept who asked for which live check; none: in the log");

  public static final Setting<Duration> AUDIT_KEEP =
      Setting.of(
          "audit.keep",
          "7776000",
          ValueParsers.seconds(3_600, LONGEST_FEEDBACK),
          "seconds for which it is kept there who asked for live checks");

  public static final Setting<Boolean> CHANNEL_SETTINGS =
      Setting.of(
          "settings.channels",
          "true",
          CheckKinds.truth(),
          "whether people may change how the bot answers in their channel");

  public static final Setting<Optional<Path>> DATA_OVERLAY =
      Setting.optional(
          "data.overlay",
          ValueParsers.folder(),
          "a folder with rules, providers, texts and notes of one's own, above ours");

  public static final Setting<LogLevel> LOG_LEVEL =
      Setting.of(
          "log.level", "info", ValueParser.oneOf(LogLevel.class), "error, warn, info or debug");

  public static final Setting<Duration> STOP_GRACE =
      Setting.of(
          "stop.grace",
          "10",
          ValueParsers.seconds(LONGEST_GRACE),
          "seconds in which what is in flight is finished at the end");

  private Settings() {}
}
