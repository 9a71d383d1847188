package bouncecard.app.digest;

import bouncecard.app.Answer;
import bouncecard.app.digest.DigestBook.Kept;
import bouncecard.app.digest.DigestBook.State;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.serial.ReadingForm;
import bouncecard.tally.TallyReport;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A digest as bytes, to be kept: a version, the mark, the state, and up to three periods.
///
/// @param readings the form of what was counted
record DigestForm(ReadingForm readings) {
  private static final int VERSION = 1;
  private static final int MOST_OF_A_PERIOD = 1 << 20;
  private static final int HEAD = Integer.BYTES + Long.BYTES + 2;
  private static final int HEAD_OF_A_PERIOD = 2 * Long.BYTES + Integer.BYTES;

  /// Empty where it is too large.
  Optional<byte[]> written(Kept kept) {
    List<Kept.Part> parts = new ArrayList<>(List.of(kept.running()));
    kept.ended().ifPresent(parts::add);
    kept.before().ifPresent(parts::add);
    List<byte[]> reports = new ArrayList<>();
    int size = HEAD;
    for (Kept.Part part : parts) {
      Optional<byte[]> report = readings.write(reading(part.report()), MOST_OF_A_PERIOD);
      if (report.isEmpty()) {
        return Optional.empty();
      }
      reports.add(report.get());
      size += HEAD_OF_A_PERIOD + report.get().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(VERSION).putLong(kept.mark()).put((byte) code(kept.state()));
    out.put((byte) parts.size());
    for (int i = 0; i < parts.size(); i++) {
      out.putLong(parts.get(i).begin().toEpochMilli()).putLong(parts.get(i).end().toEpochMilli());
      out.putInt(reports.get(i).length).put(reports.get(i));
    }
    return Optional.of(out.array());
  }

  private static ReadingOutcome reading(TallyReport report) {
    return new ReadingOutcome(
        Optional.empty(),
        Optional.of(new Answer.TriageAnswer(report, List.of(), List.of(), 0)),
        /* hasDocuments= */ true,
        /* isMuch= */ false,
        List.of());
  }

  private static int code(State state) {
    return switch (state) {
      case DUE -> 1;
      case TAKEN -> 2;
      case TOLD -> 3;
    };
  }

  private static Optional<State> state(int code) {
    return switch (code) {
      case 1 -> Optional.of(State.DUE);
      case 2 -> Optional.of(State.TAKEN);
      case 3 -> Optional.of(State.TOLD);
      default -> Optional.empty();
    };
  }

  /// What was written; empty for anything else.
  Optional<Kept> parsed(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != VERSION) {
        return Optional.empty();
      }
      long mark = in.getLong();
      Optional<State> state = state(in.get());
      int count = in.get();
      List<Kept.Part> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        part(in).ifPresent(parts::add);
      }
      boolean isWhole =
          mark >= 0 && count > 0 && count <= 3 && parts.size() == count && !in.hasRemaining();
      return isWhole
          ? state.map(
              known ->
                  new Kept(
                      mark,
                      known,
                      parts.getFirst(),
                      parts.stream().skip(1).findFirst(),
                      parts.stream().skip(2).findFirst()))
          : Optional.empty();
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private Optional<Kept.Part> part(ByteBuffer in) {
    Instant begin = Instant.ofEpochMilli(in.getLong());
    Instant end = Instant.ofEpochMilli(in.getLong());
    int length = in.getInt();
    if (length < 0 || length > in.remaining() || !begin.isBefore(end)) {
      in.position(in.limit());
      return Optional.empty();
    }
    byte[] report = new byte[length];
    in.get(report);
    return readings
        .read(report)
        .flatMap(ReadingOutcome::found)
        .filter(Answer.TriageAnswer.class::isInstance)
        .map(answer -> new Kept.Part(begin, end, ((Answer.TriageAnswer) answer).tally()));
  }
}
