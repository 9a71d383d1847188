package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import bouncecard.app.digest.DigestTerms;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletKind;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.app.integration.ConfiguredChat;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.Language;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All that the operator configured, checked.
public final class Configuration {
  private static final InetSocketAddress REQUESTS_LISTEN =
      InetSocketAddress.createUnresolved("127.0.0.1", 8080);

  /// Of the key that seals the state: a shorter one can be guessed.
  private static final int SHORTEST_KEY = 32;

  private final Known known;
  private final Given given;
  private final List<ConfiguredChat> chats;
  private final CheckAccess checks;
  private final InletKeys inlets;
  private final Optional<DigestTerms> digest;
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
      Known known,
      Given given,
      List<ConfiguredChat> chats,
      CheckAccess checks,
      InletKeys inlets,
      Optional<DigestTerms> digest,
      List<String> warnings) {
    this.known = known;
    this.given = given;
    this.chats = List.copyOf(chats);
    this.checks = checks;
    this.inlets = inlets;
    this.digest = digest;
    this.warnings = List.copyOf(warnings);
  }

  /// Reads the configuration, where the languages are those of the data that came with the program.
  static Outcome read(
      Optional<String> file,
      Map<String, String> environment,
      Path folder,
      List<Language> languages,
      List<ChatIntegration> chats) {
    return read(file, environment, folder, _ -> languages, chats);
  }

  /// Reads the configuration of a bot without inlets.
  public static Outcome read(
      Optional<String> file,
      Map<String, String> environment,
      Path folder,
      Function<Optional<Path>, List<Language>> spoken,
      List<ChatIntegration> chats) {
    return read(file, environment, folder, spoken, chats, List::of);
  }

  /// Reads the configuration.
  ///
  /// @param file the file that the command line names
  /// @param folder where files are looked for whose names are not absolute
  /// @param spoken the languages with the data of a folder above ours
  /// @param chats the chat platforms that there are
  /// @param kinds the kinds of inlets that there are, asked where one is set up
  public static Outcome read(
      Optional<String> file,
      Map<String, String> environment,
      Path folder,
      Function<Optional<Path>, List<Language>> spoken,
      List<ChatIntegration> chats,
      Supplier<List<InletKind>> kinds) {
    ConfigErrors mistakes = new ConfigErrors();
    Known known = Known.of(chats);
    Resolved resolved = Resolved.read(file, environment, folder, known, mistakes);
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
    Credentials credentials = Credentials.read(folder, environment, known.credentials(), mistakes);
    Given given = new Given(resolved, credentials, mistakes);
    List<ConfiguredChat> wanted = new ArrayList<>();
    List<ChatIntegration> meant = new ArrayList<>();
    for (ChatIntegration chat : chats) {
      Optional<ConfiguredChat> one = chat.configure(given);
      one.ifPresent(wanted::add);
      one.ifPresent(_ -> meant.add(chat));
    }
    InletKeys inlets =
        InletKeys.read(
            given,
            kinds,
            new InletKeys.Around(
                languages,
                meant,
                wanted.stream().anyMatch(ConfiguredChat::takesRequests),
                environment,
                folder),
            mistakes);
    Optional<DigestTerms> digest =
        DigestKeys.read(
            given,
            new DigestKeys.Around(
                languages,
                id -> meant.stream().anyMatch(chat -> chat.hasChannel(id)),
                !inlets.inlets().isEmpty() || !resolved.inlets().isEmpty()),
            mistakes);
    StateKeys.check(given, mistakes);
    for (Credential key : List.of(Known.STATE_KEY, Known.STATE_KEY_OLD)) {
      credentials.unneeded(key);
      credentials
          .secret(key)
          .filter(secret -> secret.value().length() < SHORTEST_KEY)
          .ifPresent(
              _ ->
                  mistakes.add(
                      "%s is shorter than %d characters; make one with: openssl rand -base64 32"
                          .formatted(key.name(), SHORTEST_KEY)));
    }
    boolean isListening =
        resolved.get(HttpKeys.LISTEN).isPresent()
            || wanted.stream().anyMatch(ConfiguredChat::takesRequests);
    FrontKeys.check(resolved, isListening, mistakes);
    credentials.checkEmpty(mistakes);
    List<String> sentences = mistakes.sentences();
    return sentences.isEmpty()
        ? new Outcome.Valid(
            new Configuration(known, given, wanted, checks, inlets, digest, mistakes.warnings()))
        : new Outcome.Invalid(sentences);
  }

  /// What a setting is set to.
  public <T> T get(Setting<T> setting) {
    return given.get(setting);
  }

  /// The chat platforms that the operator gave tokens of.
  public List<ConfiguredChat> chats() {
    return chats;
  }

  /// What seals the state; empty where nothing of it is kept over restarts.
  public Optional<Secret> stateKey() {
    return given.secret(Known.STATE_KEY);
  }

  /// What sealed it before.
  public Optional<Secret> formerStateKey() {
    return given.secret(Known.STATE_KEY_OLD);
  }

  /// What seals the state, then what sealed it before.
  public List<Secret> stateKeys() {
    return Stream.concat(stateKey().stream(), formerStateKey().stream()).toList();
  }

  /// Signs in to the Redis of `state.url`; empty where none was given.
  public Optional<Secret> redisPassword() {
    return given.secret(StateKeys.PASSWORD);
  }

  /// How live checks are allowed.
  public CheckAccess checks() {
    return checks;
  }

  /// The inlets, in the order of the file.
  public List<Inlet> inlets() {
    return inlets.inlets();
  }

  /// The first secret of an inlet, read anew, as a token that is changed all the time must be;
  /// empty where it cannot be read any more.
  public Optional<Secret> secretNow(Inlet inlet) {
    return inlets.secretNow(inlet);
  }

  /// What kind an inlet is of.
  public InletKind kind(Inlet inlet) {
    return inlets.kind(inlet);
  }

  /// The digest that is wanted; empty where none is.
  public Optional<DigestTerms> digest() {
    return digest;
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
                chats.stream()
                    .filter(ConfiguredChat::takesRequests)
                    .findFirst()
                    .map(_ -> REQUESTS_LISTEN));
  }

  /// Every setting as a line of TOML with where it comes from, then, as comments, every token and
  /// address; of tokens only whether they are given.
  public List<String> lines() {
    List<String> lines =
        new ArrayList<>(new SettingsListing(known, given.resolved(), given.credentials()).lines());
    lines.addAll(inlets.lines());
    warnings.forEach(warning -> lines.add("# Warning: " + warning));
    return lines;
  }
}
