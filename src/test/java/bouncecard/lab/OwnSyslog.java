package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What writes down what programs say to `/dev/log`: programs that are started by it have a `/dev`
/// of their own, so that nothing of the machine's own log is touched. Java has no sockets of that
/// kind; each Debian has a Perl.
final class OwnSyslog implements AutoCloseable {
  private static final String SETTLED = "the test has seen that nothing is left to do";

  /// Takes lines as programs send them, and writes them as a daemon does: without the priority,
  /// with the host's name.
  private static final String DAEMON =
      """
      use Socket;
      my ($path, $file, $host) = @ARGV;
      socket(my $in, AF_UNIX, SOCK_DGRAM, 0) or die $!;
      open(my $out, '>>', $file) or die $!;
      select($out);
      $| = 1;
      bind($in, sockaddr_un($path)) or die $!;
      chmod 0666, $path;
      while (defined recv($in, my $line, 65536, 0)) {
        $line =~ s/^<\\d+>//;
        $line =~ s/[\\0\\n]+$//;
        $line =~ s/^(\\w{3} [ \\d]\\d [\\d:]{8} )/$1$host /;
        print "$line\\n";
      }
      """;

  /// With the devices that a mail server needs, and folders in memory for what it keeps.
  private static final String MACHINE =
      """
      set -e
      dev="$1"; host="$2"; shift 2
      hostname "$host"
      for one in null zero random urandom; do
        : > "$dev/$one"
        mount --bind "/dev/$one" "$dev/$one"
      done
      mount --rbind "$dev" /dev
      while [ "$1" != -- ]; do
        mount -t tmpfs tmpfs "$1"
        shift
      done
      shift
      exec "$@"
      """;

  private final Path dev;
  private final Path log;
  private final Process daemon;
  private final String host;

  /// Starts it.
  ///
  /// @param home where it writes `log`
  /// @param host the name of the machine that programs run on
  OwnSyslog(Path home, String host) throws IOException {
    this.host = host;
    dev = Files.createDirectories(home.resolve("dev"));
    log = home.resolve("log");
    daemon =
        new ProcessBuilder("perl", "-e", DAEMON, socket(), log.toString(), host)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("syslog-out").toFile())
            .start();
    Commands.until(() -> Files.exists(Path.of(socket())), () -> "syslog does not start");
  }

  private String socket() {
    return dev.resolve("log").toString();
  }

  /// All that was said.
  Path log() {
    return log;
  }

  /// A program that logs here, on a machine and with processes of its own: who ends the one that
  /// this starts ends all of them.
  ///
  /// @param inMemory folders that are empty at first, and gone after it
  ProcessBuilder program(List<String> inMemory, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of("unshare", "-m", "-u", "-p", "-f", "--kill-child", "sh", "-c", MACHINE, "-"));
    all.add(dev.toString());
    all.add(host);
    all.addAll(inMemory);
    all.add("--");
    all.addAll(List.of(words));
    return new ProcessBuilder(all).redirectErrorStream(true);
  }

  /// Runs a command on the machine of a program, to its end.
  static String run(Process program, String... words) throws IOException {
    ProcessHandle first = program.children().findFirst().orElseThrow();
    List<String> all =
        new ArrayList<>(List.of("nsenter", "-m", "-u", "-t", Long.toString(first.pid())));
    all.addAll(List.of(words));
    return Commands.run(all.toArray(String[]::new));
  }

  /// Waits until all that was said until now is written.
  void settle() throws IOException {
    Commands.run("logger", "-u", socket(), SETTLED);
    Commands.until(this::hasSettled, () -> "the log does not go on");
  }

  private boolean hasSettled() {
    try {
      return Files.readString(log).contains(SETTLED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    daemon.destroy();
    daemon.onExit().join();
  }
}
