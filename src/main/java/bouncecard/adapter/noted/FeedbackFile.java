package bouncecard.adapter.noted;

import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.feedback.WrongAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A file with a line of JSON for each answer that was called wrong.
public final class FeedbackFile implements FeedbackStore {
  private final LineFile lines;

  /// A file, which is made with the first line.
  ///
  /// @param keep how long a line is kept
  /// @param warnings takes what an operator should know, a sentence at a time
  public FeedbackFile(Path file, Duration keep, InstantSource clock, Consumer<String> warnings) {
    this.lines =
        new LineFile(
            file,
            keep,
            clock,
            line -> FeedbackLines.parse(line).map(WrongAnswer::at),
            e ->
                warnings.accept(
                    ("feedback.file: %s cannot be written (%s), so what people call wrong is not"
                            + " kept; see that its folder exists and that the bot may write there")
                        .formatted(file.toAbsolutePath(), e.getClass().getSimpleName())));
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public void keep(WrongAnswer wrong) {
    lines.add(FeedbackLines.line(wrong));
  }

  /// Drops what is too old to be kept.
  public void clean() {
    lines.clean();
  }

  /// What stands in a file, the oldest first; lines that are none of ours are left out.
  public static List<WrongAnswer> read(Path file) throws IOException {
    List<WrongAnswer> all = new ArrayList<>();
    for (Path one : List.of(LineFile.former(file), file)) {
      if (one.equals(file) || Files.exists(one)) {
        LineFile.lines(one).forEach(line -> FeedbackLines.parse(line).ifPresent(all::add));
      }
    }
    return all;
  }
}
