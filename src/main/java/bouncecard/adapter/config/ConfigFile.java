package bouncecard.adapter.config;

import bouncecard.app.Nearest;
import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// The settings that stand in a TOML file, by name.
final class ConfigFile {
  private static final int LARGEST = 1 << 20;

  private final String name;
  private final Known known;
  private final ConfigErrors mistakes;
  private final Map<String, RawValue> values = new LinkedHashMap<>();

  private ConfigFile(String name, Known known, ConfigErrors mistakes) {
    this.name = name;
    this.known = known;
    this.mistakes = mistakes;
  }

  /// Reads the file; what is wrong with it is added to `mistakes`.
  ///
  /// @param name the file as the operator named it, below `folder` where it is not absolute
  static Map<String, RawValue> read(Path folder, String name, Known known, ConfigErrors mistakes) {
    ConfigFile file = new ConfigFile(name, known, mistakes);
    try {
      file.readToml(content(folder.resolve(name)));
    } catch (NoSuchFileException | InvalidPathException _) {
      mistakes.add("The configuration file %s does not exist.".formatted(Redaction.shown(name)));
    } catch (CharacterCodingException _) {
      mistakes.add("%s is not a text in UTF-8.".formatted(name));
    } catch (IOException _) {
      mistakes.add(
          "The configuration file %s cannot be read: see its permissions, and that it is a file."
              .formatted(Redaction.shown(name)));
    }
    return file.values;
  }

  private static Optional<String> content(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? Optional.empty()
          : Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }
  }

  private void readToml(Optional<String> content) {
    if (content.isEmpty()) {
      mistakes.add("%s is too large for a configuration: more than 1 MiB.".formatted(name));
      return;
    }
    try {
      take("", new TomlMapper().readTree(content.get()));
    } catch (JacksonException e) {
      // Its own words quote the line, and the line may hold a token.
      String where =
          Optional.ofNullable(e.getLocation())
              .map(location -> ", near line " + line(content.get(), location))
              .orElse("");
      mistakes.add(
          "%s%s: this is not TOML; a text stands in double quotes, and a name stands once."
              .formatted(name, where));
    }
  }

  /// The line that is wrong. What is wrong at the end of a line is found out at the beginning of
  /// the next that has something in it.
  private static int line(String content, TokenStreamLocation location) {
    int line = location.getLineNr();
    if (location.getColumnNr() > 1) {
      return line;
    }
    List<String> lines = content.lines().map(String::strip).toList();
    line--;
    while (line > 1 && (lines.get(line - 1).isEmpty() || lines.get(line - 1).startsWith("#"))) {
      line--;
    }
    return Math.max(line, 1);
  }

  private void take(String path, JsonNode node) {
    if (node.isObject() && named(path).isEmpty()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(entry -> take(prefix + entry.getKey(), entry.getValue()));
      return;
    }
    if (isOfInlet(path)) {
      inlet(path, node);
      return;
    }
    Optional<Credential> credential = credential(path, node);
    if (credential.isPresent()) {
      mistakes.add("%s: %s".formatted(name, CredentialChecks.whyNotHere(credential.get(), path)));
    } else if (isSecret(node)) {
      mistakes.add(
          ("%s: %s holds what looks like a secret; tokens are read from the environment only, and"
                  + " one that others could read here should be replaced.")
              .formatted(name, shownName(path)));
    } else {
      named(path).ifPresentOrElse(setting -> set(path, setting, node), () -> unknown(path));
    }
  }

  /// Whether it is a setting of an inlet, `inlet.name.setting`.
  private static boolean isOfInlet(String path) {
    return path.startsWith(InletTables.PREFIX)
        && path.indexOf('.', InletTables.PREFIX.length()) > 0;
  }

  private void inlet(String path, JsonNode node) {
    int dot = path.indexOf('.', InletTables.PREFIX.length());
    List<JsonNode> items = node.isArray() ? node.values().stream().toList() : List.of(node);
    if (!InletTables.isName(path.substring(InletTables.PREFIX.length(), dot))) {
      mistakes.add(
          "%s: [%s] must be named by small letters, digits and hyphens, 40 at most."
              .formatted(name, shownName(path.substring(0, dot))));
    } else if (path.indexOf('.', dot + 1) > 0 || !items.stream().allMatch(JsonNode::isValueNode)) {
      mistakes.add("%s: %s must be a single value or a list.".formatted(name, shownName(path)));
    } else {
      List<String> texts = items.stream().map(JsonNode::asString).toList();
      values.put(path, new RawValue(texts, node.isArray(), new Origin.File(name)));
    }
  }

  private Optional<Setting<?>> named(String path) {
    return known.settings().stream()
        .filter(
            setting ->
                setting.name().equals(path)
                    || setting.formerName().filter(path::equals).isPresent())
        .findFirst();
  }

  private void set(String path, Setting<?> setting, JsonNode node) {
    if (!setting.name().equals(path)) {
      mistakes.warn(Renamed.warning(name + ": " + path, setting.name()));
    }
    if (values.containsKey(setting.name())) {
      mistakes.add(
          "%s: %s and %s are the same setting; leave out %s, which is its old name."
              .formatted(
                  name,
                  setting.name(),
                  setting.formerName().orElse(path),
                  setting.formerName().orElse(path)));
      return;
    }
    boolean isList = node.isArray();
    List<JsonNode> items = isList ? node.values().stream().toList() : List.of(node);
    if (!items.stream().allMatch(JsonNode::isValueNode)) {
      mistakes.add("%s: %s must be a single value.".formatted(name, setting.name()));
      return;
    }
    List<String> texts = items.stream().map(JsonNode::asString).toList();
    values.put(setting.name(), new RawValue(texts, isList, new Origin.File(name)));
  }

  private void unknown(String path) {
    if (known.settings().stream().anyMatch(setting -> setting.name().startsWith(path + "."))) {
      mistakes.add(
          "%s: %s is a table: write [%s], and its settings below.".formatted(name, path, path));
      return;
    }
    String help =
        Nearest.to(path, known.settings().stream().map(Setting::name).toList())
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse("serve --settings lists all there are.");
    mistakes.add("%s: there is no setting %s. %s".formatted(name, shownName(path), help));
  }

  private static String shownName(String path) {
    return Redaction.looksSecret(path) ? Redaction.shown(path) : path;
  }

  /// The secret that was meant, however its name is written: `chat.token`, `CHAT_TOKEN`.
  private Optional<Credential> credential(String path, JsonNode node) {
    String written = path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    return known.credentials().stream()
        .filter(
            credential ->
                written.equals(credential.name())
                    || written.equals(credential.name() + CredentialChecks.FILE)
                    || written.endsWith("_" + credential.name()))
        .filter(_ -> node.isValueNode())
        .findFirst();
  }

  private static boolean isSecret(JsonNode node) {
    return node.isArray()
        ? node.values().stream().anyMatch(ConfigFile::isSecret)
        : node.isString() && Redaction.looksSecret(node.asString());
  }
}
