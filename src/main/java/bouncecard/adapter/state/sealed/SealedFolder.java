package bouncecard.adapter.state.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of a folder that holds sealed values, bounded in number and size: where there is no
/// room for another, those go that are over first. Only the owner can read them.
final class SealedFolder {
  static final int MOST_FILES = 20_000;
  static final long MOST_BYTES = 256L << 20;

  /// Longer than any value that is kept.
  static final int LARGEST = 2 << 20;

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
  private static final String FRESH = ".new";

  private final Path folder;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long bytes;

  private record Entry(long size, Instant until) {}

  SealedFolder(Path folder) {
    this.folder = folder;
  }

  /// Makes the folder where there is none, and looks what is in it. What is over goes.
  ///
  /// @return how many files are sealed with none of these keys, or are no such files
  synchronized int open(List<SealKey> keys, Instant now) throws IOException {
    boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          isPosix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
              }
              : new FileAttribute<?>[0]);
    }
    int foreign = 0;
    Map<String, Entry> found = new LinkedHashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(FRESH)) {
          Files.deleteIfExists(file); // of a write that was cut off
        } else if (NAME.matcher(name).matches() && found.size() < 2 * MOST_FILES) {
          Optional<SealedFile> head = head(file);
          if (head.isEmpty() || !head.get().until().isAfter(now)) {
            Files.deleteIfExists(file);
          } else {
            foreign += head.get().key(keys).isEmpty() ? 1 : 0;
            found.put(name, new Entry(Files.size(file), head.get().until()));
          }
        }
      }
    }
    found.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(Entry::until)))
        .forEach(
            one -> {
              entries.put(one.getKey(), one.getValue());
              bytes += one.getValue().size();
            });
    makeRoom(0);
    return foreign;
  }

  private static Optional<SealedFile> head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return SealedFile.parse(in.readNBytes(SealedFile.HEAD));
    }
  }

  /// What the files are called, and until when each is kept.
  synchronized Map<String, Instant> names() {
    Map<String, Instant> names = new LinkedHashMap<>();
    entries.forEach((name, entry) -> names.put(name, entry.until()));
    return names;
  }

  /// The content of a file; empty where there is none, or it is over.
  Optional<byte[]> read(String name, Instant now) throws IOException {
    synchronized (this) {
      Entry entry = entries.get(name);
      if (entry == null) {
        return Optional.empty();
      }
      if (!entry.until().isAfter(now)) {
        remove(name);
        return Optional.empty();
      }
    }
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      return Optional.of(in.readNBytes(LARGEST));
    } catch (NoSuchFileException _) {
      return Optional.empty(); // the operator removed it
    }
  }

  synchronized void write(String name, byte[] content, Instant until) throws IOException {
    if (content.length > LARGEST) {
      return;
    }
    forget(name);
    makeRoom(content.length);
    Path fresh = folder.resolve(name + FRESH);
    try {
      Files.write(fresh, content);
      if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      Files.move(
          fresh,
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    entries.put(name, new Entry(content.length, until));
    bytes += content.length;
  }

  synchronized void remove(String name) throws IOException {
    forget(name);
    Files.deleteIfExists(folder.resolve(name));
  }

  private void forget(String name) {
    Entry entry = entries.remove(name);
    bytes -= entry == null ? 0 : entry.size();
  }

  /// Takes away what is over.
  synchronized void sweep(Instant now) throws IOException {
    List<String> over =
        entries.entrySet().stream()
            .filter(one -> !one.getValue().until().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    for (String name : over) {
      remove(name);
    }
  }

  private void makeRoom(long size) throws IOException {
    while (!entries.isEmpty() && (entries.size() >= MOST_FILES || bytes + size > MOST_BYTES)) {
      remove(entries.keySet().iterator().next());
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
