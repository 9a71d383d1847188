package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import java.time.Duration;
import java.util.List;

/// The settings of the reading of files and long pastes, which is done in processes beside the bot:
/// how many of them, and what one question may take.
///
/// The defaults go with the shipped heap: two workers at their worst stay below 160 MB.
public final class ReadingKeys {
  private static final int LONGEST = 300;

  public static final Setting<Integer> WORKERS =
      Setting.of(
          "reading.workers",
          "2",
          CheckKinds.number(1, 64),
          "processes that read files and long pastes at once");

  public static final Setting<Integer> WAITING =
      Setting.of(
          "reading.waiting",
          "16",
          CheckKinds.number(0, 1_000),
          "questions that may wait for one of them");

  public static final Setting<Duration> PATIENCE =
      seconds("reading.patience", "9", "a question waits for one of them");

  public static final Setting<Duration> TIME =
      seconds("reading.time", "8", "in which one question must be read");

  public static final Setting<Duration> PROCESSOR =
      seconds("reading.processor", "4", "of processor time that reading one question may take");

  public static final Setting<Integer> MEGABYTES =
      Setting.of(
          "reading.megabytes",
          "36",
          CheckKinds.number(24, 4_096),
          "megabytes of heap of one such process");

  public static final Setting<Duration> IDLE =
      seconds("reading.idle", "20", "such a process is kept without a question");

  static final List<Setting<?>> ALL =
      List.of(WORKERS, WAITING, PATIENCE, TIME, PROCESSOR, MEGABYTES, IDLE);

  private ReadingKeys() {}

  private static Setting<Duration> seconds(String name, String usual, String meaning) {
    return Setting.of(name, usual, ValueParsers.seconds(1, LONGEST), "seconds " + meaning);
  }
}
