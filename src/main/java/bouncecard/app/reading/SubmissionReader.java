package bouncecard.app.reading;

import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.catalog.Message;
import java.util.Map;
import java.util.Optional;

/// Port: reads what strangers handed in, whatever it is, and whatever it takes comes back within a
/// bounded time.
@FunctionalInterface
public interface SubmissionReader {

  /// Reads it. It never fails.
  Outcome read(Submission submission);

  /// What came of it.
  sealed interface Outcome {
    /// It was read.
    record Done(ReadingOutcome reading) implements Outcome {}

    /// Reading it took more than one question may take, and was ended.
    ///
    /// @param over what there was too little of
    record TooMuch(Budget over) implements Outcome {}

    /// Others are being read, and it was not its turn in time.
    record Busy() implements Outcome {}

    /// Reading it failed by a mistake of this program's.
    ///
    /// @param id what the operator finds in the log
    record Failed(String id) implements Outcome {}

    /// Why there is no reading; empty where there is one.
    default Optional<Unread> reason() {
      return switch (this) {
        case Done _ -> Optional.empty();
        case TooMuch _ -> Optional.of(new Unread(Message.TROUBLE_TOO_MUCH, Map.of()));
        case Busy() -> Optional.of(new Unread(Message.TROUBLE_BUSY, Map.of()));
        case Failed(String id) -> Optional.of(new Unread(Message.TROUBLE_FAILED, Map.of("id", id)));
      };
    }
  }

  /// What one question has so much of and no more.
  enum Budget {
    PROCESSOR,
    TIME,
    MEMORY,
    BYTES
  }
}
