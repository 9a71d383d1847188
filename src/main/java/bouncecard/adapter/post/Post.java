package bouncecard.adapter.post;

import bouncecard.app.inlet.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// `post`: reads one mail and hands it to an inlet, once; the mail server tries again.
///
/// It uses the JDK's oldest client for HTTP, which starts in a fraction of the time of the newer
/// one.
public final class Post {
  /// The variable that holds the inlet's key; with `_FILE` after it, one that names a file with it.
  public static final String KEY = "BOUNCECARD_POST_KEY";

  private static final int LONGEST_KEY = 4_096;

  private final Map<String, String> environment;
  private final InputStream in;
  private final PrintStream err;
  private final Times times;

  /// How long is waited for whom.
  ///
  /// @param connect for the connection
  /// @param answer for each part of the answer
  /// @param whole for all of it, from the first byte of the mail
  public record Times(Duration connect, Duration answer, Duration whole) {
    /// What a mail server has patience for.
    public static final Times USUAL =
        new Times(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  /// How it ended, and what the mail server is told of it; nothing where all is well.
  private record Ended(PostStatus status, String sentence) {
    static final Ended WELL = new Ended(PostStatus.KEPT, "");
  }

  /// @param in the mail
  /// @param err is told in one sentence why it is not kept
  public Post(Map<String, String> environment, InputStream in, PrintStream err, Times times) {
    this.environment = Map.copyOf(environment);
    this.in = in;
    this.err = err;
    this.times = times;
  }

  /// Hands the mail in, and answers the exit status.
  ///
  /// @param words what stands after `post` on the command line
  public int run(String... words) {
    Ended ended =
        switch (PostOptions.parse(words)) {
          case PostOptions.Parsed.Misused(String sentence) -> new Ended(PostStatus.USAGE, sentence);
          case PostOptions.Parsed.Understood(PostOptions options) -> inTime(options);
        };
    if (!ended.sentence().isEmpty()) {
      err.println("bouncecard post: " + ended.sentence());
    }
    return ended.status().code;
  }

  /// The whole of it, however slowly a byte of the mail or of the answer comes.
  private Ended inTime(PostOptions options) {
    BlockingQueue<Ended> result = new ArrayBlockingQueue<>(1);
    Thread.ofPlatform().daemon().start(() -> result.add(handedIn(options)));
    try {
      Ended ended = result.poll(times.whole().toMillis(), TimeUnit.MILLISECONDS);
      return ended == null ? later("it took too long.") : ended;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return later("it was interrupted.");
    }
  }

  private static Ended later(String sentence) {
    return new Ended(PostStatus.LATER, sentence);
  }

  private Ended handedIn(PostOptions options) {
    Optional<String> key;
    try {
      key = key(options);
    } catch (IOException | InvalidPathException _) {
      return new Ended(PostStatus.CONFIGURATION, "the file with the key cannot be read.");
    }
    if (key.isEmpty()) {
      return new Ended(
          PostStatus.CONFIGURATION,
          "there is no key of the inlet: name its file with --key-file, or give it as "
              + KEY
              + ".");
    }
    if (!key.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return new Ended(PostStatus.CONFIGURATION, "the key has a space or a line break in it.");
    }
    byte[] mail;
    try {
      mail = in.readNBytes(Intake.LONGEST);
      in.transferTo(OutputStream.nullOutputStream()); // or its sender sees a broken pipe
    } catch (IOException _) {
      return later("the mail could not be read to its end.");
    }
    return mail.length == 0
        ? new Ended(PostStatus.DATA, "there is no mail on standard input.")
        : posted(options.to(), key.get(), mail);
  }

  private Optional<String> key(PostOptions options) throws IOException {
    Optional<String> file =
        options.keyFile().or(() -> Optional.ofNullable(environment.get(KEY + "_FILE")));
    if (file.isEmpty()) {
      return Optional.ofNullable(environment.get(KEY)).filter(key -> !key.isEmpty());
    }
    try (InputStream key = Files.newInputStream(Path.of(file.get()))) {
      return Optional.of(new String(key.readNBytes(LONGEST_KEY), StandardCharsets.UTF_8).strip())
          .filter(text -> !text.isEmpty());
    }
  }

  private Ended posted(URI to, String key, byte[] mail) {
    try {
      URLConnection opened = to.toURL().openConnection();
      HttpURLConnection connection = (HttpURLConnection) opened;
      connection.setConnectTimeout((int) times.connect().toMillis());
      connection.setReadTimeout((int) times.answer().toMillis());
      connection.setInstanceFollowRedirects(false); // the key goes nowhere else
      connection.setUseCaches(false);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Authorization", "Bearer " + key);
      connection.setRequestProperty("Content-Type", "message/rfc822");
      connection.setDoOutput(true);
      // Without this the client sends the mail a second time by itself where it gets no answer.
      connection.setFixedLengthStreamingMode(mail.length);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(mail);
      }
      return judged(connection.getResponseCode());
    } catch (SSLException _) {
      return later("the server's certificate or its TLS is not to be trusted.");
    } catch (UnknownHostException _) {
      return later("no machine has the name of the address.");
    } catch (SocketTimeoutException _) {
      return later("the server did not answer in time.");
    } catch (IOException | IllegalArgumentException e) {
      return later("the server cannot be reached (" + e.getClass().getSimpleName() + ").");
    }
  }

  private static Ended judged(int status) {
    return switch (status) {
      case 200, 201, 202, 204 -> Ended.WELL;
      case 401, 403 -> new Ended(PostStatus.KEY, "the key is not that of the inlet.");
      case 404, 405, 410 ->
          new Ended(PostStatus.CONFIGURATION, "there is no inlet at that address.");
      case 400, 413, 415, 422 ->
          new Ended(PostStatus.DATA, "the inlet does not take this mail (" + status + ").");
      case 429, 503, 507 -> later("the inlet has no room now (" + status + ").");
      default -> later("the server answered " + status + ".");
    };
  }
}
