package bouncecard.app.watch.live;

import bouncecard.app.ContentSniffer;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.RemoteFile.Got;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The files of one message, as far as they are read unasked: the first few that may tell of a
/// bounce, each within bounds.
public final class HeardFiles {
  private static final int LARGEST = 2 << 20;
  private static final int MOST = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /// Media types of what nobody reads.
  private static final List<String> SEEN_OR_HEARD = List.of("image/", "video/", "audio/");

  private int fetched;

  /// Those of a message of which none was read yet.
  public HeardFiles() {}

  /// What is in the next file; empty where it is let be.
  ///
  /// @param type its media type, as the platform tells it
  /// @param size how long it is said to be
  /// @param file fetches it
  public Optional<String> text(String type, long size, Supplier<RemoteFile> file) {
    String lower = type.toLowerCase(Locale.ROOT);
    boolean isWanted =
        fetched < MOST && size <= LARGEST && SEEN_OR_HEARD.stream().noneMatch(lower::startsWith);
    if (isWanted
        && file.get().fetch(LARGEST, PATIENCE) instanceof Got.Content(byte[] bytes)
        && !ContentSniffer.isBinary(bytes)) {
      fetched++;
      return Optional.of(ContentSniffer.decode(bytes));
    }
    return Optional.empty();
  }
}
