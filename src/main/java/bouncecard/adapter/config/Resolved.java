package bouncecard.adapter.config;

import bouncecard.app.Nearest;
import bouncecard.app.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every setting's value, and where each comes from: the environment before the file, and the file
/// before the default.
final class Resolved {
  private static final String USUAL_FILE = "bouncecard.toml";
  private static final String PREFIX = "BOUNCECARD_";
  private static final String CONFIG = PREFIX + "CONFIG";

  private final Map<Setting<?>, RawValue> raws = new LinkedHashMap<>();
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final Set<Setting<?>> wrong = new HashSet<>();

  private final Map<String, RawValue> inlets = new LinkedHashMap<>();

  private Resolved() {}

  /// The settings of inlets by their whole names, which stand in the file alone.
  Map<String, RawValue> inlets() {
    return inlets;
  }

  /// Reads all settings that are `known`. Where one is wrong it has its default, and `mistakes` is
  /// not empty.
  static Resolved read(
      Optional<String> file,
      Map<String, String> environment,
      Path folder,
      Known known,
      ConfigErrors mistakes) {
    Map<String, RawValue> fromFile =
        fileName(file, environment, folder)
            .map(name -> ConfigFile.read(folder, name, known, mistakes))
            .orElse(Map.of());
    noteMisspelt(environment, known.settings(), mistakes);
    Resolved resolved = new Resolved();
    fromFile.forEach(
        (path, value) -> {
          if (path.startsWith(InletTables.PREFIX)) {
            resolved.inlets.put(path, value);
          }
        });
    for (Setting<?> setting : known.settings()) {
      Optional<RawValue> raw =
          fromEnvironment(setting, environment, mistakes)
              .or(() -> Optional.ofNullable(fromFile.get(setting.name())));
      resolved.take(setting, raw, mistakes);
    }
    return resolved;
  }

  private static Optional<String> fileName(
      Optional<String> file, Map<String, String> environment, Path folder) {
    return file.or(() -> Optional.ofNullable(environment.get(CONFIG)).filter(s -> !s.isBlank()))
        .or(() -> Optional.of(USUAL_FILE).filter(name -> Files.exists(folder.resolve(name))));
  }

  private static Optional<RawValue> fromEnvironment(
      Setting<?> setting, Map<String, String> environment, ConfigErrors mistakes) {
    String variable = variable(setting, environment, mistakes);
    Optional<String> text = Optional.ofNullable(environment.get(variable)).map(String::strip);
    if (text.isPresent() && text.get().isEmpty() && !setting.takesList()) {
      mistakes.add("%s is empty; give a value, or leave it out.".formatted(variable));
      return Optional.empty();
    }
    return text.map(
        value ->
            new RawValue(
                setting.takesList() ? items(value) : List.of(value),
                setting.takesList(),
                new Origin.Variable(variable)));
  }

  /// The variable that gives it: where only that of its old name is there, that one.
  private static String variable(
      Setting<?> setting, Map<String, String> environment, ConfigErrors mistakes) {
    String now = setting.variable();
    Optional<String> former = setting.formerVariable().filter(environment::containsKey);
    if (former.isEmpty()) {
      return now;
    }
    if (environment.containsKey(now)) {
      mistakes.add(
          "%s and %s are the same setting; leave out %s, which is its old name."
              .formatted(now, former.get(), former.get()));
      return now;
    }
    mistakes.warn(Renamed.warning(former.get(), now));
    return former.get();
  }

  private static List<String> items(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /// Variables that are none of ours are let be: Kubernetes sets `BOUNCECARD_SERVICE_HOST` and the
  /// like by itself. Those that are almost one of ours are not.
  private static void noteMisspelt(
      Map<String, String> environment, List<Setting<?>> known, ConfigErrors mistakes) {
    List<String> names =
        known.stream()
            .flatMap(
                setting ->
                    Stream.concat(Stream.of(setting.variable()), setting.formerVariable().stream()))
            .map(variable -> variable.substring(PREFIX.length()))
            .toList();
    List<String> others =
        List.of(
            "CONFIG",
            "COLUMNS",
            "LOCALE",
            "STDERR_TERMINAL",
            "JAVA_HOME",
            "JAVA_OPTS",
            "STATE_KEY",
            "STATE_KEY_FILE",
            "STATE_KEY_OLD",
            "STATE_KEY_OLD_FILE");
    for (String variable : new TreeMap<>(environment).keySet()) {
      if (variable.startsWith(PREFIX)) {
        String name = variable.substring(PREFIX.length());
        if (!names.contains(name) && !others.contains(name)) {
          Nearest.to(name, names)
              .ifPresent(
                  nearest ->
                      mistakes.add(
                          "There is no setting %s. Did you mean %s%s?"
                              .formatted(variable, PREFIX, nearest)));
        }
      }
    }
  }

  private <T> void take(Setting<T> setting, Optional<RawValue> given, ConfigErrors mistakes) {
    RawValue usual = new RawValue(setting.usual(), setting.takesList(), new Origin.Default());
    RawValue raw = given.orElse(usual);
    if (raw.isList() != setting.takesList()) {
      mistakes.add(
          (setting.takesList()
                  ? "%s must be a list, as [\"one\", \"another\"]."
                  : "%s must be a single value and no list.")
              .formatted(raw.label(setting.name())));
      wrong.add(setting);
      raw = usual;
    }
    switch (setting.read(raw.texts())) {
      case Setting.Value.Right<T>(T value) -> put(setting, raw, value);
      case Setting.Value.Wrong<T>(String text, String expected) -> {
        mistakes.add(
            "%s is %s; it must be %s."
                .formatted(raw.label(setting.name()), Redaction.shown(text), expected));
        wrong.add(setting);
        take(setting, Optional.empty(), mistakes);
      }
    }
  }

  private <T> void put(Setting<T> setting, RawValue raw, T value) {
    raws.put(setting, raw);
    values.put(setting, value);
  }

  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // put() keeps a T under each Setting<T> that is known
  <T> T get(Setting<T> setting) {
    return (T) values.get(setting);
  }

  /// Whether it holds what the operator wants, and not the default in the place of a mistake.
  boolean isSound(Setting<?> setting) {
    return !wrong.contains(setting);
  }

  /// The setting as mistakes name it.
  String label(Setting<?> setting) {
    return raw(setting).label(setting.name());
  }

  RawValue raw(Setting<?> setting) {
    return Optional.ofNullable(raws.get(setting)).orElseThrow();
  }

  /// A setting's value as TOML writes it; empty where it has none.
  Optional<String> written(Setting<?> setting) {
    RawValue raw = raw(setting);
    List<String> quoted =
        raw.texts().stream()
            .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .toList();
    if (setting.takesList()) {
      return Optional.of(quoted.stream().collect(Collectors.joining(", ", "[", "]")));
    }
    return quoted.stream().findFirst();
  }
}
