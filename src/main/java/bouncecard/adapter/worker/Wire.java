package bouncecard.adapter.worker;

import bouncecard.app.Inputs;
import bouncecard.app.Venue;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReading;
import bouncecard.app.triage.Period;
import bouncecard.text.UntrustedText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The form of what goes through the pipes: one submission to a worker, one answer back, each
/// length before what it is the length of.
final class Wire {
  /// The largest reading that comes back. A thousand recipients with their replies take a tenth.
  static final int LARGEST_ANSWER = 4 << 20;

  private static final int NONE = -1;
  private static final int MOST_FILES = 100;
  private static final int CHUNK = 1 << 13;

  private Wire() {}

  /// What comes before an answer's bytes.
  enum Status {
    /// The serial form of a reading.
    READ('R'),
    /// No bytes: the reading is too large.
    TOO_LARGE('L'),
    /// The name of what was thrown, and where.
    FAILED('F');

    private final char sign;

    Status(char sign) {
      this.sign = sign;
    }

    private static Status of(int sign) throws IOException {
      for (Status status : values()) {
        if (status.sign == sign) {
          return status;
        }
      }
      throw new StreamCorruptedException("no answer");
    }
  }

  /// An answer as it came through the pipe.
  @SuppressWarnings("ArrayRecordComponent") // read once and never compared
  record Answer(Status status, byte[] bytes) {}

  static void send(Submission submission, DataOutputStream out) throws IOException {
    out.writeBoolean(submission.summed().isPresent());
    if (submission.summed().isPresent()) {
      out.writeLong(submission.summed().get().since());
      out.writeLong(submission.summed().get().until());
    }
    send(submission.venue().name().getBytes(StandardCharsets.UTF_8), out);
    if (submission.said().isPresent()) {
      send(submission.said().get().value().getBytes(StandardCharsets.UTF_8), out);
    } else {
      out.writeInt(NONE);
    }
    out.writeInt(submission.files().size());
    for (Submission.File file : submission.files()) {
      send(file.name().getBytes(StandardCharsets.UTF_8), out);
      send(file.bytes(), out);
    }
    out.flush();
  }

  private static Venue venue(String name) throws StreamCorruptedException {
    for (Venue venue : Venue.values()) {
      if (venue.name().equals(name)) {
        return venue;
      }
    }
    throw new StreamCorruptedException("no venue");
  }

  /// Has a submission read as it comes: of a file no more is held than its reader holds. What
  /// reading throws is thrown when all of it was received.
  static void receive(DataInputStream in, SubmissionReading reading)
      throws IOException, FailedReadingException {
    Optional<Throwable> thrown = Optional.empty();
    if (in.readBoolean()) {
      reading.sum(new Period(in.readLong(), in.readLong()));
    }
    Venue venue = venue(text(in, in.readInt()));
    int words = in.readInt();
    if (words != NONE) {
      UntrustedText text = new UntrustedText(text(in, words));
      thrown = thrown(() -> reading.words(text, venue));
    }
    int files = between(0, in.readInt(), MOST_FILES);
    for (int i = 0; i < files; i++) {
      String name = text(in, in.readInt());
      Bounded content = new Bounded(in, between(0, in.readInt(), Integer.MAX_VALUE));
      if (thrown.isEmpty()) {
        thrown = thrown(() -> reading.file(name, content));
      }
      content.drain();
    }
    if (thrown.isPresent()) {
      throw new FailedReadingException(thrown.get());
    }
  }

  private static Optional<Throwable> thrown(Runnable reading) {
    try {
      reading.run();
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(e);
    }
  }

  static void send(Status status, byte[] bytes, DataOutputStream out) throws IOException {
    out.writeByte(status.sign);
    send(bytes, out);
    out.flush();
  }

  /// An answer of a worker, which is not believed: no more is read than an answer may have.
  static Answer answer(DataInputStream in) throws IOException {
    Status status = Status.of(in.readByte());
    int length = between(0, in.readInt(), LARGEST_ANSWER);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new StreamCorruptedException("cut off");
    }
    return new Answer(status, bytes);
  }

  private static void send(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    for (int at = 0; at < bytes.length; at += CHUNK) {
      out.write(bytes, at, Math.min(CHUNK, bytes.length - at));
    }
  }

  private static String text(DataInputStream in, int length) throws IOException {
    return new String(in.readNBytes(between(0, length, Integer.MAX_VALUE)), StandardCharsets.UTF_8);
  }

  private static int between(int least, int number, int most) throws IOException {
    if (number < least || number > most) {
      throw new StreamCorruptedException("a number that nobody sends");
    }
    return number;
  }

  /// So many bytes of a stream, which stays open.
  private static final class Bounded implements Inputs.Content {
    private final InputStream in;
    private int left;

    Bounded(InputStream in, int length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
      if (left == 0) {
        return -1;
      }
      try {
        int read = in.read(into, offset, Math.min(most, left));
        if (read < 0) {
          throw new EOFException();
        }
        left -= read;
        return read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void drain() throws IOException {
      in.skipNBytes(left);
      left = 0;
    }
  }
}
