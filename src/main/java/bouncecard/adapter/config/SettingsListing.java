package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The settings that are in force, for people and as a file to begin with.
///
/// @param credentials those that were given
record SettingsListing(Known known, Resolved resolved, Credentials credentials) {
  private static final int COLUMN = 44;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Setting<?> setting : known.settings()) {
      lines.add(
          line(
              resolved
                  .written(setting)
                  .map(value -> setting.name() + " = " + value)
                  .orElse("# " + setting.name() + ": none"),
              resolved.raw(setting).origin().toString()));
    }
    for (Credential credential : known.credentials()) {
      Optional<String> variable = credentials.variable(credential);
      String value =
          credential.isSecret()
              ? variable.isPresent() ? "set" : "not set"
              : credentials.address(credential).map(Object::toString).orElse("not set");
      lines.add(line("# " + credential.name() + ": " + value, variable.orElse("default")));
    }
    return lines;
  }

  private static String line(String left, String origin) {
    return left + " ".repeat(Math.max(2, COLUMN - left.length())) + "# " + origin;
  }
}
