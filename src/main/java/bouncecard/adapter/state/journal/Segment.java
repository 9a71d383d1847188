package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// One file of the journal: frames with numbers that follow each other. Whoever uses it holds the
/// journal's lock.
final class Segment {
  static final String ENDING = ".arrivals";

  final Path path;
  final SealKey key;
  final FileChannel file;
  final long since;

  /// The number of the last frame; one less than the first where there is none.
  long last;

  /// Up to where it is whole and on the disk.
  long end;

  private Segment(Path path, SealKey key, FileChannel file, long last, long since) {
    this.path = path;
    this.key = key;
    this.file = file;
    this.last = last;
    this.end = Frames.HEADER;
    this.since = since;
  }

  static String name(long number, String ending) {
    return String.format(Locale.ROOT, "%019d", number) + ending;
  }

  /// A new one whose first frame gets that number.
  static Segment made(Path folder, long first, SealKey key, long now) throws IOException {
    Path path = folder.resolve(name(first, ENDING));
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    Frames.append(file, Frames.header(key));
    file.force(/* metaData= */ true);
    Folders.sync(folder);
    return new Segment(path, key, file, first - 1, now);
  }

  /// One that is there, whose frames are still to be looked at.
  static Segment found(Path path, SealKey key, FileChannel file, long first) {
    return new Segment(path, key, file, first - 1, 0);
  }

  void close() throws IOException {
    file.close();
  }

  void remove() throws IOException {
    file.close();
    Files.deleteIfExists(path);
  }
}
