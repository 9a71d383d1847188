package bouncecard.adapter.state.journal;

import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Kept;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The content of a frame, before it is sealed: an arrival with when it came and the ids by which
/// it is known, or such ids alone.
///
/// @param arrival empty where a sender only used up a token
@SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
public record ArrivalForm(Instant at, int until, long id, long token, Optional<Arrival> arrival) {
  private static final byte ARRIVED = 1;
  private static final byte MET = 2;

  /// Of something that came now.
  ///
  /// @param remembered for how long an id of an inlet is known
  public static ArrivalForm of(
      Arrival arrival, Instant now, Function<String, Duration> remembered) {
    Instant until = now.plus(remembered.apply(arrival.inlet())).plusSeconds(60);
    return new ArrivalForm(now, minute(until), id(arrival), token(arrival), Optional.of(arrival));
  }

  /// Of something that nobody could read.
  public static ArrivalForm aside(Kept.Numbered unreadable) {
    return new ArrivalForm(unreadable.at(), 0, 0, 0, Optional.of(unreadable.arrival()));
  }

  /// The minute since 1970 in which a moment is.
  static int minute(Instant moment) {
    return (int) (moment.getEpochSecond() / 60);
  }

  /// Its ids alone.
  ArrivalForm withoutArrival() {
    return new ArrivalForm(at, until, id, token, Optional.empty());
  }

  /// Of the id, or of the bytes where there is none.
  static long id(Arrival arrival) {
    return arrival.id().isEmpty()
        ? fingerprint(arrival.inlet(), 'b', arrival.bytes())
        : fingerprint(arrival.inlet(), 'i', arrival.id().getBytes(StandardCharsets.UTF_8));
  }

  /// 0 where there is none.
  static long token(Arrival arrival) {
    return arrival.token().isEmpty()
        ? 0
        : fingerprint(arrival.inlet(), 't', arrival.token().getBytes(StandardCharsets.UTF_8));
  }

  private static long fingerprint(String inlet, char kind, byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((inlet + ' ' + kind + ' ').getBytes(StandardCharsets.UTF_8));
      long id = ByteBuffer.wrap(digest.digest(bytes)).getLong();
      return id == 0 ? 1 : id;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// As it is written.
  public byte[] written() {
    byte[][] texts =
        arrival
            .map(
                one ->
                    new byte[][] {
                      bytes(one.inlet()),
                      bytes(one.id()),
                      bytes(one.token()),
                      bytes(one.contentType()),
                      one.bytes()
                    })
            .orElse(new byte[0][]);
    int length = 1 + Long.BYTES + Integer.BYTES + 2 * Long.BYTES;
    for (byte[] text : texts) {
      length += Integer.BYTES + text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(arrival.isPresent() ? ARRIVED : MET)
        .putLong(at.toEpochMilli())
        .putInt(until)
        .putLong(id)
        .putLong(token);
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
    return out.array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// What was written; empty for what another release wrote.
  public static Optional<ArrivalForm> parse(byte[] written) {
    try {
      ByteBuffer in = ByteBuffer.wrap(written);
      byte kind = in.get();
      Instant at = Instant.ofEpochMilli(in.getLong());
      int until = in.getInt();
      long id = in.getLong();
      long token = in.getLong();
      return switch (kind) {
        case ARRIVED ->
            Optional.of(
                new ArrivalForm(
                    at,
                    until,
                    id,
                    token,
                    Optional.of(new Arrival(text(in), text(in), text(in), text(in), next(in)))));
        case MET -> Optional.of(new ArrivalForm(at, until, id, token, Optional.empty()));
        default -> Optional.empty();
      };
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static String text(ByteBuffer in) {
    return new String(next(in), StandardCharsets.UTF_8);
  }

  private static byte[] next(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
