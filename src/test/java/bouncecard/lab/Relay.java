package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Path;

/// A mail server of a test's own that hands all mail to one [NextHop].
interface Relay extends AutoCloseable {
  /// Where it takes mail.
  int port();

  /// Tries at once whatever waits.
  void tryAgain() throws IOException;

  /// Ends it when nothing but what waits is left.
  ///
  /// @return its whole log
  Path end() throws IOException, InterruptedException;

  /// Ends it, if it runs, and removes all of it.
  @Override
  void close() throws IOException;
}
