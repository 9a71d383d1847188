package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Kept.Numbered;
import bouncecard.app.inlet.Receipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The files of a journal. One thread writes, another reads; both hold its lock, but for the time
/// in which the disk is waited for.
final class JournalFiles {
  private static final String BAD = ".bad";

  private final JournalTerms terms;
  private final List<SealKey> keys;
  private final KnownIds known;
  private final IdFiles ids;
  private final AsideFiles aside;
  private final Deque<Segment> segments = new ArrayDeque<>();
  private Optional<Segment> current = Optional.empty();
  private long next;
  private final JournalCursor cursor;
  private int damaged;
  private boolean isFull;

  /// Whether the current segment is being written, while nobody holds the lock.
  private boolean isWriting;

  JournalFiles(JournalTerms terms, long read) {
    this.terms = terms;
    this.keys = terms.keys().stream().map(SealKey::of).toList();
    this.known = new KnownIds(terms.mostIds());
    this.ids = new IdFiles(terms.folder(), keys.getFirst());
    this.aside = new AsideFiles(terms.folder(), keys.getFirst());
    this.cursor = new JournalCursor(read);
    this.next = read + 1;
  }

  Path folder() {
    return terms.folder();
  }

  synchronized void open(Consumer<String> warnings) throws IOException {
    Files.createDirectories(terms.folder());
    int now = ArrivalForm.minute(terms.clock().instant());
    next = Math.max(next, ids.read(keys, known, now) + 1);
    for (Path path : Folders.files(terms.folder(), Segment.ENDING)) {
      long first = Folders.number(path, Segment.ENDING);
      FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Optional<SealKey> key = first < 0 ? Optional.empty() : Frames.key(file, keys);
      if (key.isPresent()) {
        segments.add(scanned(Segment.found(path, key.get(), file, first), now));
      } else {
        file.close();
        setAside(path, warnings);
      }
    }
    if (damaged > 0) {
      warnings.accept(
          "%s: %d of what arrived was damaged and is not read; see to the disk, and who writes there"
              .formatted(terms.folder(), damaged));
    }
  }

  private void setAside(Path path, Consumer<String> warnings) throws IOException {
    if (Files.size(path) <= Frames.HEADER) {
      Files.deleteIfExists(path); // it was just made when the program ended
      return;
    }
    damaged++;
    warnings.accept(
        "%s is sealed with another key or is damaged: give that key as BOUNCECARD_STATE_KEY_OLD and rename %s%s back, or remove it"
            .formatted(path, path.getFileName(), BAD));
    Files.move(path, path.resolveSibling(path.getFileName() + BAD));
  }

  private Segment scanned(Segment segment, int now) throws IOException {
    damaged += segment.scan(one -> met(one, now));
    next = Math.max(next, segment.last + 1);
    return segment;
  }

  private void met(ArrivalForm one, int now) {
    if (one.until() > now) {
      known.add(one.id(), one.until(), now);
      if (one.token() != 0) {
        known.add(one.token(), one.until(), now);
      }
    }
  }

  /// Writes what is new of all these, and waits for the disk.
  List<Receipt> write(List<Arrival> arrivals) throws IOException {
    List<Receipt> receipts = new ArrayList<>();
    List<ArrivalForm> fresh = new ArrayList<>();
    List<ByteBuffer> frames = new ArrayList<>();
    Segment segment;
    synchronized (this) {
      segment = writable();
      Instant now = terms.clock().instant();
      long room = terms.most() - bytes();
      isFull = room <= 0;
      for (Arrival arrival : arrivals) {
        ArrivalForm form = ArrivalForm.of(arrival, now, terms.remembered());
        Receipt receipt = receipt(arrival, form);
        boolean usesToken = receipt == Receipt.REPEATED && isFresh(form.token());
        if (receipt == Receipt.KEPT || usesToken) {
          ArrivalForm kept = usesToken ? form.withoutArrival() : form;
          ByteBuffer frame = Frames.written(segment.key, next + fresh.size(), kept.written());
          if (frame.remaining() > room) {
            isFull = true;
            receipts.add(Receipt.FULL);
            continue;
          }
          room -= frame.remaining();
          frames.add(frame);
          fresh.add(kept);
          met(kept, ArrivalForm.minute(kept.at()));
        }
        receipts.add(receipt);
      }
      isWriting = !fresh.isEmpty();
    }
    if (!fresh.isEmpty()) {
      write(segment, frames, fresh);
    }
    return receipts;
  }

