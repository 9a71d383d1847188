package bouncecard.adapter.state;

import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchLedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// What watching keeps, in a file.
class WatchFileLinesTest extends WatchLedgerContract {
  @TempDir Path folder;

  @Override
  protected WatchLedger ledger() {
    return WatchFile.open(
        folder.resolve("state.watch"),
        warning -> {
          throw new AssertionError(warning);
        });
  }
}
