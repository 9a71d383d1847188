package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import bouncecard.app.serve.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tokens and addresses that were given, and the variables that gave them.
final class Credentials {
  private static final int LARGEST_FILE = 1 << 16;

  private final Map<Credential, Given> given = new HashMap<>();
  private final Set<Credential> wrong = new HashSet<>();
  private final Map<Credential, String> empty = new LinkedHashMap<>();

  /// A value, checked.
  private record Given(Secret value, String variable) {}

  private Credentials() {}

  /// Reads them; what is wrong is added to `mistakes`.
  static Credentials read(
      Path folder, Map<String, String> environment, List<Credential> known, ConfigErrors mistakes) {
    Credentials credentials = new Credentials();
    for (Credential credential : known) {
      String variable = credential.name();
      String file = variable + CredentialChecks.FILE;
      if (environment.containsKey(variable) && environment.containsKey(file)) {
        mistakes.add("%s and %s are both given; give one of them.".formatted(variable, file));
        credentials.wrong.add(credential);
      } else if (environment.containsKey(variable)) {
        String value = environment.getOrDefault(variable, "");
        credentials.take(credential, value, variable, variable, mistakes);
      } else if (environment.containsKey(file)) {
        content(folder, environment.getOrDefault(file, ""), file, mistakes)
            .ifPresentOrElse(
                value ->
                    credentials.take(credential, value, file, "The content of " + file, mistakes),
                () -> credentials.wrong.add(credential));
      }
    }
    return credentials;
  }

  private void take(
      Credential credential, String value, String variable, String label, ConfigErrors mistakes) {
    String trimmed = value.strip();
    if (trimmed.isEmpty()) {
      empty.put(
          credential, "%s is empty; give a value, or leave %s out.".formatted(label, variable));
      wrong.add(credential);
      return;
    }
    CredentialChecks.wrong(credential, trimmed)
        .ifPresent(wrong -> mistakes.add("%s %s".formatted(label, wrong)));
    given.put(credential, new Given(new Secret(trimmed), variable));
  }

  /// What a file holds. Its name is not told: a token may have been put in its place.
  private static Optional<String> content(
      Path folder, String name, String variable, ConfigErrors mistakes) {
    if (name.isBlank()) {
      mistakes.add("%s is empty; name a file, or leave it out.".formatted(variable));
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(folder.resolve(name.strip()))) {
      byte[] octets = in.readNBytes(LARGEST_FILE + 1);
      if (octets.length > LARGEST_FILE) {
        mistakes.add("The file that %s names is too large for a token.".formatted(variable));
        return Optional.empty();
      }
      return Optional.of(new String(octets, StandardCharsets.UTF_8));
    } catch (NoSuchFileException | InvalidPathException _) {
      mistakes.add("The file that %s names does not exist.".formatted(variable));
    } catch (IOException _) {
      mistakes.add(
          "The file that %s names cannot be read: see its permissions, and that it is a file."
              .formatted(variable));
    }
    return Optional.empty();
  }

  /// That it is empty is no mistake: it is not used. Compose files set variables to nothing.
  void unneeded(Credential credential) {
    empty.remove(credential);
  }

  /// Notes those that are empty and used.
  void checkEmpty(ConfigErrors mistakes) {
    empty.values().forEach(mistakes::add);
  }

  /// Whether somebody meant to give it, and be it in a way that does not work.
  boolean isMeant(Credential credential) {
    return given.containsKey(credential) || wrong.contains(credential);
  }

  Optional<Secret> secret(Credential credential) {
    return Optional.ofNullable(given.get(credential)).map(Given::value);
  }

  /// An address, with a slash at the end: paths are put after it.
  Optional<URI> address(Credential credential) {
    return secret(credential)
        .map(Secret::value)
        .or(() -> CredentialChecks.usual(credential))
        .map(text -> URI.create(text.endsWith("/") ? text : text + "/"));
  }

  /// The variable that gave it.
  Optional<String> variable(Credential credential) {
    return Optional.ofNullable(given.get(credential)).map(Given::variable);
  }
}
