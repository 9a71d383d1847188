package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An OpenSMTPD between a test and its [NextHop].
final class OpenSmtpdRelay implements Relay {
  private static final Path PROGRAM = Installed.unpacked("opensmtpd/usr/sbin/smtpd");
  private static final Path CONTROL = Installed.unpacked("opensmtpd/usr/sbin/smtpctl");
  private static final Path HELPERS = Installed.unpacked("opensmtpd/usr/libexec");

  /// Its folders have their names compiled in.
  private static final String SPOOL = "/var/spool/smtpd";

  private static final String FOLDERS =
      """
      set -e
      chmod 711 /var/spool/smtpd
      install -d -m 770 -o root -g opensmtpq /var/spool/smtpd/offline
      for one in corrupt incoming purge queue temporary; do
        install -d -m 700 -o opensmtpq -g root "/var/spool/smtpd/$one"
      done
      helpers="$1"; shift
      [ -e /usr/libexec/opensmtpd ] || mount --bind "$helpers" /usr/libexec
      exec "$@"
      """;

  private final Path home;
  private final int port;
  private final OwnSyslog syslog;
  private final Path control;
  private final Process daemon;

  private OpenSmtpdRelay(Path home, int nextHop) throws IOException {
    this.home = home;
    port = Ports.free();
    for (String folder : List.of(SPOOL, "/var/lib/opensmtpd/empty", "/usr/libexec")) {
      Files.createDirectories(Path.of(folder));
    }
    Path configuration =
        Files.writeString(
            home.resolve("smtpd.conf"),
            """
            listen on 127.0.0.1 port %d hostname relay.test
            smtp limit max-mails 10000
            mta limit reconn-delay-route 0
            mta limit session-keepalive 0
            mta limit session-mail-max 10000
            mta limit max-failures-per-session 10000
            action "onwards" relay host smtp://127.0.0.1:%d
            match from any for any action "onwards"
            """
                .formatted(port, nextHop));
    control = Files.copy(CONTROL, home.resolve("smtpctl"));
    Commands.run("chgrp", "opensmtpq", control.toString());
    Commands.run("chmod", "2755", control.toString());
    syslog = new OwnSyslog(home, "relay.test");
    daemon =
        syslog
            .program(
                List.of(SPOOL, "/run"),
                "sh",
                "-c",
                FOLDERS,
                "-",
                HELPERS.toString(),
                PROGRAM.toString(),
                "-F",
                "-f",
                configuration.toString())
            .redirectOutput(home.resolve("smtpd-out").toFile())
            .start();
    Commands.until(
        () -> SmtpClient.isListening(port), () -> "OpenSMTPD does not start: " + syslog.log());
  }

  /// One that runs; leaves the test out with a message where it is not installed.
  static OpenSmtpdRelay required(int nextHop) throws IOException {
    Installed.required(Files.isExecutable(PROGRAM), "OpenSMTPD");
    return new OpenSmtpdRelay(Installed.folder("mta"), nextHop);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void tryAgain() throws IOException {
    OwnSyslog.run(daemon, control.toString(), "schedule", "all");
  }

  @Override
  public Path end() throws IOException {
    Commands.until(this::isIdle, () -> "OpenSMTPD goes on");
    syslog.settle();
    return syslog.log();
  }

  private boolean isIdle() {
    try {
      return !OwnSyslog.run(daemon, control.toString(), "show", "queue").contains("|inflight|");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    // What made its machine heeds nothing less, and takes all of it along.
    daemon.destroyForcibly().onExit().join();
    syslog.close();
    Commands.run("rm", "-rf", home.toString());
  }
}