  private boolean isFresh(long token) {
    return token != 0 && !known.isKnown(token, ArrivalForm.minute(terms.clock().instant()));
  }

  private Receipt receipt(Arrival arrival, ArrivalForm form) {
    if (arrival.bytes().length > Intake.LONGEST) {
      return Receipt.REFUSED;
    }
    int now = ArrivalForm.minute(form.at());
    if (known.isKnown(form.id(), now)) {
      return Receipt.REPEATED;
    }
    return form.token() != 0 && known.isKnown(form.token(), now) ? Receipt.REPLAYED : Receipt.KEPT;
  }

  /// The lock is not held while the disk is waited for, so that what was kept is read meanwhile.
  private void write(Segment segment, List<ByteBuffer> frames, List<ArrivalForm> fresh)
      throws IOException {
    int length = frames.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    frames.forEach(all::put);
    try {
      segment.file.position(segment.end);
      Frames.append(segment.file, all.flip());
      segment.file.force(/* metaData= */ false);
    } catch (IOException | RuntimeException e) {
      synchronized (this) {
        fresh.forEach(
            one -> {
              known.remove(one.id());
              known.remove(one.token());
            });
        isWriting = false;
        next += fresh.size(); // no number is ever used twice
        current = Optional.empty();
      }
      // What was refused is not to be found at the next start.
      segment.file.truncate(segment.end);
      throw e;
    }
    synchronized (this) {
      isWriting = false;
      next += fresh.size();
      segment.last = next - 1;
      segment.end += length;
      fresh.forEach(segment::note);
      notifyAll();
    }
  }

  private Segment writable() throws IOException {
    long now = terms.clock().millis();
    if (current.isPresent() && current.get().end < terms.segment()) {
      return current.get();
    }
    Segment made = Segment.made(terms.folder(), next, keys.getFirst(), now);
    segments.removeIf(one -> one.path.equals(made.path));
    segments.add(made);
    current = Optional.of(made);
    return made;
  }

  private long bytes() {
    return segments.stream().mapToLong(one -> one.end).sum();
  }

  synchronized Optional<Numbered> next(Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<Numbered> found = cursor.next(segments);
      long left = (end - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || left <= 0) {
        return found;
      }
      wait(left);
    }
  }

  /// Removes segments that are counted whole, and keeps their ids. One thread calls it; nobody
  /// waits while it writes.
  void done(long number) throws IOException {
    for (Optional<Segment> over = over(number); over.isPresent(); over = over(number)) {
      boolean isAll = ids.areMany();
      ids.write(over.get().last, isAll ? ids(known::each) : ids(over.get()::each), isAll);
      synchronized (this) {
        segments.remove(over.get());
      }
      over.get().remove();
    }
  }

  /// All ids that are known, each with the minute until when.
  List<long[]> known() {
    return ids(known::each);
  }

  private synchronized List<long[]> ids(BiConsumer<Integer, KnownIds.Each> source) {
    List<long[]> all = new ArrayList<>();
    source.accept(
        ArrivalForm.minute(terms.clock().instant()),
        (id, until) -> all.add(new long[] {id, until}));
    return all;
  }

  /// The first segment, where it is counted and nothing more is written into it.
  private synchronized Optional<Segment> over(long number) {
    long now = terms.clock().millis();
    if (!isWriting && current.filter(one -> one.isOld(number, now)).isPresent()) {
      current = Optional.empty();
    }
    return Optional.ofNullable(segments.peekFirst())
        .filter(first -> first.last <= number && (current.isEmpty() || first != current.get()));
  }

  synchronized void aside(Numbered unreadable) throws IOException {
    aside.add(unreadable.number(), ArrivalForm.aside(unreadable).written());
  }

  synchronized int unread() {
    try {
      return aside.count();
    } catch (IOException _) {
      return 0; // what is wrong with the folder is told where it is written
    }
  }

  synchronized long waiting() {
    return Math.max(0, next - 1 - cursor.read());
  }

  /// Whether there was no room for what came last.
  synchronized boolean isFull() {
    return isFull;
  }

  /// How many cannot be read because somebody damaged them.
  synchronized int damaged() {
    return damaged;
  }

  synchronized void close() throws IOException {
    for (Segment one : segments) {
      one.close();
    }
    segments.clear();
    current = Optional.empty();
  }
}
