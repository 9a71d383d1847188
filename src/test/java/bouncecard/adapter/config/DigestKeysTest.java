package bouncecard.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackIntegration;
import bouncecard.app.digest.DigestTerms;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestKeysTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-1",
          "SLACK_SIGNING_SECRET", "secret",
          "BOUNCECARD_SLACK_MODE", "http",
          "BOUNCECARD_STATE_KEY", "k".repeat(40),
          "BOUNCECARD_STATE_FILE", "state",
          "BOUNCECARD_WATCH_CHANNELS", "C024BE91L");
  private static final String WHOLE =
      """
      [digest]
      every = "week"
      at = "07:30"
      zone = "Asia/Seoul"
      channel = "C024BE91L"
      language = "ko"
      """;

  @TempDir Path folder;

  private Configuration.Outcome read(Map<String, String> environment, String toml)
      throws IOException {
    Files.writeString(folder.resolve("bouncecard.toml"), toml);
    return Configuration.read(
        Optional.of("bouncecard.toml"),
        environment,
        folder,
        List.of(Language.ENGLISH, new Language("ko")),
        List.of(new SlackIntegration()));
  }

  private Optional<DigestTerms> digest(String toml) throws IOException {
    return Outcomes.valid(read(ENVIRONMENT, toml)).digest();
  }

  private List<String> mistakes(Map<String, String> environment, String toml) throws IOException {
    return Outcomes.mistakes(read(environment, toml));
  }

  @Test
  void read_aDigest_isAsItStands() throws IOException {
    assertThat(digest(WHOLE))
        .hasValue(
            new DigestTerms(
                DigestTerms.Every.WEEK,
                LocalTime.of(7, 30),
                ZoneId.of("Asia/Seoul"),
                "C024BE91L",
                Optional.of(new Language("ko"))));
  }

  @Test
  void read_withoutADigest_isNone() throws IOException {
    assertThat(digest("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every = \"week\" | every = \"month\" | day or week",
        "every = \"week\" | # | digest.every is not",
        "at = \"07:30\" | at = \"24:00\" | a time of day such as 09:00",
        "at = \"07:30\" | at = \"7:30\" | a time of day such as 09:00",
        "zone = \"Asia/Seoul\" | zone = \"Seoul\" | a time zone such as UTC",
        "channel = \"C024BE91L\" | # | digest.channel is missing",
        "channel = \"C024BE91L\" | channel = \"112233445566778899\" | no id of a channel of a chat",
        "language = \"ko\" | language = \"eo\" | which is not spoken; it must be en or ko."
      })
  void read_aMistake_isOneSentence(String right, String wrong, String told) throws IOException {
    assertThat(mistakes(ENVIRONMENT, WHOLE.replace(right, wrong)))
        .singleElement()
        .asString()
        .contains(told)
        .endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "BOUNCECARD_STATE_KEY, 'The digest needs state.file or state.url, and BOUNCECARD_STATE_KEY'",
    "BOUNCECARD_STATE_FILE, 'The digest needs state.file or state.url, and BOUNCECARD_STATE_KEY'",
    "BOUNCECARD_WATCH_CHANNELS, nothing is there to be counted"
  })
  void read_withoutWhatItNeeds_isAMistake(String left, String told) throws IOException {
    Map<String, String> less = new HashMap<>(ENVIRONMENT);
    less.remove(left);
    assertThat(mistakes(less, WHOLE)).singleElement().asString().contains(told).endsWith(".");
  }
}
