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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A file with a line of JSON for each answer that was called wrong. Only its owner can read it.
/// Where it is full it becomes `….1`, in the place of the one before, so that there are never more
/// than two. Lines are dropped when they are old: at the start, and with the first one of each day.
public final class FeedbackFile implements FeedbackStore {
  /// Some ten thousand lines.
  static final long LARGEST = 8 << 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

  private final Path file;
  private final Duration keep;
  private final InstantSource clock;
  private final Consumer<String> warnings;
  private Instant nextLook = Instant.MIN;
  private boolean isTold;

  /// A file, which is made with the first line.
  ///
  /// @param keep how long a line is kept
  /// @param warnings takes what an operator should know, a sentence at a time
  public FeedbackFile(Path file, Duration keep, InstantSource clock, Consumer<String> warnings) {
    this.file = file.toAbsolutePath();
    this.keep = keep;
    this.clock = clock;
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
      dropOld();
      if (Files.exists(file) && Files.size(file) + line.length > LARGEST) {
        Files.move(file, former(file), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(file)) {
        make(file);
      }
      Files.write(file, line, StandardOpenOption.APPEND);
      isTold = false;
    } catch (IOException e) {
      tell(e);
    }
  }

  /// Drops what is too old to be kept.
  public synchronized void clean() {
    try {
      dropOld();
    } catch (IOException e) {
      tell(e);
    }
  }

  private void tell(IOException e) {
    if (!isTold) {
      isTold = true;
      warnings.accept(
          ("feedback.file: %s cannot be written (%s), so what people call wrong is not kept; see"
                  + " that its folder exists and that the bot may write there")
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private void dropOld() throws IOException {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    for (Path one : List.of(former(file), file)) {
      if (Files.exists(one)) {
        dropOld(one, now.minus(keep));
      }
    }
    nextLook = now.plus(BETWEEN_LOOKS);
  }

  private static void dropOld(Path file, Instant oldest) throws IOException {
    List<String> lines = lines(file);
    List<String> young =
        lines.stream()
            .filter(
                line -> FeedbackLines.parse(line).filter(o -> o.at().isBefore(oldest)).isEmpty())
            .toList();
    if (young.size() == lines.size()) {
      return;
    }
    if (young.isEmpty()) {
      Files.delete(file);
      return;
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    make(fresh);
    // On the disk before it takes the other's place: a machine that goes down then loses nothing.
    Files.write(
        fresh, young, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path former(Path file) {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  /// Whatever its bytes are.
  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static void make(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  /// What stands in a file, the oldest first; lines that are none of ours are left out.
  public static List<WrongAnswer> read(Path file) throws IOException {
    List<WrongAnswer> all = new ArrayList<>();
    for (Path one : List.of(former(file), file)) {
      if (one.equals(file) || Files.exists(one)) {
        lines(one).forEach(line -> FeedbackLines.parse(line).ifPresent(all::add));
      }
    }
    return all;
  }
}
