package bouncecard.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.slack.SlackIntegration;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletKind;
import bouncecard.app.inlet.WebhookKinds;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InletTablesTest {
  private static final List<InletKind> KINDS = WebhookKinds.of(DataFiles.services().get());
  private static final String GRID = "a-key-of-the-operators-own";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-1",
          "SLACK_SIGNING_SECRET", "secret",
          "BOUNCECARD_SLACK_MODE", "http",
          "BOUNCECARD_STATE_KEY", "k".repeat(40),
          "BOUNCECARD_STATE_FILE", "state",
          "GRID", GRID,
          "NEXT", "another-key-of-the-operator");

  @TempDir Path folder;

  private Configuration.Outcome read(Map<String, String> environment, String toml)
      throws IOException {
    Files.writeString(folder.resolve("bouncecard.toml"), toml);
    return Configuration.read(
        Optional.of("bouncecard.toml"),
        environment,
        folder,
        _ -> List.of(Language.ENGLISH, new Language("ko")),
        List.of(new SlackIntegration()),
        () -> KINDS);
  }

  private List<Inlet> inlets(String toml) throws IOException {
    return Outcomes.valid(read(ENVIRONMENT, toml)).inlets();
  }

  private List<String> mistakes(Map<String, String> environment, String toml) throws IOException {
    return Outcomes.mistakes(read(environment, toml));
  }

  @Test
  void read_inlets_areAsTheyStand() throws IOException {
    Files.writeString(folder.resolve("key"), "a-key-in-a-file-of-its-own\n");
    List<Inlet> inlets =
        inlets(
            """
            [inlet.marketing]
            service = "mailgun"
            secrets = ["GRID", "./key"]
            channel = "C024BE91L"
            language = "ko"
            show = ["failed", "delayed"]
            [inlet.ses-eu]
            service = "amazon-ses"
            channel = "C024BE91L"
            topics = "arn:aws:sns:eu-west-1:123456789012:bounces"
            """);
    assertThat(inlets)
        .containsExactly(
            new Inlet(
                "marketing",
                "mailgun",
                List.of(new Secret(GRID), new Secret("a-key-in-a-file-of-its-own")),
                "C024BE91L",
                Optional.of(new Language("ko")),
                java.util.Set.of(Inlet.Show.FAILED, Inlet.Show.DELAYED),
                Map.of()),
            new Inlet(
                "ses-eu",
                "amazon-ses",
                List.of(),
                "C024BE91L",
                Optional.empty(),
                java.util.Set.of(Inlet.Show.FAILED, Inlet.Show.COMPLAINTS),
                Map.of("topics", List.of("arn:aws:sns:eu-west-1:123456789012:bounces"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service = 'sendgird' | inlet.a.service is \"sendgird\"; it must be",
        "channel = 'C024BE91L' | inlet.a.service is missing; it must be",
        "service = 'any' | inlet.a.secrets is missing, without which nothing is taken",
        "secrets = ['GONE'] | inlet.a.secrets: GONE is not in the environment",
        "secrets = ['GRID', 'NEXT', 'GRID'] | inlet.a.secrets names more than two",
        "secrets = ['./gone'] | inlet.a.secrets: the file of ./gone cannot be read.",
        "secrets = ['my secret itself'] | the secret itself does not belong here",
        "channel = 'general' | inlet.a.channel is \"general\", which is no id of a channel",
        "channel = '80351110224678912' | which is no id of a channel of a chat that is configured",
        "language = 'xx' | inlet.a.language is \"xx\", which is not spoken; it must be en or ko.",
        "show = ['everything'] | inlet.a.show has \"everything\"; it must be failed",
        "chanel = 'C0' | There is no setting inlet.a.chanel for any. Did you mean channel?",
        "topics = ['x'] | There is no setting inlet.a.topics for any.",
        "service = ['any'] | inlet.a.service must be a single value and no list."
      })
  void read_aMistake_isOneSentence(String line, String sentence) throws IOException {
    Map<String, String> lines =
        new HashMap<>(
            Map.of(
                "service", "service = 'any'",
                "secrets", "secrets = ['GRID']",
                "channel", "channel = 'C024BE91L'"));
    if (sentence.contains("secrets is missing")) {
      lines.remove("secrets");
    }
    if (sentence.contains("service is missing")) {
      lines.remove("service");
    }
    lines.put(line.substring(0, line.indexOf(' ')), line);
    assertThat(mistakes(ENVIRONMENT, "[inlet.a]\n" + String.join("\n", lines.values())))
        .anySatisfy(one -> assertThat(one).contains(sentence))
        .noneMatch(one -> one.contains("my secret itself"))
        .hasSizeBetween(1, 2);
  }

  @Test
  void read_aSecretThatIsNoPublicKey_isAMistake() throws IOException {
    assertThat(
            mistakes(
                ENVIRONMENT,
                "[inlet.a]\nservice = 'sendgrid'\nsecrets = 'GRID'\nchannel = 'C024BE91L'\n"))
        .containsExactly("inlet.a.secrets: GRID is none of the public keys that it shows.");
  }

  @Test
  void read_twoOfOneName_isAMistakeOfTheFile() throws IOException {
    assertThat(mistakes(ENVIRONMENT, "[inlet.a]\nservice = 'any'\n[inlet.a]\nservice = 'any'\n"))
        .singleElement()
        .asString()
        .contains("a name stands once");
  }

  @Test
  void read_aNameThatCanBeNoPath_isAMistake() throws IOException {
    assertThat(mistakes(ENVIRONMENT, "[inlet.'A/b']\nservice = 'any'\n"))
        .anyMatch(one -> one.contains("must be named by small letters"));
  }

  @Test
  void read_withoutAPlaceToKeepIt_isAMistake() throws IOException {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.remove("BOUNCECARD_STATE_KEY");
    assertThat(
            mistakes(
                environment,
                "[inlet.a]\nservice = 'any'\nsecrets = 'GRID'\nchannel = 'C024BE91L'\n"))
        .singleElement()
        .asString()
        .startsWith("Inlets need state.file or state.url, and BOUNCECARD_STATE_KEY");
  }

  @Test
  void read_severalMistakes_areToldAtOnce() throws IOException {
    assertThat(
            mistakes(
                ENVIRONMENT,
                "[inlet.a]\nservice = 'nobody'\n[inlet.b]\nservice = 'any'\nchannel = '#x'\n"))
        .hasSize(3);
  }

  @Test
  void lines_showNothingOfSecrets() throws IOException {
    Configuration.Outcome outcome =
        read(ENVIRONMENT, "[inlet.a]\nservice = 'any'\nsecrets = 'GRID'\nchannel = 'C024BE91L'\n");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Configuration.Outcome.Valid.class,
            valid ->
                assertThat(valid.configuration().lines())
                    .contains("# [inlet.a] any, tells C024BE91L, 1 secrets")
                    .noneMatch(line -> line.contains("operators-own")));
  }
}
