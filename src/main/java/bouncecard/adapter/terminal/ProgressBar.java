package bouncecard.adapter.terminal;

import bouncecard.app.Inputs.Progress;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// The last line of a terminal, which says how far the reading is: how much of how much, how many a
/// second, and how long it will take.
///
/// It is on standard error, and shown where that is a terminal. Where the answers go to the same
/// terminal it stands below them, is taken away before each, and is not shown for a stream without
/// a known end, such as what a person types.
final class ProgressBar {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long BETWEEN = NANOS_PER_SECOND / 10;
  private static final long BEFORE_FIRST = NANOS_PER_SECOND / 2;
  private static final int BAR = 24;
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final Texts texts;
  private final PrintStream err;
  private final LongSupplier nanoTime;
  private final long start;
  private long next;
  private boolean isShown;

  /// A bar that is not shown yet.
  ///
  /// @param nanoTime as [System#nanoTime()]
  ProgressBar(Terminal terminal, Texts texts, PrintStream err, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.texts = texts;
    this.err = err;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.next = start + BEFORE_FIRST;
  }

  /// Whether it is time to draw; ten times a second.
  boolean isDue() {
    return nanoTime.getAsLong() - next >= 0;
  }

  /// Draws it, where it is shown at all.
  ///
  /// @param done how many answers there are
  void draw(Progress progress, long done) {
    long now = nanoTime.getAsLong();
    next = now + BETWEEN;
    boolean isKnown = progress.allOctets() > 0;
    if (terminal.showsErrors() && (isKnown || !terminal.showsOutput())) {
      String line = isKnown ? ofKnown(progress, done, now) : ofUnknown(done, now);
      int free = Math.max(0, Math.min(terminal.columns(), 80) - 1);
      err.print(TO_START_AND_CLEAR + Columns.cut(line, free));
      err.flush();
      isShown = true;
    }
  }

  /// Takes it away, so that something else can be printed in its place.
  void clear() {
    if (isShown) {
      err.print(TO_START_AND_CLEAR);
      err.flush();
      isShown = false;
    }
  }

  private String ofKnown(Progress progress, long done, long now) {
    double part = Math.clamp((double) progress.octets() / progress.allOctets(), 0, 1);
    int filled = (int) (part * BAR);
    String bar = "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] ";
    String share =
        progress.allFiles() > 1
            ? progress.files() + "/" + progress.allFiles()
            : (int) (part * 100) + " %";
    String left = part == 0 ? "?" : written((long) (seconds(now) * (1 - part) / part));
    return bar
        + say(
            Message.PROGRESS_LEFT,
            Map.of(
                "share",
                share,
                "done",
                Long.toString(done),
                "rate",
                rate(done, now),
                "left",
                left));
  }

  private String ofUnknown(long done, long now) {
    return say(Message.PROGRESS, Map.of("done", Long.toString(done), "rate", rate(done, now)));
  }

  private String rate(long done, long now) {
    return Long.toString(Math.round(done / Math.max(seconds(now), 0.001)));
  }

  private double seconds(long now) {
    return (double) (now - start) / NANOS_PER_SECOND;
  }

  private static String written(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private String say(Message message, Map<String, String> values) {
    return Rich.of(texts.message(message), values).text();
  }
}
