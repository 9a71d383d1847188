package bouncecard.adapter.state;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The requests of an operator to forget channels, handed to a bot that runs in another process: a
/// file beside the state file, a channel's id a line, which the bot takes away when it is done. One
/// that does not run does it at its next start.
public final class ForgetRequests implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ForgetRequests.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int MOST_OCTETS = 1 << 16;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,40}");

  private final Path file;
  private final ToIntFunction<String> forgetting;
  private volatile boolean isStopped;
  private volatile boolean isWell = true;
  private final Thread looking;

  /// Requests to a bot with this state file.
  ///
  /// @param forgetting forgets a channel, and says how many answers that were
  public ForgetRequests(Path stateFile, ToIntFunction<String> forgetting) {
    this.file = beside(stateFile);
    this.forgetting = forgetting;
    this.looking = Thread.ofVirtual().name("forget").unstarted(this::look);
  }

  private static Path beside(Path stateFile) {
    Path whole = stateFile.toAbsolutePath();
    return whole.resolveSibling(whole.getFileName() + ".forget");
  }

  /// Whether a text can be the id of a channel.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// Asks the bot with this state file to forget a channel.
  public static void ask(Path stateFile, String channel) throws IOException {
    Path file = beside(stateFile);
    if (!Files.exists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        file,
        channel + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
  }

  /// Whether nothing is left to be forgotten by the bot with this state file.
  public static boolean isDone(Path stateFile) {
    Path file = beside(stateFile);
    return !Files.exists(file) && !Files.exists(taken(file));
  }

  private static Path taken(Path file) {
    return file.resolveSibling(file.getFileName() + ".taken");
  }

  private void look() {
    while (!isStopped) {
      take();
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// Does what is asked for now. What was taken and not done is done first.
  synchronized void take() {
    Path mine = taken(file);
    try {
      if (!Files.exists(mine)) {
        if (!Files.exists(file)) {
          return;
        }
        Files.move(file, mine);
      }
      for (String channel : lines(mine)) {
        int answers = forgetting.applyAsInt(channel);
        LOG.atInfo()
            .addKeyValue("channel", channel)
            .addKeyValue("answers", answers)
            .log("forgot a channel, as the operator asked");
      }
      Files.delete(mine);
      isWell = true;
    } catch (IOException e) {
      if (isWell) {
        isWell = false;
        LOG.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("exception", e.getClass().getSimpleName())
            .log("what is to be forgotten cannot be read or taken away there");
      }
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_OCTETS), StandardCharsets.ISO_8859_1)
          .lines()
          .map(String::strip)
          .filter(ForgetRequests::isId)
          .distinct()
          .toList();
    }
  }

  @Override
  public String name() {
    return "requests to forget";
  }

  @Override
  public void start() {
    looking.start();
  }

  @Override
  public Health health() {
    return isWell ? Health.UP : new Health(Health.State.RECOVERING, "not read");
  }

  @Override
  public void stop(Duration grace) {
    isStopped = true;
    looking.interrupt();
  }
}
