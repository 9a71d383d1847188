package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The arrivals that nobody could read, a sealed file each; the oldest makes room for the newest.
/// Whoever uses it holds the journal's lock.
final class AsideFiles {
  private static final String ENDING = ".unread";
  private static final int MOST = 200;
  private static final long MOST_BYTES = 16L << 20;

  private final Path folder;
  private final SealKey key;

  AsideFiles(Path folder, SealKey key) {
    this.folder = folder;
    this.key = key;
  }

  /// Keeps one; the same number is kept once.
  void add(long number, byte[] content) throws IOException {
    Path path = folder.resolve(Segment.name(number, ENDING));
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Frames.append(file, Frames.header(key));
      ByteBuffer frame = Frames.written(key, number, content);
      Frames.append(file, frame);
      file.force(/* metaData= */ true);
    }
    makeRoom();
  }

  private void makeRoom() throws IOException {
    List<Path> all = Folders.files(folder, ENDING);
    long bytes = 0;
    for (int i = all.size() - 1; i >= 0; i--) {
      bytes += Files.size(all.get(i));
      if (all.size() - i > MOST || bytes > MOST_BYTES) {
        Files.deleteIfExists(all.get(i));
      }
    }
  }

  int count() throws IOException {
    return Folders.files(folder, ENDING).size();
  }
}
