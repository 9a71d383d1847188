package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An Exim of a test's own, which takes mail at a port of the loopback and writes `exim/mainlog`
/// into its folder.
final class OwnExim implements AutoCloseable {
  private static final Path PROGRAM = Installed.unpacked("exim4-daemon-light/usr/sbin/exim4");

  private final Path home;
  private final Path configuration;
  private final int port;
  private final Process daemon;

  /// Starts it.
  ///
  /// @param rules its routers, transports and retries; `@` is the folder
  OwnExim(Path home, String rules) throws IOException {
    this.home = home;
    port = Ports.free();
    Path spool = Files.createDirectories(home.resolve("exim"));
    Commands.run("chown", "Debian-exim", spool.toString());
    configuration =
        Files.writeString(
            home.resolve("exim.conf"),
            ("""
            exim_path = %s
            deliver_drop_privilege
            exim_user = Debian-exim
            exim_group = Debian-exim
            primary_hostname = exim-relay.test
            spool_directory = @/exim
            log_file_path = @/exim/%%slog
            pid_file_path = @/exim/pid
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = %d
            tls_advertise_hosts =
            host_lookup =
            rfc1413_hosts =
            never_users = root
            acl_smtp_rcpt = accept
            smtp_accept_queue_per_connection = 0
            """
                        .formatted(PROGRAM, port)
                    + rules)
                .replace("@", home.toString()));
    daemon =
        new ProcessBuilder(PROGRAM.toString(), "-C", configuration.toString(), "-bdf")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("exim-out").toFile())
            .start();
    Commands.until(() -> SmtpClient.isListening(port), () -> "Exim does not start");
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  int port() {
    return port;
  }

  Path log() {
    return home.resolve("exim/mainlog");
  }

  /// Tries at once all that waits, to the end.
  void tryAgain() throws IOException {
    Commands.run(PROGRAM.toString(), "-C", configuration.toString(), "-qff");
  }

  /// Waits until no process of it but the daemon is left.
  void settle() {
    Commands.until(this::isAlone, () -> "Exim goes on");
  }

  /// Children have their parent's command line until they have one of their own.
  private boolean isAlone() {
    return ProcessHandle.allProcesses()
        .filter(one -> one.pid() != daemon.pid())
        .noneMatch(one -> one.info().commandLine().orElse("").contains(configuration.toString()));
  }

  @Override
  public void close() {
    daemon.destroy();
    daemon.onExit().join();
  }
}
