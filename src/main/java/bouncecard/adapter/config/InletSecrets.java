package bouncecard.adapter.config;

import bouncecard.app.serve.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The secrets that inlets name: in the environment, in a file that the environment names, or in a
/// file.
///
/// @param folder where files are looked for whose names are not absolute
record InletSecrets(Map<String, String> environment, Path folder) {
  private static final int LONGEST = 8_192;
  private static final int SHORTEST = 8;

  /// What came of reading one.
  sealed interface Found {
    record Right(Secret secret) implements Found {}

    /// There is none that can be used.
    ///
    /// @param why a sentence, without the secret
    record Wrong(String why) implements Found {}
  }

  Found read(String name) {
    if (name.indexOf('/') >= 0) {
      return ofFile(name, name);
    }
    if (!isVariable(name)) {
      return new Found.Wrong(
          "there stands what is no name of an environment variable and no path of a file; the"
              + " secret itself does not belong here, and should be replaced if others could read"
              + " it.");
    }
    Optional<String> value = Optional.ofNullable(environment.get(name));
    Optional<String> file = Optional.ofNullable(environment.get(name + CredentialChecks.FILE));
    if (value.isPresent()) {
      return checked(name, value.get().strip());
    }
    return file.map(path -> ofFile(name + CredentialChecks.FILE, path))
        .orElseGet(
            () ->
                new Found.Wrong(
                    "%s is not in the environment, nor %s%s."
                        .formatted(name, name, CredentialChecks.FILE)));
  }

  private static boolean isVariable(String name) {
    return !name.isEmpty()
        && !Redaction.looksSecret(name)
        && name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
        && !Character.isDigit(name.charAt(0));
  }

  private Found ofFile(String label, String name) {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      return bytes.length > LONGEST
          ? new Found.Wrong("the file of %s is too long for a secret.".formatted(label))
          : checked(label, new String(bytes, StandardCharsets.UTF_8).strip());
    } catch (IOException | InvalidPathException _) {
      return new Found.Wrong("the file of %s cannot be read.".formatted(label));
    }
  }

  private static Found checked(String label, String value) {
    return value.length() < SHORTEST
        ? new Found.Wrong("%s is shorter than %d characters.".formatted(label, SHORTEST))
        : new Found.Right(new Secret(value));
  }
}
