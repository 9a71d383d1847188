package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Path;

/// A Postfix between a test and its [NextHop].
final class PostfixRelay implements Relay {
  private final Path home;
  private final OwnPostfix postfix;

  private PostfixRelay(Path home, int nextHop) throws IOException {
    this.home = home;
    postfix =
        new OwnPostfix(
            home,
            """
            relayhost = [127.0.0.1]:%d
            notify_classes =
            default_destination_recipient_limit = 50
            minimal_backoff_time = 1h
            maximal_backoff_time = 1h
            queue_run_delay = 1h
            smtpd_client_connection_count_limit = 0
            """
                .formatted(nextHop),
            "smtp unix - - n - - smtp\n");
  }

  /// One that runs; leaves the test out with a message where it is not installed.
  static PostfixRelay required(int nextHop) throws IOException {
    Installed.required(OwnPostfix.isInstalled(), "Postfix");
    return new PostfixRelay(Installed.folder("mta"), nextHop);
  }

  @Override
  public int port() {
    return postfix.port();
  }

  @Override
  public void tryAgain() throws IOException {
    postfix.tryAgain();
  }

  @Override
  public Path end() throws IOException {
    postfix.settle();
    return postfix.log();
  }

  @Override
  public void close() throws IOException {
    postfix.close();
    Commands.run("rm", "-rf", home.toString());
  }
}
