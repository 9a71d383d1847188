package bouncecard.adapter.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A secret, or the address that secrets are sent to: from the environment only, as the variable of
/// this name, or as a file that the variable with `_FILE` behind it names.
public enum Credential {
  SLACK_BOT_TOKEN("the bot's token", Shape.TOKEN, "xoxb-"),
  SLACK_APP_TOKEN("the app's token, for slack.mode socket", Shape.TOKEN, "xapp-"),
  SLACK_SIGNING_SECRET("by which Slack signs requests, for slack.mode http", Shape.TOKEN, ""),
  SLACK_API_URL("Slack's API", Shape.API, "https://slack.com/api/"),
  DISCORD_TOKEN("the bot's token", Shape.TOKEN, ""),
  DISCORD_API_URL("Discord's API", Shape.API, "https://discord.com/api/v10/"),
  DISCORD_GATEWAY_URL("Discord's gateway", Shape.GATEWAY, "");

  static final String FILE = "_FILE";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private final String meaning;
  private final Shape shape;
  private final String text;

  private enum Shape {
    /// Begins with the text.
    TOKEN,
    /// An address of HTTP, by default the text.
    API,
    /// An address of a WebSocket.
    GATEWAY
  }

  Credential(String meaning, Shape shape, String text) {
    this.meaning = meaning;
    this.shape = shape;
    this.text = text;
  }

  /// What it is, in a few words.
  public String meaning() {
    return meaning;
  }

  boolean isSecret() {
    return shape == Shape.TOKEN;
  }

  /// What holds where it is not given.
  public Optional<String> usual() {
    return shape == Shape.API ? Optional.of(text) : Optional.empty();
  }

  String whyNotHere(String path) {
    return isSecret()
        ? path
            + " is a secret and does not belong in a file of settings; give it in the environment"
            + " as "
            + name()
            + " or "
            + name()
            + FILE
            + ", and replace it if others could read it here."
        : path + " is read from the environment only; give it as " + name() + ".";
  }

  /// What is wrong with a value, as the rest of a sentence that begins with the variable's name;
  /// nothing of the value is in it.
  Optional<String> wrong(String value) {
    return switch (shape) {
      case TOKEN -> wrongToken(value);
      case API -> wrongAddress(value, "https", "http");
      case GATEWAY -> wrongAddress(value, "wss", "ws");
    };
  }

  private Optional<String> wrongToken(String value) {
    if (value.startsWith("Bot ") || value.startsWith("Bearer ")) {
      return Optional.of("must be the token alone, without the word before it.");
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.of("has a space, a line break or a letter in it that no token has.");
    }
    return value.startsWith(text)
        ? Optional.empty()
        : Optional.of(
            "must begin with "
                + text
                + (this == SLACK_BOT_TOKEN
                    ? "; it stands under “OAuth & Permissions” of the app."
                    : "; it is an app-level token, under “Basic Information” of the app."));
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
