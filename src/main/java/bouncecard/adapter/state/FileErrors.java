package bouncecard.adapter.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Why a file cannot be read or written, with what a person can do about it.
final class FileErrors {
  private FileErrors() {}

  static String reading(Path path, IOException exception) {
    if (exception instanceof AccessDeniedException) {
      return "%s may not be read by the user that the bot runs as: give it to that user"
          .formatted(path);
    }
    if (exception instanceof FileSystemLoopException || Files.isSymbolicLink(path)) {
      return "%s is a link that leads nowhere: let state.file name a file".formatted(path);
    }
    return "%s cannot be read (%s): see to the disk that it is on".formatted(path, name(exception));
  }

  /// The systems' own words come in the operator's language, so the state of the disk is asked for
  /// where it tells.
  static String writing(Path path, IOException exception) {
    Path folder = folder(path);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      return "%s is no folder: let state.file name a file in a folder".formatted(folder);
    }
    if (!Files.exists(folder)) {
      return "the folder %s does not exist: make it, and let the bot write there".formatted(folder);
    }
    Optional<FileStore> disk = disk(folder);
    if (disk.filter(FileStore::isReadOnly).isPresent()) {
      return "%s is on a file system that is read only: let state.file name a file on a volume"
          .formatted(folder);
    }
    if (exception instanceof AccessDeniedException || !Files.isWritable(folder)) {
      return "the user that the bot runs as may not write in %s: let it write there"
          .formatted(folder);
    }
    if (disk.filter(FileErrors::isFull).isPresent()) {
      return "the disk of %s is full: make room".formatted(folder);
    }
    return ("%s cannot be put in its place (%s): where the file is mounted by itself, mount its"
            + " folder; else see to the disk")
        .formatted(path, name(exception));
  }

  private static Optional<FileStore> disk(Path folder) {
    try {
      return Optional.of(Files.getFileStore(folder));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isFull(FileStore disk) {
    try {
      return disk.getUsableSpace() < StateFile.LARGEST;
    } catch (IOException _) {
      return false;
    }
  }

  private static Path folder(Path path) {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }

  private static String name(IOException exception) {
    return exception.getClass().getSimpleName();
  }
}
