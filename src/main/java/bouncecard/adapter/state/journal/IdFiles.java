package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ids of arrivals that are gone from the journal, in files beside it: one for what was in a
/// segment, and where they are many one for all. Whoever uses it holds the journal's lock.
final class IdFiles {
  private static final String ENDING = ".ids";
  private static final int MOST_FILES = 16;
  private static final int ENTRY = Long.BYTES + Integer.BYTES;
  private static final int MOST_IN_A_FRAME = 50_000;

  private final Path folder;
  private final SealKey key;
  private final List<Path> files = new ArrayList<>();

  IdFiles(Path folder, SealKey key) {
    this.folder = folder;
    this.key = key;
  }

  /// Reads what is there.
  ///
  /// @return the last number up to which ids were written; 0 where there is none
  long read(List<SealKey> keys, KnownIds known, int now) throws IOException {
    long last = 0;
    for (Path path : Folders.files(folder, ENDING)) {
      files.add(path);
      last = Math.max(last, Folders.number(path, ENDING));
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
        Optional<SealKey> sealed = Frames.key(file, keys);
        long place = Frames.HEADER;
        while (sealed.isPresent()
            && Frames.at(file, sealed.get(), place, file.size())
                instanceof Frames.Found.Whole(long _, byte[] content, long next)) {
          ByteBuffer in = ByteBuffer.wrap(content);
          while (in.remaining() >= ENTRY) {
            known.add(in.getLong(), in.getInt(), now);
          }
          place = next;
        }
      }
    }
    return last;
  }

  /// Whether there are so many files that one is to take the place of all.
  boolean areMany() {
    return files.size() >= MOST_FILES;
  }

  /// Writes the ids of a segment.
  ///
  /// @param isAll whether these are all that are known, in the place of the other files
  void write(long number, List<long[]> all, boolean isAll) throws IOException {
    Path path = folder.resolve(Segment.name(number, ENDING));
    Path fresh = folder.resolve(Segment.name(number, ENDING + ".new"));
    try (FileChannel file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Frames.append(file, Frames.header(key));
      for (int from = 0; from < all.size(); from += MOST_IN_A_FRAME) {
        List<long[]> some = all.subList(from, Math.min(all.size(), from + MOST_IN_A_FRAME));
        ByteBuffer content = ByteBuffer.allocate(some.size() * ENTRY);
        some.forEach(one -> content.putLong(one[0]).putInt((int) one[1]));
        Frames.append(file, Frames.written(key, number, content.array()));
      }
      file.force(/* metaData= */ true);
    }
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(folder);
    if (isAll) {
      for (Path old : files) {
        if (!old.equals(path)) {
          Files.deleteIfExists(old);
        }
      }
      files.clear();
    }
    files.remove(path);
    files.add(path);
  }
}
