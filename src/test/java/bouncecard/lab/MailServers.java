package bouncecard.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// A Postfix and an Exim of a test's own, which hand bounces to the bot: Postfix by LMTP those to
/// `lmtp.test` and by a pipe those to `pipe.test`, and so does Exim.
final class MailServers implements AutoCloseable {
  private static final Path EXIM =
      Path.of(
              Optional.ofNullable(System.getenv("BOUNCECARD_LAB_HOME"))
                  .orElse("/var/lib/bouncecard-lab"))
          .resolve("servers/exim4-daemon-light/usr/sbin/exim4");

  private final Path home;
  private final int postfixPort;
  private final int eximPort;
  private final List<Process> processes = new ArrayList<>();

  private MailServers(Path home, int postfixPort, int eximPort) {
    this.home = home;
    this.postfixPort = postfixPort;
    this.eximPort = eximPort;
  }

  /// Both, running; leaves the test out with a message where they are not installed.
  ///
  /// @param lmtpPort where the bot takes mails
  /// @param inlet the address of the inlet that `post` hands them to
  static MailServers required(int lmtpPort, String inlet, String key) throws IOException {
    boolean isThere =
        Files.isExecutable(Path.of("/usr/sbin/postfix"))
            && Files.isExecutable(EXIM)
            && "root".equals(System.getProperty("user.name"));
    String missing =
        "Postfix and Exim are not installed, or this is not root (src/test/lab/install)";
    if (!isThere && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(isThere, "left out: " + missing);
    Path home =
        Files.createTempDirectory(
            Path.of("/var/tmp"),
            "mta",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    MailServers servers = new MailServers(home, Ports.free(), Ports.free());
    servers.startPostfix(lmtpPort, inlet, key);
    servers.startExim(lmtpPort);
    return servers;
  }

  private void startPostfix(int lmtpPort, String inlet, String key) throws IOException {
    Path etc = Files.createDirectories(home.resolve("etc"));
    Files.createDirectories(home.resolve("spool"));
    Files.createDirectories(home.resolve("data"));
    Commands.run("chown", "postfix", home.resolve("data").toString());
    for (String file : List.of("dynamicmaps.cf", "postfix-files")) {
      Files.copy(Path.of("/etc/postfix").resolve(file), etc.resolve(file));
    }
    Files.writeString(
        etc.resolve("main.cf"),
        """
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
        relay_domains = lmtp.test, pipe.test
        relay_recipient_maps =
        transport_maps = inline:{ lmtp.test=lmtp:inet:127.0.0.1:%d, pipe.test=bouncecard: }
        bouncecard_destination_recipient_limit = 1
        smtpd_recipient_restrictions = permit_mynetworks, reject
        alias_maps =
        alias_database =
        local_recipient_maps =
        """
            .formatted(lmtpPort)
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
        lmtp      unix  -  -  n  -     -  lmtp
        anvil     unix  -  -  n  -     1  anvil
        scache    unix  -  -  n  -     1  scache
        postlog   unix-dgram n - n - 1 postlogd
        bouncecard unix - n n - 4 pipe
          flags=q user=nobody argv=%s
        """
            .formatted(postfixPort, script(inlet, key)));
    Commands.run("postfix", "-c", etc.toString(), "check");
    Commands.run("postfix", "-c", etc.toString(), "start");
    Commands.until(() -> isListening(postfixPort), this::log);
  }

  /// What the pipe runs, as a user who sees nothing of this one's files.
  private Path script(String inlet, String key) throws IOException {
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

  private void startExim(int lmtpPort) throws IOException {
    Path spool = Files.createDirectories(home.resolve("exim"));
    Commands.run("chown", "Debian-exim", spool.toString());
    Path configuration =
        Files.writeString(
            home.resolve("exim.conf"),
            """
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
                .formatted(EXIM, eximPort, lmtpPort)
                .replace("@", home.toString()));
    processes.add(
        new ProcessBuilder(EXIM.toString(), "-C", configuration.toString(), "-bdf")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("exim-out").toFile())
            .start());
    Commands.until(() -> isListening(eximPort), this::log);
  }

  private static boolean isListening(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
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
    send(postfixPort, to, mail);
  }

  void exim(String to, String mail) throws IOException {
    send(eximPort, to, mail);
  }

  /// A bounce comes from nobody.
  private static void send(int port, String to, String mail) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      expect(in, "220");
      for (String command :
          List.of("HELO mx.example.org", "MAIL FROM:<>", "RCPT TO:<" + to + ">")) {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expect(in, "250");
      }
      out.write("DATA\r\n".getBytes(StandardCharsets.US_ASCII));
      expect(in, "354");
      out.write((mail.replace("\n", "\r\n") + "\r\n.\r\n").getBytes(StandardCharsets.UTF_8));
      expect(in, "250");
      out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      expect(in, "221");
    }
  }

  private static void expect(BufferedReader in, String code) throws IOException {
    String line = String.valueOf(in.readLine());
    if (!line.startsWith(code)) {
      throw new AssertionError(line);
    }
  }

  @Override
  public void close() throws IOException {
    Commands.run("postfix", "-c", home.resolve("etc").toString(), "stop");
    processes.forEach(Process::destroy);
    processes.forEach(one -> one.onExit().join());
    Commands.run("rm", "-rf", home.toString());
  }
}
