package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.triage.SentMails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every total of a triage is exact, and equal to what pflogsumm and eximstats count where they are
/// installed (`src/test/lab/install`).
final class TriageTotalsTest {
  private final SentMails mails = new SentMails(2_000);
  @TempDir Path folder = Path.of("");

  private Path postfix() throws IOException {
    return Files.write(folder.resolve("postfix.log"), mails.postfix());
  }

  private Path exim() throws IOException {
    return Files.write(folder.resolve("exim.log"), mails.exim());
  }

  private void hasAll(JsonNode triage) {
    assertThat(triage.path("delivered").asInt()).isEqualTo(mails.delivered());
    assertThat(triage.path("waiting").asInt()).isEqualTo(mails.waiting());
    assertThat(triage.path("failed").asInt()).isEqualTo(mails.failed());
    assertThat(triage.path("attempts").asInt()).isEqualTo(mails.deferrals() + mails.failed());
    assertThat(triage.path("problems").findValuesAsString("cause"))
        .contains("greylisted", "user-unknown")
        .doesNotContain("unknown");
  }

  @Test
  void triage_ofPostfix_hasEachTotal() throws IOException {
    hasAll(CountedLog.triaged(postfix()));
  }

  @Test
  void triage_ofExim_hasEachTotal() throws IOException {
    hasAll(CountedLog.triaged(exim()));
  }

  @Test
  void triage_ofPostfix_countsWhatPflogsummCounts() throws Exception {
    String told = CountedLog.told("pflogsumm", postfix());
    assertThat(CountedLog.number(told, "(\\d+) +delivered")).isEqualTo(mails.delivered());
    assertThat(CountedLog.number(told, "\\((\\d+) +deferrals\\)")).isEqualTo(mails.deferrals());
    assertThat(CountedLog.number(told, "(\\d+) +bounced")).isEqualTo(mails.failed());
  }

  @Test
  void triage_ofExim_countsWhatEximstatsCounts() throws Exception {
    String told = CountedLog.told("eximstats", exim());
    assertThat(CountedLog.number(told, "Delivered +\\S+ +\\d+ +(\\d+)"))
        .isEqualTo(mails.delivered());
    assertThat(CountedLog.number(told, "Errors encountered: (\\d+)")).isEqualTo(mails.failed());
  }
}
