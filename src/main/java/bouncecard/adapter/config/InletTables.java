package bouncecard.adapter.config;

import bouncecard.app.Nearest;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletKind;
import bouncecard.app.inlet.InletKind.Option;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.Language;
import bouncecard.catalog.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables `[inlet.<name>]`, one for each inlet.
final class InletTables {
  /// What the names of all their settings begin with.
  static final String PREFIX = "inlet.";

  /// What its secrets are called, by which those are read anew that the bot signs in with.
  static final String SECRETS = "secrets";

  private static final int LONGEST_NAME = 40;
  private static final int MOST = 50;
  private static final int MOST_SECRETS = 2;
  private static final List<String> COMMON =
      List.of("service", SECRETS, "channel", "language", "show");

  private final Known known;
  private final ConfigErrors mistakes;

  /// What inlets are held to.
  ///
  /// @param kinds what can be set up
  /// @param languages what is spoken
  /// @param isChannel whether a text is the id of a channel of a chat that is configured
  /// @param environment where secrets are
  /// @param folder where files are looked for whose names are not absolute
  record Known(
      List<InletKind> kinds,
      List<Language> languages,
      Predicate<String> isChannel,
      Map<String, String> environment,
      Path folder) {}

  private InletTables(Known known, ConfigErrors mistakes) {
    this.known = known;
    this.mistakes = mistakes;
  }

  /// The inlets that these settings make; what is wrong with one is added to `mistakes`, and leaves
  /// it out.
  ///
  /// @param given by their whole names, as `inlet.name.service`
  static List<Inlet> read(Map<String, RawValue> given, Known known, ConfigErrors mistakes) {
    Map<String, Map<String, RawValue>> tables = new LinkedHashMap<>();
    given.forEach(
        (path, value) -> {
          int dot = path.indexOf('.', PREFIX.length());
          tables
              .computeIfAbsent(path.substring(PREFIX.length(), dot), _ -> new LinkedHashMap<>())
              .put(path.substring(dot + 1), value);
        });
    if (tables.size() > MOST) {
      mistakes.add("There are %d inlets; %d at most are taken.".formatted(tables.size(), MOST));
      return List.of();
    }
    InletTables reading = new InletTables(known, mistakes);
    return tables.entrySet().stream()
        .flatMap(one -> reading.inlet(one.getKey(), one.getValue()).stream())
        .toList();
  }

  /// Whether a name can stand in a path.
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  private Optional<Inlet> inlet(String name, Map<String, RawValue> table) {
    int before = mistakes.sentences().size();
    String whole = PREFIX + name;
    Optional<String> service = one(table, whole, "service");
    Optional<InletKind> kind =
        service.flatMap(
            word -> known.kinds().stream().filter(one -> one.service().equals(word)).findFirst());
    if (kind.isEmpty()) {
      mistakes.add(
          service
              .map(
                  word ->
                      "%s.service is %s; it must be %s."
                          .formatted(whole, Redaction.shown(word), services()))
              .orElse("%s.service is missing; it must be %s.".formatted(whole, services())));
      return Optional.empty();
    }
    InletKind such = kind.get();
    noteUnknown(table.keySet(), whole, such);
    List<Secret> secrets = secrets(table, whole, such);
    String channel = channel(table, whole);
    Optional<Language> language = language(table, whole);
    Set<Inlet.Show> shows = shows(table, whole);
    Map<String, List<String>> options = options(table, whole, such);
    return mistakes.sentences().size() > before
        ? Optional.empty()
        : Optional.of(new Inlet(name, such.service(), secrets, channel, language, shows, options));
  }

  private String services() {
    return known.kinds().stream().map(InletKind::service).collect(Collectors.joining(", "));
  }

  private void noteUnknown(Set<String> keys, String whole, InletKind kind) {
    List<String> names =
        Stream.concat(COMMON.stream(), kind.options().stream().map(Option::name)).toList();
    for (String key : keys) {
      if (!names.contains(key)) {
        String help =
            Nearest.to(key, names)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("There are " + String.join(", ", names) + ".");
        mistakes.add(
            "There is no setting %s.%s for %s. %s".formatted(whole, key, kind.service(), help));
      }
    }
  }

  private Optional<String> one(Map<String, RawValue> table, String whole, String key) {
    Optional<RawValue> raw = Optional.ofNullable(table.get(key));
    if (raw.filter(RawValue::isList).isPresent()) {
      mistakes.add("%s.%s must be a single value and no list.".formatted(whole, key));
      return Optional.empty();
    }
    return raw.map(value -> value.texts().getFirst());
  }

