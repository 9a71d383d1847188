package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A Postfix and an Exim of a test's own, which hand bounces to the bot: Postfix by LMTP those to
/// `lmtp.test` and by a pipe those to `pipe.test`, and so does Exim.
final class MailServers implements AutoCloseable {
  private final Path home;
  private final OwnPostfix postfix;
  private final OwnExim exim;

  private MailServers(Path home, OwnPostfix postfix, OwnExim exim) {
    this.home = home;
    this.postfix = postfix;
    this.exim = exim;
  }

  /// Both, running; leaves the test out with a message where they are not installed.
  ///
  /// @param lmtpPort where the bot takes mails
  /// @param inlet the address of the inlet that `post` hands them to
  static MailServers required(int lmtpPort, String inlet, String key) throws IOException {
    Installed.required(OwnPostfix.isInstalled() && OwnExim.isInstalled(), "Postfix or Exim");
    Path home = Installed.folder("mta");
    Path script = script(home, inlet, key);
    return new MailServers(home, postfix(home, lmtpPort, script), exim(home, lmtpPort));
  }

  private static OwnPostfix postfix(Path home, int lmtpPort, Path script) throws IOException {
    return new OwnPostfix(
        home,
        """
        relay_domains = lmtp.test, pipe.test
        relay_recipient_maps =
        transport_maps = inline:{ lmtp.test=lmtp:inet:127.0.0.1:%d, pipe.test=bouncecard: }
        bouncecard_destination_recipient_limit = 1
        """
            .formatted(lmtpPort),
        """
        lmtp      unix  -  -  n  -     -  lmtp
        bouncecard unix - n n - 4 pipe
          flags=q user=nobody argv=%s
        """
            .formatted(script));
  }

  /// What the pipe runs, as a user who sees nothing of this one's files.
  private static Path script(Path home, String inlet, String key) throws IOException {
    Path classes = Files.createDirectories(home.resolve("classes"));
    for (String place : System.getProperty("java.class.path").split(":", -1)) {
      if (Files.exists(Path.of(place, "bouncecard/Main.class"))) {
        Commands.run("cp", "-r", place + "/bouncecard", classes.toString());
      }
    }
    Path keyFile = Files.writeString(home.resolve("key"), key);
    Path script =
        Files.writeString(
            home.resolve("post"),
            "#!/bin/sh\nexec %s/bin/java -XX:TieredStopAtLevel=1 -cp %s bouncecard.Main post --to %s --key-file %s\n"
                .formatted(System.getProperty("java.home"), classes, inlet, keyFile));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private static OwnExim exim(Path home, int lmtpPort) throws IOException {
    return new OwnExim(
        home,
        """
        begin routers
        bounces:
          driver = manualroute
          domains = lmtp.test
          route_list = * 127.0.0.1 byname
          self = send
          transport = bouncecard
        piped:
          driver = accept
          domains = pipe.test
          transport = piping
        begin transports
        piping:
          driver = pipe
          command = @/post
          message_prefix =
          message_suffix =
        bouncecard:
          driver = smtp
          protocol = lmtp
          port = %d
          hosts_try_fastopen =
          allow_localhost
        """
            .formatted(lmtpPort));
  }

  /// What they say of themselves.
  String log() {
    StringBuilder all = new StringBuilder();
    for (String name : List.of("log", "exim-out", "exim/mainlog", "exim/paniclog")) {
      try {
        all.append(Files.readString(home.resolve(name)));
      } catch (IOException _) {
        all.append(name).append(" is not there\n");
      }
    }
    return all.toString();
  }

  void postfix(String to, String mail) throws IOException {
    send(postfix.port(), to, mail);
  }

  void exim(String to, String mail) throws IOException {
    send(exim.port(), to, mail);
  }

  /// A bounce comes from nobody.
  private static void send(int port, String to, String mail) throws IOException {
    try (SmtpClient client = new SmtpClient(port)) {
      client.send("", List.of(to), mail);
    }
  }

  @Override
  public void close() throws IOException {
    postfix.close();
    exim.close();
    Commands.run("rm", "-rf", home.toString());
  }
}
