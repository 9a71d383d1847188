package bouncecard.adapter.config;

import bouncecard.catalog.Language;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All that the operator configured, checked.
public final class Configuration {
  private static final InetSocketAddress HTTP_MODE_LISTEN =
      InetSocketAddress.createUnresolved("127.0.0.1", 8080);

  private final Resolved resolved;
  private final Credentials credentials;
  private final Optional<SlackAccess> slack;
  private final Optional<DiscordAccess> discord;
  private final CheckAccess checks;
  private final List<String> warnings;

  /// What came of reading a configuration.
  public sealed interface Outcome {
    /// It can be used.
    record Valid(Configuration configuration) implements Outcome {}

    /// It cannot.
    ///
    /// @param mistakes all of them, one sentence each
    record Invalid(List<String> mistakes) implements Outcome {
      /// Copies the list.
      public Invalid {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  private Configuration(
      Resolved resolved,
      Credentials credentials,
      Optional<SlackAccess> slack,
      Optional<DiscordAccess> discord,
      CheckAccess checks,
      List<String> warnings) {
    this.resolved = resolved;
    this.credentials = credentials;
    this.slack = slack;
    this.discord = discord;
    this.checks = checks;
    this.warnings = List.copyOf(warnings);
  }

  /// Reads the configuration, where the languages are those of the data that came with the program.
  static Outcome read(
      Optional<String> file,
      Map<String, String> environment,
      Path folder,
      List<Language> languages) {
    return read(file, environment, folder, _ -> languages);
  }

  /// Reads the configuration.
  ///
  /// @param file the file that the command line names
  /// @param folder where files are looked for whose names are not absolute
  /// @param spoken the languages with the data of a folder above ours
  public static Outcome read(
      Optional<String> file,
      Map<String, String> environment,
      Path folder,
      Function<Optional<Path>, List<Language>> spoken) {
    ConfigErrors mistakes = new ConfigErrors();
    Resolved resolved = Resolved.read(file, environment, folder, Settings.ALL, mistakes);
    Language language = resolved.get(Settings.LANGUAGE);
    List<Language> languages = spoken.apply(resolved.get(Settings.DATA_OVERLAY));
    if (!languages.contains(language)) {
      mistakes.add(
          "%s is \"%s\", which is not spoken; it must be %s."
              .formatted(
                  resolved.label(Settings.LANGUAGE),
                  language,
                  String.join(" or ", languages.stream().map(Language::tag).toList())));
    }
    HttpKeys.check(resolved, mistakes);
    CheckAccess checks = CheckAccess.of(resolved, mistakes);
    Credentials credentials = Credentials.read(folder, environment, mistakes);
    Optional<SlackAccess> slack = CredentialRules.slack(credentials, resolved, mistakes);
    Optional<DiscordAccess> discord = CredentialRules.discord(credentials, mistakes);
    List<String> sentences = mistakes.sentences();
    return sentences.isEmpty()
        ? new Outcome.Valid(
            new Configuration(resolved, credentials, slack, discord, checks, mistakes.warnings()))
        : new Outcome.Invalid(sentences);
  }

  /// What a setting is set to.
  public <T> T get(Setting<T> setting) {
    return resolved.get(setting);
  }

  /// How to sign in to Slack; empty where no token of Slack was given.
  public Optional<SlackAccess> slack() {
    return slack;
  }

  /// How to sign in to Discord; empty where no token of Discord was given.
  public Optional<DiscordAccess> discord() {
    return discord;
  }

  /// How live checks are allowed.
  public CheckAccess checks() {
    return checks;
  }

  /// What works for now and should be changed, one sentence each.
  public List<String> warnings() {
    return warnings;
  }

  /// Where requests from outside are taken; empty where they are not.
  public Optional<InetSocketAddress> httpListen() {
    return get(HttpKeys.LISTEN)
        .or(
            () ->
                slack
                    .filter(access -> access.transport() instanceof SlackAccess.Transport.Http)
                    .map(_ -> HTTP_MODE_LISTEN));
  }

  /// Every setting as a line of TOML with where it comes from, then, as comments, every token and
  /// address; of tokens only whether they are given.
  public List<String> lines() {
    List<String> lines = new ArrayList<>(new SettingsListing(resolved, credentials).lines());
    warnings.forEach(warning -> lines.add("# Warning: " + warning));
    return lines;
  }
}
