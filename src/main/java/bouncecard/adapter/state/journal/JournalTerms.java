package bouncecard.adapter.state.journal;

import bouncecard.app.serve.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// How a journal is kept.
///
/// @param folder where its files are
/// @param keys the secret by which they are sealed, then those by which older ones were
/// @param remembered for how long an id of an inlet is known
/// @param most how many bytes may wait to be read
/// @param segment how long a file gets
/// @param mostIds how many ids are known at a time
public record JournalTerms(
    Path folder,
    List<Secret> keys,
    Function<String, Duration> remembered,
    long most,
    long segment,
    int mostIds,
    InstantSource clock) {
  private static final long MOST = 256L << 20;
  private static final long SEGMENT = 8L << 20;
  private static final int MOST_IDS = 750_000;

  /// Copies the list.
  public JournalTerms {
    keys = List.copyOf(keys);
  }

  /// With the usual bounds.
  public JournalTerms(
      Path folder, List<Secret> keys, Function<String, Duration> remembered, InstantSource clock) {
    this(folder, keys, remembered, MOST, SEGMENT, MOST_IDS, clock);
  }
}
