package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A sendmail between a test and its [NextHop].
final class SendmailRelay implements Relay {
  private static final Path PROGRAM =
      Installed.unpacked("sendmail-bin/usr/libexec/sendmail/sendmail");
  private static final Path MACROS = Installed.unpacked("sendmail-cf/usr/share/sendmail/cf");

  private final Path home;
  private final int port;
  private final OwnSyslog syslog;
  private final Path configuration;
  private final Process daemon;

  private SendmailRelay(Path home, int nextHop) throws IOException {
    this.home = home;
    port = Ports.free();
    Path queue = Files.createDirectories(home.resolve("queue"));
    Path macros =
        Files.writeString(
            home.resolve("sendmail.mc"),
            """
            divert(0)dnl
            OSTYPE(`linux')dnl
            define(`confDOMAIN_NAME', `relay.test')dnl
            define(`confCW_FILE', `-o @/none')dnl
            define(`ALIAS_FILE', `')dnl
            define(`QUEUE_DIR', `@/queue')dnl
            define(`confPID_FILE', `@/pid')dnl
            define(`STATUS_FILE', `@/statistics')dnl
            define(`HELP_FILE', `')dnl
            define(`confDONT_PROBE_INTERFACES', `True')dnl
            define(`confTO_IDENT', `0')dnl
            define(`confREFUSE_LA', `10000')dnl
            define(`confQUEUE_LA', `10000')dnl
            define(`SMART_HOST', `relay:[127.0.0.1]')dnl
            define(`RELAY_MAILER_ARGS', `TCP $h %d')dnl
            FEATURE(`accept_unresolvable_domains')dnl
            RELAY_DOMAIN(`example.com')dnl
            FEATURE(`nocanonify')dnl
            FEATURE(`no_default_msa')dnl
            DAEMON_OPTIONS(`Name=MTA, Addr=127.0.0.1, Port=%d')dnl
            MAILER(`smtp')dnl
            """
                .formatted(nextHop, port)
                .replace("@", home.toString()));
    configuration =
        Files.writeString(
            home.resolve("sendmail.cf"),
            Commands.run(
                "m4", "-D_CF_DIR_=" + MACROS + "/", MACROS + "/m4/cf.m4", macros.toString()));
    syslog = new OwnSyslog(home, "relay.test");
    daemon =
        syslog
            .program(
                List.of(queue.toString()),
                PROGRAM.toString(),
                "-C",
                configuration.toString(),
                "-bD")
            .redirectOutput(home.resolve("sendmail-out").toFile())
            .start();
    Commands.until(
        () -> SmtpClient.isListening(port), () -> "sendmail does not start: " + syslog.log());
  }

  /// One that runs; leaves the test out with a message where it is not installed.
  static SendmailRelay required(int nextHop) throws IOException {
    Installed.required(Files.isExecutable(PROGRAM), "sendmail");
    return new SendmailRelay(Installed.folder("mta"), nextHop);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void tryAgain() throws IOException {
    // Its exit status is what became of the mail.
    OwnSyslog.run(
        daemon,
        "sh",
        "-c",
        "\"$@\" || :",
        "-",
        PROGRAM.toString(),
        "-C",
        configuration.toString(),
        "-qf");
  }

  @Override
  public Path end() throws IOException {
    // The daemon, and what made its machine.
    Commands.until(() -> daemon.descendants().count() <= 1, () -> "sendmail goes on");
    syslog.settle();
    return syslog.log();
  }

  @Override
  public void close() throws IOException {
    // What made its machine heeds nothing less, and takes all of it along.
    daemon.destroyForcibly().onExit().join();
    syslog.close();
    Commands.run("rm", "-rf", home.toString());
  }
}
