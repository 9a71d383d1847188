package bouncecard.adapter.slack.api;

import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import java.util.Map;

/// Slack's words for what went wrong, and what they mean for people
/// (<https://docs.slack.dev/reference/methods/chat.postMessage>).
public final class SlackErrors {
  private SlackErrors() {}

  /// Whether asking again later will not help: somebody has to do something about the token.
  public static boolean isForGood(String error) {
    return switch (error) {
      case "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "missing_scope",
          "not_allowed_token_type",
          "no_permission",
          "org_login_required",
          "team_access_not_granted",
          "access_denied",
          "invalid_arguments" ->
          true;
      default -> false;
    };
  }

  /// What a person is told when something could not be posted or read.
  public static UserError trouble(SlackAnswer.Refused refused) {
    return switch (refused.error()) {
      case "not_in_channel",
          "channel_not_found",
          "user_not_in_channel",
          "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_thread_only_channel" ->
          UserError.of(Message.TROUBLE_NOT_IN_CHANNEL);
      case "is_archived", "channel_is_archived" -> UserError.of(Message.TROUBLE_CHANNEL_ARCHIVED);
      case "missing_scope" -> missing(refused.needed().isEmpty() ? "?" : refused.needed());
      case "message_not_found", "thread_not_found", "file_not_found" ->
          UserError.of(Message.TROUBLE_MESSAGE_GONE);
      case "cant_delete_message",
          "cant_update_message",
          "edit_window_closed",
          "expired_url",
          "used_url",
          "no_response_url" ->
          UserError.of(SlackPhrase.CANNOT_CHANGE);
      case "trigger_expired",
          "expired_trigger_id",
          "exchanged_trigger_id",
          "invalid_trigger_id",
          "trigger_exchanged" ->
          UserError.of(SlackPhrase.WINDOW_LATE);
      case "unreachable",
          SlackApi.LOST,
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "ratelimited",
          "rate_limited" ->
          unreachable(refused.error());
      default ->
          refused.error().startsWith("http_5")
              ? unreachable(refused.error())
              : new UserError(
                  Message.TROUBLE_CANNOT_POST,
                  Map.of("platform", "Slack", "reason", refused.error()));
    };
  }

  private static UserError unreachable(String reason) {
    return new UserError(
        Message.TROUBLE_UNREACHABLE, Map.of("platform", "Slack", "reason", reason));
  }

  /// A scope that the app lacks.
  public static UserError missing(String scope) {
    return new UserError(SlackPhrase.MISSING_SCOPE, Map.of("scope", scope));
  }
}
