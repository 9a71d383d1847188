package bouncecard.adapter.slack.api;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The scopes that the bot asks of a workspace, in one place: `manifests/slack.yaml` has the same.
public final class SlackScopes {

  /// The permissions that the code needs, each explained in docs/slack.md.
  public static final List<String> NEEDED =
      List.of(
          "app_mentions:read",
          "channels:history",
          "channels:read",
          "chat:write",
          "commands",
          "files:read",
          "groups:history",
          "groups:read",
          "im:history",
          "mpim:history",
          "users:read");

  /// The events that the code takes.
  public static final List<String> EVENTS =
      List.of("app_home_opened", "app_mention", "message.channels", "message.groups", "message.im");

  /// The event by which a workflow runs a step.
  public static final String STEP_EVENT = "function_executed";

  private SlackScopes() {}

  /// What a scope is needed for, as it ends "off".
  public static String use(String scope) {
    return switch (scope) {
      case "app_mentions:read" -> "mentions are not heard";
      case "channels:history" -> "threads of public channels are not read";
      case "groups:history" -> "threads of private channels are not read";
      case "channels:read" -> "App Home chooses nothing for public channels";
      case "groups:read" -> "App Home chooses nothing for private channels";
      case "mpim:history" -> "threads of group messages are not read";
      case "im:history" -> "direct messages are not heard";
      case "chat:write" -> "mentions, direct messages and shares are not answered";
      case "commands" -> "/smtp and the shortcuts are not there";
      case "files:read" -> "files are not read";
      case "users:read" -> "people's languages are not known";
      default -> "something is off";
    };
  }

  /// Those that a token lacks.
  ///
  /// @param granted as Slack lists them, with commas between
  public static Set<String> missing(String granted) {
    Set<String> missing = new TreeSet<>(NEEDED);
    for (String scope : granted.split(",", -1)) {
      missing.remove(scope.strip());
    }
    return missing;
  }
}
