package bouncecard.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.config.Settings.LogLevel;
import bouncecard.adapter.discord.DiscordIntegration;
import bouncecard.adapter.slack.SlackIntegration;
import bouncecard.app.check.CheckSettings;
import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.catalog.Language;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Configurations that are in order.
final class ConfigurationTest {
  private static final List<Language> SPOKEN = List.of(new Language("en"), new Language("ko"));

  private static final List<ChatIntegration> CHATS =
      List.of(new SlackIntegration(), new DiscordIntegration());

  @TempDir Path folder;

  @Test
  void read_nothing_hasTheDefaults() {
    Configuration configuration = read(Map.of());

    assertThat(configuration.get(Settings.LANGUAGE)).isEqualTo(Language.ENGLISH);
    assertThat(configuration.get(Settings.STATE_FILE)).isEmpty();
    assertThat(configuration.get(Settings.LOG_LEVEL)).isEqualTo(LogLevel.INFO);
    assertThat(configuration.get(Settings.STOP_GRACE)).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.httpListen()).isEmpty();
    assertThat(configuration.chats()).isEmpty();
  }

  @Test
  void read_fileAndEnvironment_environmentWins() throws IOException {
    write("bouncecard.toml", "language = \"ko\"\n[stop]\ngrace = 3\n");

    Configuration configuration = read(Map.of("BOUNCECARD_STOP_GRACE", "4"));

    assertThat(configuration.get(Settings.LANGUAGE)).isEqualTo(new Language("ko"));
    assertThat(configuration.get(Settings.STOP_GRACE)).isEqualTo(Duration.ofSeconds(4));
    assertThat(configuration.lines())
        .contains(
            "language = \"ko\"                             # bouncecard.toml",
            "stop.grace = \"4\"                            # BOUNCECARD_STOP_GRACE");
  }

  @Test
  void read_aFileThatIsFarTooLarge_isOneSentence() throws IOException {
    write("bouncecard.toml", "#".repeat((1 << 20) + 1));

    assertThat(Configuration.read(Optional.empty(), Map.of(), folder, SPOKEN, CHATS))
        .isEqualTo(
            new Configuration.Outcome.Invalid(
                List.of("bouncecard.toml is too large for a configuration: more than 1 MiB.")));
  }

  @Test
  void read_threeFiles_commandLineBeforeEnvironmentBeforeFolder() throws IOException {
    write("bouncecard.toml", "stop.grace = 1");
    write("environment.toml", "stop.grace = 2");
    write("line.toml", "stop.grace = 3");
    Map<String, String> environment = Map.of("BOUNCECARD_CONFIG", "environment.toml");

    assertThat(read(Map.of()).get(Settings.STOP_GRACE)).isEqualTo(Duration.ofSeconds(1));
    assertThat(read(environment).get(Settings.STOP_GRACE)).isEqualTo(Duration.ofSeconds(2));
    assertThat(read(Optional.of("line.toml"), environment).get(Settings.STOP_GRACE))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void read_slackInHttpMode_listensOnLoopbackByDefault() {
    Configuration configuration =
        read(
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_SIGNING_SECRET", "secret",
                "BOUNCECARD_SLACK_MODE", "http"));

    assertThat(configuration.chats())
        .singleElement()
        .satisfies(chat -> assertThat(chat.takesRequests()).isTrue());
    assertThat(configuration.httpListen())
        .contains(InetSocketAddress.createUnresolved("127.0.0.1", 8080));
  }

  @Test
  void read_tokensInFiles_areTrimmedAndNeverShown() throws IOException {
    write("token", "hidden-token\n");

    Configuration configuration =
        read(
            Map.of(
                "DISCORD_TOKEN_FILE", "token", "DISCORD_GATEWAY_URL", "ws://127.0.0.1:9/gateway"));

    assertThat(configuration.chats())
        .singleElement()
        .satisfies(chat -> assertThat(chat.takesRequests()).isFalse())
        .satisfies(
            chat ->
                assertThat(chat.toString())
                    .contains("https://discord.com/api/v10/", "ws://127.0.0.1:9/gateway/")
                    .doesNotContain("hidden"));
    assertThat(configuration.lines())
        .contains("# DISCORD_TOKEN: set                        # DISCORD_TOKEN_FILE")
        .noneMatch(line -> line.contains("hidden"));
  }

  @Test
  void lines_readAgain_areTheSameSettings() throws IOException {
    Map<String, String> environment =
        Map.of("BOUNCECARD_STATE_FILE", "a \"b\"\\c", "BOUNCECARD_HTTP_LISTEN", "[::1]:0");
    List<String> lines = read(environment).lines();
    write("bouncecard.toml", String.join("\n", lines));

    assertThat(read(Map.of()).lines())
        .isEqualTo(
            lines.stream()
                .map(
                    line ->
                        line.startsWith("#")
                            ? line
                            : line.replaceFirst(
                                "# (default|BOUNCECARD_\\w+)$", "# bouncecard.toml"))
                .toList());
  }

  @Test
  void read_lists_inFileAndEnvironment() throws IOException {
    Setting<List<Duration>> waits =
        Setting.list("test.waits", List.of("1"), ValueParsers.seconds(9), "for a test");
    write("lists.toml", "test.waits = [2, 3]");

    assertThat(resolved(waits, "", Map.of())).isEqualTo("[PT1S] []");
    assertThat(resolved(waits, "lists.toml", Map.of())).isEqualTo("[PT2S, PT3S] []");
    assertThat(resolved(waits, "", Map.of("BOUNCECARD_TEST_WAITS", "4, 5,")))
        .isEqualTo("[PT4S, PT5S] []");
    assertThat(resolved(waits, "", Map.of("BOUNCECARD_TEST_WAITS", ""))).isEqualTo("[] []");
    assertThat(resolved(waits, "", Map.of("BOUNCECARD_TEST_WAITS", "4,x")))
        .isEqualTo(
            "[PT1S] [BOUNCECARD_TEST_WAITS is \"x\"; it must be a whole number of seconds from 0 to"
                + " 9.]");
  }

  private String resolved(
      Setting<List<Duration>> setting, String file, Map<String, String> environment) {
    ConfigErrors mistakes = new ConfigErrors();
    Resolved resolved =
        Resolved.read(
            Optional.of(file).filter(name -> !name.isEmpty()),
            environment,
            folder,
            new Known(List.of(setting), List.of()),
            mistakes);
    return resolved.get(setting) + " " + mistakes.sentences();
  }

  @Test
  void read_checks_fillTheirSettings() throws IOException {
    write(
        "bouncecard.toml",
        """
        [check]
        on = true
        ehlo = "Probe.Example.COM"
        domains = ["example.com", "bücher.example"]
        channels = ["C024BE91L"]
        vrfy = false
        resolvers = ["192.0.2.53:53", "[2001:db8::53]:5353"]
        dnsbls = ["zen.example.org"]
        pause = 5
        networks = ["127.0.0.0/8"]
        """);

    CheckAccess access = read(Map.of("BOUNCECARD_CHECK_USERS", "U1,U2")).checks();

    CheckSettings settings = access.settings();
    assertThat(settings.isOn()).isTrue();
    assertThat(settings.ehlo()).contains(new DomainName("probe.example.com"));
    assertThat(settings.verifies()).isFalse();
    assertThat(settings.permits())
        .isEqualTo(
            new CheckSettings.Permits(
                false,
                Set.of(new DomainName("example.com"), new DomainName("xn--bcher-kva.example")),
                Set.of("C024BE91L"),
                Set.of(),
                Set.of("U1", "U2")));
    assertThat(settings.quotas().pause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.opened()).containsExactly(Cidr.parse("127.0.0.0/8").orElseThrow());
    assertThat(access.resolvers()).containsExactly("192.0.2.53:53", "[2001:db8::53]:5353");
    assertThat(access.dnsbls()).containsExactly(new DomainName("zen.example.org"));
    assertThat(CheckAccess.read(Map.of("BOUNCECARD_CHECK_USERS", "U1,U2"), folder, CHATS))
        .isEqualTo(new CheckAccess.Outcome.Valid(access));
  }

  @Test
  void read_noChecks_areOffWithTheUsualLimits() {
    CheckSettings settings = read(Map.of()).checks().settings();

    assertThat(settings).isEqualTo(CheckSettings.OFF);
    assertThat(
            read(Map.of(
                    "BOUNCECARD_CHECK_ON", "true",
                    "BOUNCECARD_CHECK_EHLO", "probe.example.com",
                    "BOUNCECARD_CHECK_DOMAINS", "*"))
                .checks()
                .settings()
                .permits()
                .anyDomain())
        .isTrue();
  }

  @Test
  void documents_everySetting_standsInTheTable() throws IOException {
    String settings = Files.readString(Path.of("docs/settings.md"));

    for (Setting<?> setting : Known.of(CHATS).settings()) {
      String usual = setting.usual().isEmpty() ? "none" : String.join(", ", setting.usual());
      assertThat(settings)
          .contains("| `%s` | `%s` | %s |".formatted(setting.name(), setting.variable(), usual));
    }
    for (Credential credential : Known.of(CHATS).credentials()) {
      assertThat(settings).contains("`" + credential.name() + "`");
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Configuration read(Map<String, String> environment) {
    return read(Optional.empty(), environment);
  }

  private Configuration read(Optional<String> file, Map<String, String> environment) {
    return Outcomes.valid(Configuration.read(file, environment, folder, SPOKEN, CHATS));
  }
}
