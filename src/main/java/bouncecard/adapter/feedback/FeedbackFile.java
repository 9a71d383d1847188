package bouncecard.adapter.feedback;

import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.feedback.WrongAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

/// A file with a line of JSON for each answer that was called wrong. Only its owner can read it.
/// Where it is full it becomes `….1`, in the place of the one before, so that there are never more
/// than two.
public final class FeedbackFile implements FeedbackStore {
  /// Some ten thousand lines.
  static final long LARGEST = 8 << 20;

  private final Path file;
  private final Consumer<String> warnings;
  private boolean isTold;

  /// A file, which is made with the first line.
  ///
  /// @param warnings takes what an operator should know, a sentence at a time
  public FeedbackFile(Path file, Consumer<String> warnings) {
    this.file = file.toAbsolutePath();
    this.warnings = warnings;
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public synchronized void keep(WrongAnswer wrong) {
    byte[] line = (FeedbackLines.line(wrong) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(file) && Files.size(file) + line.length > LARGEST) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(file)) {
        make();
      }
      Files.write(file, line, StandardOpenOption.APPEND);
      isTold = false;
    } catch (IOException e) {
      if (!isTold) {
        isTold = true;
        warnings.accept(
            ("feedback.file: %s cannot be written (%s), so what people call wrong is not kept; see"
                    + " that its folder exists and that the bot may write there")
                .formatted(file, e.getClass().getSimpleName()));
      }
    }
  }

  private void make() throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  /// What stands in a file, the oldest first; lines that are none of ours are left out.
  public static List<WrongAnswer> read(Path file) throws IOException {
    Path former = file.resolveSibling(file.getFileName() + ".1");
    List<WrongAnswer> all = new java.util.ArrayList<>();
    for (Path one : List.of(former, file)) {
      if (one.equals(file) || Files.exists(one)) {
        new String(Files.readAllBytes(one), StandardCharsets.UTF_8)
            .lines()
            .flatMap(line -> FeedbackLines.parse(line).stream())
            .forEach(all::add);
      }
    }
    return all;
  }
}
