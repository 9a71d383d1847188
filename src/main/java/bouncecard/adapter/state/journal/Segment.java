package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/// One file of the journal: frames with numbers that follow each other. Whoever uses it holds the
/// journal's lock.
final class Segment {
  static final String ENDING = ".arrivals";
  private static final int FEW = 64;
  private static final Duration LONGEST_OPEN = Duration.ofMinutes(10);

  final Path path;
  final SealKey key;
  final FileChannel file;
  final long since;

  /// The number of the last frame; one less than the first where there is none.
  long last;

  private long[] ids = new long[FEW];
  private int[] untils = new int[FEW];
  private int count;

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
          ArrivalForm.parse(content)
              .ifPresent(
                  one -> {
                    note(one);
                    met.accept(one);
                  });
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

  /// Whether there is something in it, all of it counted, and it was begun a while ago.
  boolean isOld(long number, long now) {
    return last <= number
        && last >= Folders.number(path, ENDING)
        && now - since > LONGEST_OPEN.toMillis();
  }

  /// Notes the ids of what was written into it, so that nobody reads it again for them.
  void note(ArrivalForm one) {
    note(one.id(), one.until());
    if (one.token() != 0) {
      note(one.token(), one.until());
    }
  }

  private void note(long id, int until) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
      untils = Arrays.copyOf(untils, 2 * count);
    }
    ids[count] = id;
    untils[count++] = until;
  }

  /// The ids and tokens in it that are known still, each with the minute until when.
  void each(int now, KnownIds.Each each) {
    for (int i = 0; i < count; i++) {
      if (untils[i] > now) {
        each.take(ids[i], untils[i]);
      }
    }
  }
}
