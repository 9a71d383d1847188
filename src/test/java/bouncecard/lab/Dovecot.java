package bouncecard.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A Dovecot of a test's own, with one mailbox, into whose folder mails are put as a mail server
/// does.
final class Dovecot implements AutoCloseable {
  static final String USER = "bounces";
  static final String PASSWORD = "s3cret-of-the-lab";

  private final Path home;
  private final int port;
  private final AtomicInteger number = new AtomicInteger();
  private Optional<Process> process = Optional.empty();

  private Dovecot(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /// One that runs; leaves the test out with a message where none is installed.
  ///
  /// @param settings further lines of its configuration
  static Dovecot required(String... settings) throws IOException {
    boolean isThere =
        Files.isExecutable(Path.of("/usr/sbin/dovecot"))
            && "root".equals(System.getProperty("user.name"));
    String missing = "Dovecot is not installed, or this is not root (src/test/lab/install)";
    if (!isThere && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(isThere, "left out: " + missing);
    Path home =
        Files.createTempDirectory(
            "dovecot",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Dovecot dovecot = new Dovecot(home, Ports.free());
    dovecot.prepare(String.join("\n", settings));
    dovecot.start();
    return dovecot;
  }

  private void prepare(String settings) throws IOException {
    new OwnCertificate(authority(), home.resolve("key.pem")).make();
    Files.writeString(home.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
    for (String folder : List.of("mail", "mail/tmp", "mail/new", "mail/cur", "run")) {
      Files.createDirectories(home.resolve(folder));
    }
    Commands.run("chown", "-R", "mail:mail", home.resolve("mail").toString());
    Files.writeString(
        home.resolve("dovecot.conf"),
        """
        base_dir = @/run
        log_path = @/log
        protocols = imap
        listen = 127.0.0.1
        ssl = required
        ssl_cert = <@/ca.pem
        ssl_key = <@/key.pem
        mail_location = maildir:@/mail
        mail_fsync = never
        first_valid_uid = 1
        mail_max_userip_connections = 50
        auth_failure_delay = 0
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        passdb {
          driver = passwd-file
          args = @/users
        }
        userdb {
          driver = static
          args = uid=mail gid=mail home=@/mail
        }
        service imap-login {
          inet_listener imap {
            port = 0
          }
          inet_listener imaps {
            port = %d
            ssl = yes
          }
        }
        """
                .formatted(port)
                .replace("@", home.toString())
            + settings.replace("@/", home + "/"));
  }

  /// Puts a file beside its configuration.
  void write(String name, String content) throws IOException {
    Files.writeString(home.resolve(name), content);
  }

  void start() throws IOException {
    process =
        Optional.of(
            new ProcessBuilder(
                    "setsid", // all of its processes are one group then
                    "/usr/sbin/dovecot",
                    "-F",
                    "-c",
                    home.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start());
    Commands.until(this::isListening, this::log);
  }

  private boolean isListening() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(home.resolve("out")) + Files.readString(home.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// Kills it with all of its processes, which would go on by themselves.
  void kill() throws IOException {
    Process master = process.orElseThrow();
    Commands.run("kill", "-9", "--", "-" + master.pid());
    master.onExit().join();
    // For two minutes a new one respects the lock of one that was killed.
    Commands.run("find", home.resolve("mail").toString(), "-name", "*.lock", "-delete");
    Commands.until(() -> !isListening(), this::log);
    process = Optional.empty();
  }

  int port() {
    return port;
  }

  Path authority() {
    return home.resolve("ca.pem");
  }

  /// Puts a mail in, whole or not at all.
  Path deliver(String mail) throws IOException {
    String name = "%d.M%dP1.lab".formatted(1_700_000_000L, number.incrementAndGet());
    Path written = home.resolve("mail/tmp").resolve(name);
    Files.write(written, mail.getBytes(UTF_8));
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
    Path there = home.resolve("mail/new").resolve(name);
    Files.move(written, there, StandardCopyOption.ATOMIC_MOVE);
    return there;
  }

  /// The mails of a folder, by their files' names.
  List<String> mails(String folder) throws IOException {
    Path place = folder.equals("INBOX") ? home.resolve("mail") : home.resolve("mail/." + folder);
    try (Stream<Path> fresh = Files.list(place.resolve("new"));
        Stream<Path> old = Files.list(place.resolve("cur"))) {
      return Stream.concat(fresh, old).map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// Has all mails numbered anew, as after a mailbox was restored.
  void renumber() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("mail"))) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().startsWith("dovecot")).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (process.isPresent()) {
      kill();
    }
    Commands.run("rm", "-rf", home.toString());
  }
}
