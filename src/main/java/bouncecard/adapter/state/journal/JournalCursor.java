package bouncecard.adapter.state.journal;

import bouncecard.app.inlet.Kept.Numbered;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/// How far a journal was read. Whoever uses it holds the journal's lock.
final class JournalCursor {
  private long read;
  private Optional<Segment> reading = Optional.empty();
  private long place = Frames.HEADER;

  /// @param read the number of the last that was read already
  JournalCursor(long read) {
    this.read = read;
  }

  long read() {
    return read;
  }

  /// The next arrival; empty where all were read.
  Optional<Numbered> next(Collection<Segment> segments) throws IOException {
    for (Segment segment : segments) {
      if (segment.last > read) {
        if (reading.isEmpty() || reading.get() != segment) {
          reading = Optional.of(segment);
          place = Frames.HEADER;
        }
        Optional<Numbered> found = nextOf(segment);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Numbered> nextOf(Segment segment) throws IOException {
    while (place < segment.end) {
      switch (Frames.at(segment.file, segment.key, place, segment.end)) {
        case Frames.Found.Whole(long number, byte[] content, long after) -> {
          place = after;
          Optional<ArrivalForm> form =
              number > read ? ArrivalForm.parse(content) : Optional.empty();
          read = Math.max(read, number);
          if (form.isPresent() && form.get().arrival().isPresent()) {
            return Optional.of(new Numbered(number, form.get().at(), form.get().arrival().get()));
          }
        }
        case Frames.Found.Damaged(long after) -> place = after;
        case Frames.Found.End() -> place = segment.end;
      }
    }
    read = Math.max(read, segment.last);
    return Optional.empty();
  }
}
