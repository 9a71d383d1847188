package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Path;

/// An Exim between a test and its [NextHop].
final class EximRelay implements Relay {
  private final Path home;
  private final OwnExim exim;

  private EximRelay(Path home, int nextHop) throws IOException {
    this.home = home;
    exim =
        new OwnExim(
            home,
            """
            begin routers
            onwards:
              driver = manualroute
              route_list = * 127.0.0.1 byname
              self = send
              transport = onwards
            begin transports
            onwards:
              driver = smtp
              port = %d
              hosts_try_fastopen =
              allow_localhost
            begin retry
            * * F,1d,1h
            """
                .formatted(nextHop));
  }

  /// One that runs; leaves the test out with a message where it is not installed.
  static EximRelay required(int nextHop) throws IOException {
    Installed.required(OwnExim.isInstalled(), "Exim");
    return new EximRelay(Installed.folder("mta"), nextHop);
  }

  @Override
  public int port() {
    return exim.port();
  }

  @Override
  public void tryAgain() throws IOException {
    exim.tryAgain();
  }

  @Override
  public Path end() {
    exim.settle();
    return exim.log();
  }

  @Override
  public void close() throws IOException {
    exim.close();
    Commands.run("rm", "-rf", home.toString());
  }
}
