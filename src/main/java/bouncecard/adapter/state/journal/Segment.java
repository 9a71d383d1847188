package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

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

  /// Looks through what was there at the start.
  ///
  /// @return how many frames somebody damaged
  int scan(Consumer<ArrivalForm> met) throws IOException {
    int damaged = 0;
    long size = file.size();
    long at = Frames.HEADER;
    while (true) {
      switch (Frames.at(file, key, at, size)) {
        case Frames.Found.Whole(long number, byte[] content, long after) -> {
          ArrivalForm.parse(content).ifPresent(met);
          last = number;
          at = after;
          end = after;
        }
        case Frames.Found.Damaged(long after) -> {
          damaged++;
          at = after;
        }
        case Frames.Found.End() -> {
          // A frame that was being written when the program ended was promised to nobody.
          return damaged + (size - at > Frames.LONGEST ? 1 : 0);
        }
      }
    }
  }

  /// The ids and tokens in it that are known still, each with the minute until when.
  List<long[]> ids(int now) throws IOException {
    List<long[]> all = new ArrayList<>();
    long at = Frames.HEADER;
    while (at < end) {
      switch (Frames.at(file, key, at, end)) {
        case Frames.Found.Whole(long _, byte[] content, long after) -> {
          at = after;
          ArrivalForm.parse(content)
              .filter(one -> one.until() > now)
              .ifPresent(
                  one -> {
                    all.add(new long[] {one.id(), one.until()});
                    if (one.token() != 0) {
                      all.add(new long[] {one.token(), one.until()});
                    }
                  });
        }
        case Frames.Found.Damaged(long after) -> at = after;
        case Frames.Found.End() -> at = end;
      }
    }
    return all;
  }
}
