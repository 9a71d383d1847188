package bouncecard.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What watching keeps over a restart.
final class WatchFileTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Path file() {
    return folder.resolve("state.watch");
  }

  private WatchFile open() {
    return WatchFile.open(file(), warnings::add);
  }

  @Test
  void lines_areThereAfterARestart() {
    WatchFile ledger = open();
    ledger.put("episode a", "one");
    ledger.put("episode a", "two");
    ledger.put("mute b", "x\ty\nz");
    ledger.put("on c", "gone");
    ledger.remove("on c");
    ledger.stop(SOON);
    assertThat(open().all()).isEqualTo(Map.of("episode a", "two", "mute b", "x y z"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void line_thatACrashCutOff_isLetBeAndTheOthersAreKept() throws Exception {
    WatchFile ledger = open();
    ledger.put("episode a", "one");
    ledger.stop(SOON);
    Files.writeString(file(), "episode b", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    WatchFile again = open();
    assertThat(again.all()).isEqualTo(Map.of("episode a", "one"));
    again.put("episode c", "three");
    again.stop(SOON);
    assertThat(open().all()).isEqualTo(Map.of("episode a", "one", "episode c", "three"));
  }

  @Test
  void file_doesNotGrowWithWhatIsChangedAgainAndAgain() throws Exception {
    WatchFile ledger = open();
    for (int i = 0; i < 50_000; i++) {
      ledger.put("episode " + i % 5, "count " + i);
    }
    ledger.stop(SOON);
    assertThat(Files.size(file())).isLessThan(200_000);
    assertThat(open().all()).hasSize(5).containsEntry("episode 4", "count 49999");
  }

  @Test
  void folderThatIsNotThere_isToldOnceAndKeepsNothingFromWorking() {
    WatchFile ledger = WatchFile.open(folder.resolve("none/state.watch"), warnings::add);
    ledger.put("a", "1");
    ledger.put("b", "2");
    ledger.stop(SOON);
    assertThat(ledger.all()).hasSize(2);
    assertThat(warnings).singleElement().asString().contains("does not exist");
  }
}
