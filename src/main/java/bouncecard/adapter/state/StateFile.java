package bouncecard.adapter.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// A file that is replaced as a whole: the new one is written beside it, brought to the disk and
/// then put in its place, so that a power cut leaves the one or the other. Where it is a link, the
/// file that it leads to is replaced.
final class StateFile {
  /// Several times what ten thousand people need.
  static final int LARGEST = 4 << 20;

  private static final int MOST_LINKS = 40;

  private final Path path;

  /// What is in it.
  sealed interface Content {
    /// There is no such file yet.
    record Absent() implements Content {}

    /// Its bytes.
    @SuppressWarnings("ArrayRecordComponent") // handed on once, and never compared
    record Read(byte[] bytes) implements Content {}

    /// It cannot be used and is left as it is.
    ///
    /// @param why with what a person can do about it
    record Unusable(String why) implements Content {}
  }

  private StateFile(Path path) {
    this.path = path;
  }

  /// The file of this name, or where its links lead.
  static StateFile at(Path name) {
    Path path = name.toAbsolutePath();
    for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(path); links++) {
      try {
        path = path.resolveSibling(Files.readSymbolicLink(path)).normalize();
      } catch (IOException _) {
        break; // reading it tells what is wrong
      }
    }
    return new StateFile(path);
  }

  /// The file of the same name with `suffix` after it.
  StateFile beside(String suffix) {
    return new StateFile(path.resolveSibling(path.getFileName() + suffix));
  }

  Content read() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return new Content.Unusable(
            path + " is a folder: let state.file name a file in it, or remove the folder");
      }
      if (!attributes.isRegularFile()) {
        return new Content.Unusable(path + " is no file: let state.file name one");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        return bytes.length > LARGEST ? tooLarge(attributes.size()) : new Content.Read(bytes);
      }
    } catch (NoSuchFileException _) {
      return new Content.Absent();
    } catch (IOException e) {
      return new Content.Unusable(FileErrors.reading(path, e));
    }
  }

  private Content tooLarge(long size) {
    return new Content.Unusable(
        "%s has %,d bytes, more than any file of the bot's: see what it is, and move it away"
            .formatted(path, size));
  }

  /// Replaces it.
  ///
  /// @return why it could not be, with what a person can do about it
  Optional<String> replace(byte[] bytes) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      write(fresh, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
      return Optional.empty();
    } catch (IOException e) {
      remove(fresh);
      return Optional.of(FileErrors.writing(path, e));
    }
  }

  /// Adds to its end.
  ///
  /// @return why nothing was added, with what a person can do about it
  Optional<String> append(byte[] bytes) {
    try {
      if (Files.exists(path) && Files.size(path) + bytes.length > LARGEST) {
        return Optional.of(path + " is full: see what is in it, and move it away");
      }
      write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      syncFolder();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(FileErrors.writing(path, e));
    }
  }

  private static void write(
      Path path, byte[] bytes, StandardOpenOption make, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, make, how)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(/* metaData= */ true);
    }
  }

  /// Else the disk may know the bytes and not the name.
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
      folder.force(/* metaData= */ true);
    } catch (IOException _) {
      // There are systems on which a folder cannot be opened, and nothing better to do there.
    }
  }

  private Path folder() {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }

  private static void remove(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // Where it cannot be removed, what was wrong before is told.
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
