package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Checks of tokens and addresses, and what is said of those that stand in a file.
final class CredentialChecks {
  static final String FILE = "_FILE";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private CredentialChecks() {}

  /// What holds where it is not given.
  static Optional<String> usual(Credential credential) {
    return Optional.of(credential.beginning())
        .filter(usual -> credential.shape() == Credential.Shape.API && !usual.isEmpty());
  }

  /// What is said of one that stands in a file of settings under that path.
  static String whyNotHere(Credential credential, String path) {
    String name = credential.name();
    return credential.isSecret()
        ? path
            + " is a secret and does not belong in a file of settings; give it in the environment"
            + " as "
            + name
            + " or "
            + name
            + FILE
            + ", and replace it if others could read it here."
        : path + " is read from the environment only; give it as " + name + ".";
  }

  /// What is wrong with a value, as the rest of a sentence that begins with the variable's name;
  /// nothing of the value is in it.
  static Optional<String> wrong(Credential credential, String value) {
    return switch (credential.shape()) {
      case TOKEN -> wrongToken(credential, value);
      case API -> wrongAddress(value, "https", "http");
      case GATEWAY -> wrongAddress(value, "wss", "ws");
    };
  }

  private static Optional<String> wrongToken(Credential credential, String value) {
    if (value.startsWith("Bot ") || value.startsWith("Bearer ")) {
      return Optional.of("must be the token alone, without the word before it.");
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.of("has a space, a line break or a letter in it that no token has.");
    }
    return value.startsWith(credential.beginning())
        ? Optional.empty()
        : Optional.of(
            "must begin with %s; %s.".formatted(credential.beginning(), credential.whereabouts()));
  }

  private static Optional<String> wrongAddress(String value, String secure, String plain) {
    Optional<URI> address = address(value);
    Optional<String> scheme =
        address.map(URI::getScheme).map(found -> found.toLowerCase(Locale.ROOT));
    if (address.isEmpty() || !List.of(secure, plain).contains(scheme.orElse(""))) {
      return Optional.of("must be an address that begins with " + secure + "://.");
    }
    URI given = address.get();
    if (given.getRawUserInfo() != null || given.getRawFragment() != null || hasQuery(given)) {
      return Optional.of("must be an address without a user, a question mark or a #.");
    }
    return scheme.orElse("").equals(secure) || LOOPBACK.matcher(given.getHost()).matches()
        ? Optional.empty()
        : Optional.of(
            "must begin with "
                + secure
                + "://: tokens would go in the clear. "
                + plain
                + ":// is for this machine (localhost, 127.0.0.1, [::1]).");
  }

  private static boolean hasQuery(URI address) {
    return address.getRawQuery() != null;
  }

  private static Optional<URI> address(String value) {
    try {
      return Optional.of(new URI(value)).filter(address -> address.getHost() != null);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
