package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A Postfix of a test's own, which takes mail at a port of the loopback and writes `log` into its
/// folder.
final class OwnPostfix implements AutoCloseable {
  private static final String SETTLED = "the test has seen that nothing is left to do";

  private final Path home;
  private final int port;

  /// Starts it.
  ///
  /// @param settings further lines of `main.cf`; `@` is the folder
  /// @param services further lines of `master.cf`
  OwnPostfix(Path home, String settings, String services) throws IOException {
    this.home = home;
    port = Ports.free();
    Path etc = Files.createDirectories(home.resolve("etc"));
    Files.createDirectories(home.resolve("spool"));
    Files.createDirectories(home.resolve("data"));
    Commands.run("chown", "postfix", home.resolve("data").toString());
    for (String file : List.of("dynamicmaps.cf", "postfix-files")) {
      Files.copy(Path.of("/etc/postfix").resolve(file), etc.resolve(file));
    }
    Files.writeString(
        etc.resolve("main.cf"),
        ("""
        compatibility_level = 3.6
        queue_directory = @/spool
        data_directory = @/data
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        shlib_directory = /usr/lib/postfix
        meta_directory = @/etc
        maillog_file = @/log
        maillog_file_prefixes = /var
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = relay.test
        mydestination =
        mynetworks = 127.0.0.0/8
        inet_interfaces = all
        inet_protocols = ipv4
        smtpd_peername_lookup = no
        smtpd_recipient_restrictions = permit_mynetworks, reject
        alias_maps =
        alias_database =
        local_recipient_maps =
        """
                + settings)
            .replace("@", home.toString()));
    Files.writeString(
        etc.resolve("master.cf"),
        """
        127.0.0.1:%d inet n - n - - smtpd
        cleanup   unix  n  -  n  -     0  cleanup
        qmgr      unix  n  -  n  300   1  qmgr
        pickup    unix  n  -  n  60    1  pickup
        rewrite   unix  -  -  n  -     -  trivial-rewrite
        bounce    unix  -  -  n  -     0  bounce
        defer     unix  -  -  n  -     0  bounce
        trace     unix  -  -  n  -     0  bounce
        proxymap  unix  -  -  n  -     -  proxymap
        error     unix  -  -  n  -     -  error
        retry     unix  -  -  n  -     -  error
        anvil     unix  -  -  n  -     1  anvil
        scache    unix  -  -  n  -     1  scache
        postlog   unix-dgram n - n - 1 postlogd
        """
                .formatted(port)
            + services);
    command("postfix", "check");
    command("postfix", "start");
    Commands.until(() -> SmtpClient.isListening(port), () -> log().toString());
  }

  static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/sbin/postfix"));
  }

  int port() {
    return port;
  }

  Path log() {
    return home.resolve("log");
  }

  private void command(String program, String... words) throws IOException {
    Commands.run(
        Stream.concat(Stream.of(program, "-c", home.resolve("etc").toString()), Stream.of(words))
            .toArray(String[]::new));
  }

  /// Tries at once all that waits.
  void tryAgain() throws IOException {
    command("postqueue", "-f");
  }

  /// Waits until nothing but what is to be tried later is in the queue, and all of it is in the
  /// log.
  void settle() throws IOException {
    // A bounce is in `incoming` before what it is about leaves `active`.
    Commands.until(
        () -> isEmpty("active") && isEmpty("incoming") && isEmpty("active"), () -> "busy queue");
    // Lines come in order.
    command("postlog", SETTLED);
    Commands.until(this::hasSettled, () -> "the log does not go on");
  }

  private boolean isEmpty(String queue) {
    try (Stream<Path> files = Files.list(home.resolve("spool").resolve(queue))) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private boolean hasSettled() {
    try {
      return Files.readString(log()).contains(SETTLED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    command("postfix", "stop");
  }
}
