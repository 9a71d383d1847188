package bouncecard.adapter.state.journal;

import bouncecard.app.inlet.KeptContract;
import bouncecard.app.serve.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// What arrives, in a folder.
class JournalKeptTest extends KeptContract {
  @TempDir Path folder;

  private Optional<InletJournal> open = Optional.empty();

  @AfterEach
  void stop() {
    open.ifPresent(one -> one.stop(Duration.ofSeconds(10)));
  }

  @Override
  protected Ends ends(long counted) {
    stop();
    InletJournal journal =
        InletJournal.open(
            new JournalTerms(
                folder,
                List.of(new Secret("k".repeat(40))),
                _ -> Duration.ofDays(3),
                InstantSource.system()),
            counted,
            warning -> {
              throw new AssertionError(warning);
            });
    open = Optional.of(journal);
    return new Ends(journal, journal);
  }
}
