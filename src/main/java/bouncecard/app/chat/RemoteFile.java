package bouncecard.app.chat;

import java.time.Duration;
import java.util.OptionalLong;

/// A file that came with a question and is still at the platform.
public interface RemoteFile {

  /// What its sender called it.
  String name();

  /// Its bytes as the platform says; empty where it does not say.
  OptionalLong size();

  /// Fetches it.
  ///
  /// @param limit how many bytes it may have at the most
  /// @param within how long that may take
  Got fetch(int limit, Duration within);

  /// What came of it.
  sealed interface Got {
    /// All of it.
    @SuppressWarnings("ArrayRecordComponent") // read and never compared
    record Content(byte[] bytes) implements Got {}

    /// It is larger than it may be.
    record TooLarge() implements Got {}

    /// It cannot be had.
    record Missing(UserError trouble) implements Got {}
  }
}
