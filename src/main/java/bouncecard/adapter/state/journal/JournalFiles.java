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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The files of a journal. One thread writes, another reads; both hold its lock, but for the time
/// in which the disk is waited for.
final class JournalFiles {
  private static final Duration LONGEST_OPEN = Duration.ofMinutes(10);
  private static final String BAD = ".bad";

  private final JournalTerms terms;
  private final List<SealKey> keys;
  private final SecureRandom random = new SecureRandom();
  private final KnownIds known;
  private final IdFiles ids;
  private final AsideFiles aside;
  private final Deque<Segment> segments = new ArrayDeque<>();
  private Optional<Segment> current = Optional.empty();
  private long next;
  private long read;
  private Optional<Segment> reading = Optional.empty();
  private long place = Frames.HEADER;
  private int damaged;
  private boolean isFull;

  JournalFiles(JournalTerms terms, long read) {
    this.terms = terms;
    this.keys = terms.keys().stream().map(SealKey::of).toList();
    this.known = new KnownIds(terms.mostIds());
    this.ids = new IdFiles(terms.folder(), keys.getFirst(), random);
    this.aside = new AsideFiles(terms.folder(), keys.getFirst(), random);
    this.read = read;
    this.next = read + 1;
  }

  Path folder() {
    return terms.folder();
  }

  private static int minute(Instant moment) {
    return (int) (moment.getEpochSecond() / 60);
  }

  synchronized void open(Consumer<String> warnings) throws IOException {
    Files.createDirectories(terms.folder());
    int now = minute(terms.clock().instant());
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
    long size = segment.file.size();
    long at = Frames.HEADER;
    while (true) {
      switch (Frames.at(segment.file, segment.key, at, size)) {
        case Frames.Found.Whole(long number, byte[] content, long after) -> {
          ArrivalForm.parse(content).ifPresent(one -> met(one, now));
          segment.last = number;
          at = after;
          segment.end = after;
          next = Math.max(next, number + 1);
        }
        case Frames.Found.Damaged(long after) -> {
          damaged++;
          at = after;
        }
        case Frames.Found.End() -> {
          // A frame that was being written when the program ended was promised to nobody.
          damaged += size - at > Frames.LONGEST ? 1 : 0;
          return segment;
        }
      }
    }
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
      long room = terms.most() - bytes();
      isFull = room <= 0;
      for (Arrival arrival : arrivals) {
        ArrivalForm form = form(arrival);
        Receipt receipt = receipt(arrival, form);
        boolean usesToken = receipt == Receipt.REPEATED && isFresh(form.token());
        if (receipt == Receipt.KEPT || usesToken) {
          ArrivalForm kept =
              usesToken
                  ? new ArrivalForm(
                      form.at(), form.until(), form.id(), form.token(), Optional.empty())
                  : form;
          ByteBuffer frame =
              Frames.written(segment.key, next + fresh.size(), kept.written(), random);
          if (frame.remaining() > room) {
            isFull = true;
            receipts.add(Receipt.FULL);
            continue;
          }
          room -= frame.remaining();
          frames.add(frame);
          fresh.add(kept);
          met(kept, minute(kept.at()));
        }
        receipts.add(receipt);
      }
    }
    if (!fresh.isEmpty()) {
      write(segment, frames, fresh);
    }
    return receipts;
  }

  private boolean isFresh(long token) {
    return token != 0 && !known.isKnown(token, minute(terms.clock().instant()));
  }

  private ArrivalForm form(Arrival arrival) {
    Instant now = terms.clock().instant();
    Instant until = now.plus(terms.remembered().apply(arrival.inlet())).plusSeconds(60);
    return new ArrivalForm(
        now,
        minute(until),
        ArrivalForm.id(arrival),
        ArrivalForm.token(arrival),
        Optional.of(arrival));
  }

  private Receipt receipt(Arrival arrival, ArrivalForm form) {
    if (arrival.bytes().length > Intake.LONGEST) {
      return Receipt.REFUSED;
    }
    int now = minute(form.at());
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
        next += fresh.size(); // no number is ever used twice
        current = Optional.empty();
      }
      // What was refused is not to be found at the next start.
      segment.file.truncate(segment.end);
      throw e;
    }
    synchronized (this) {
      next += fresh.size();
      segment.last = next - 1;
      segment.end += length;
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
      Optional<Numbered> found = nextOfAll();
      long left = (end - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || left <= 0) {
        return found;
      }
      wait(left);
    }
  }

  private Optional<Numbered> nextOfAll() throws IOException {
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

  /// Removes segments that are counted whole, and keeps their ids.
  synchronized void done(long number) throws IOException {
    boolean isOld =
        current.isPresent()
            && current.get().last <= number
            && current.get().last >= Folders.number(current.get().path, Segment.ENDING)
            && terms.clock().millis() - current.get().since > LONGEST_OPEN.toMillis();
    if (isOld) {
      current = Optional.empty();
    }
    while (!segments.isEmpty()
        && segments.getFirst().last <= number
        && (current.isEmpty() || segments.getFirst() != current.get())) {
      Segment over = segments.getFirst();
      int now = minute(terms.clock().instant());
      ids.write(over.last, idsOf(over, now), known, now);
      segments.removeFirst();
      over.remove();
    }
  }

  private static List<long[]> idsOf(Segment segment, int now) throws IOException {
    List<long[]> all = new ArrayList<>();
    long at = Frames.HEADER;
    while (at < segment.end) {
      switch (Frames.at(segment.file, segment.key, at, segment.end)) {
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
        case Frames.Found.End() -> at = segment.end;
      }
    }
    return all;
  }

  synchronized void aside(Numbered unreadable) throws IOException {
    ArrivalForm form = new ArrivalForm(unreadable.at(), 0, 0, 0, Optional.of(unreadable.arrival()));
    aside.add(unreadable.number(), form.written());
  }

  synchronized int unread() {
    try {
      return aside.count();
    } catch (IOException _) {
      return 0; // what is wrong with the folder is told where it is written
    }
  }

  synchronized long waiting() {
    return Math.max(0, next - 1 - read);
  }

  /// What is the matter, in a few words.
  synchronized Optional<String> state() {
    if (isFull) {
      return Optional.of("full");
    }
    return damaged > 0 ? Optional.of("damaged: " + damaged + " not read") : Optional.empty();
  }

  synchronized void close() throws IOException {
    for (Segment one : segments) {
      one.close();
    }
    segments.clear();
    current = Optional.empty();
  }
}