  /// A single value is taken for a list of one.
  private static List<String> all(Map<String, RawValue> table, String key) {
    return Optional.ofNullable(table.get(key)).map(RawValue::texts).orElse(List.of());
  }

  private List<Secret> secrets(Map<String, RawValue> table, String whole, InletKind kind) {
    List<String> named = all(table, SECRETS);
    if (kind.secrets().isEmpty()) {
      if (!named.isEmpty()) {
        mistakes.add("%s.secrets is not used by %s; leave it out.".formatted(whole, kind.title()));
      }
      return List.of();
    }
    if (named.isEmpty()) {
      mistakes.add(
          ("%s.secrets is missing, without which nothing is taken; name the environment variable"
                  + " or the file of %s.")
              .formatted(whole, kind.secrets().get()));
      return List.of();
    }
    if (named.size() > MOST_SECRETS) {
      mistakes.add("%s.secrets names more than two.".formatted(whole));
      return List.of();
    }
    InletSecrets reader = new InletSecrets(known.environment(), known.folder());
    List<Secret> secrets = new ArrayList<>();
    for (String name : named) {
      switch (reader.read(name)) {
        case InletSecrets.Found.Right(Secret secret) -> {
          secrets.add(secret);
          if (!kind.secretFits().test(secret.value())) {
            mistakes.add(
                "%s.secrets: %s is none of %s."
                    .formatted(whole, name, kind.secrets().orElse("those that it shows")));
          }
        }
        case InletSecrets.Found.Wrong(String why) ->
            mistakes.add("%s.secrets: %s".formatted(whole, why));
      }
    }
    return secrets;
  }

  private String channel(Map<String, RawValue> table, String whole) {
    Optional<String> channel = one(table, whole, "channel");
    if (channel.isEmpty()) {
      mistakes.add(
          "%s.channel is missing; it is the id of the channel that is told.".formatted(whole));
    } else if (!known.isChannel().test(channel.get())) {
      mistakes.add(
          "%s.channel is %s, which is no id of a channel of a chat that is configured."
              .formatted(whole, Redaction.shown(channel.get())));
    }
    return channel.orElse("");
  }

  private Optional<Language> language(Map<String, RawValue> table, String whole) {
    Optional<Language> language = one(table, whole, "language").map(Language::new);
    language
        .filter(one -> !known.languages().contains(one))
        .ifPresent(
            one ->
                mistakes.add(
                    "%s.language is %s, which is not spoken; it must be %s."
                        .formatted(
                            whole,
                            Redaction.shown(one.tag()),
                            known.languages().stream()
                                .map(Language::tag)
                                .collect(Collectors.joining(" or ")))));
    return language;
  }

  private Set<Inlet.Show> shows(Map<String, RawValue> table, String whole) {
    if (!table.containsKey("show")) {
      return EnumSet.of(Inlet.Show.FAILED, Inlet.Show.COMPLAINTS);
    }
    Set<Inlet.Show> shows = EnumSet.noneOf(Inlet.Show.class);
    for (String word : all(table, "show")) {
      Term.parse(Inlet.Show.class, word)
          .ifPresentOrElse(
              shows::add,
              () ->
                  mistakes.add(
                      "%s.show has %s; it must be failed, delayed or complaints."
                          .formatted(whole, Redaction.shown(word))));
    }
    return shows;
  }

  private Map<String, List<String>> options(
      Map<String, RawValue> table, String whole, InletKind kind) {
    Map<String, List<String>> options = new HashMap<>();
    for (Option option : kind.options()) {
      List<String> values =
          option.takesList()
              ? all(table, option.name())
              : one(table, whole, option.name()).stream().toList();
      if (values.isEmpty() && option.isNeeded()) {
        mistakes.add(
            "%s.%s is missing; it must be %s.".formatted(whole, option.name(), option.expected()));
      }
      values.stream()
          .filter(value -> !option.fits().test(value))
          .forEach(
              value ->
                  mistakes.add(
                      "%s.%s is %s; it must be %s."
                          .formatted(
                              whole, option.name(), Redaction.shown(value), option.expected())));
      if (!values.isEmpty()) {
        options.put(option.name(), values);
      }
    }
    if (!kind.takesRequests() && table.containsKey(SECRETS)) {
      options.put(SECRETS, all(table, SECRETS));
    }
    return options;
  }
}
