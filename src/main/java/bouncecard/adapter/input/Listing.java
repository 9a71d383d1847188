package bouncecard.adapter.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files of a folder and the folders in it, in the order of their names. Of a Maildir the
/// messages in `cur` and `new`: what is in `tmp` is being written, and files beside these are an
/// index's.
final class Listing extends SimpleFileVisitor<Path> {
  private final List<Path> files = new ArrayList<>();
  private final Set<Path> maildirs = new HashSet<>();
  private long octets;

  private Listing() {}

  /// What is in a folder. What cannot be looked into is in it like a file, and says why when it is
  /// read.
  static Listing of(Path folder) throws IOException {
    Listing listing = new Listing();
    Files.walkFileTree(folder, listing);
    listing.files.sort(null);
    return listing;
  }

  List<Path> files() {
    return files;
  }

  /// How much there is to read.
  long octets() {
    return octets;
  }

  private static boolean isMaildir(Path folder) {
    return Files.isDirectory(folder.resolve("cur"))
        && Files.isDirectory(folder.resolve("new"))
        && Files.isDirectory(folder.resolve("tmp"));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (isMaildir(folder)) {
      maildirs.add(folder);
    }
    boolean isBeingWritten = folder.endsWith("tmp") && maildirs.contains(parent(folder));
    return isBeingWritten ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  private static Path parent(Path path) {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (Files.isRegularFile(file)
        && !Names.isDebris(String.valueOf(file.getFileName()))
        && !maildirs.contains(parent(file))) {
      files.add(file);
      octets += attributes.size();
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException reason) {
    files.add(file);
    return FileVisitResult.CONTINUE;
  }
}
