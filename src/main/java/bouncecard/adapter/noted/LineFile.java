package bouncecard.adapter.noted;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A file of lines that have a time. Only its owner can read it. Where it is full it becomes `….1`,
/// in the place of the one before, so that there are never more than two. Lines are dropped when
/// they are old: at the start, and with the first one of each day.
final class LineFile {
  /// Some ten thousand lines.
  static final long LARGEST = 8 << 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

  private final Path file;
  private final Duration keep;
  private final InstantSource clock;
  private final Function<String, Optional<Instant>> time;
  private final Consumer<IOException> trouble;
  private Instant nextLook = Instant.MIN;
  private boolean isTold;

  /// A file, which is made with the first line.
  ///
  /// @param keep how long a line is kept
  /// @param time when a line was written; empty for one that is none of ours, which stays
  /// @param trouble takes why nothing can be written, once until it can be again
  LineFile(
      Path file,
      Duration keep,
      InstantSource clock,
      Function<String, Optional<Instant>> time,
      Consumer<IOException> trouble) {
    this.file = file.toAbsolutePath();
    this.keep = keep;
    this.clock = clock;
    this.time = time;
    this.trouble = trouble;
  }

  /// Adds a line.
  synchronized void add(String text) {
    byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
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
  synchronized void clean() {
    try {
      dropOld();
    } catch (IOException e) {
      tell(e);
    }
  }

  private void tell(IOException e) {
    if (!isTold) {
      isTold = true;
      trouble.accept(e);
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

  private void dropOld(Path one, Instant oldest) throws IOException {
    List<String> lines = lines(one);
    List<String> young =
        lines.stream()
            .filter(line -> time.apply(line).filter(at -> at.isBefore(oldest)).isEmpty())
            .toList();
    if (young.size() == lines.size()) {
      return;
    }
    if (young.isEmpty()) {
      Files.delete(one);
      return;
    }
    Path fresh = one.resolveSibling(one.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    make(fresh);
    // On the disk before it takes the other's place: a machine that goes down then loses nothing.
    Files.write(
        fresh, young, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(fresh, one, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Where a file goes that is full.
  static Path former(Path file) {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  /// Whatever its bytes are.
  static List<String> lines(Path file) throws IOException {
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
}
