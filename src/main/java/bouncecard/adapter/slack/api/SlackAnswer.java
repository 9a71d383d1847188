package bouncecard.adapter.slack.api;

import tools.jackson.databind.JsonNode;

/// Slack's answer to a call.
public sealed interface SlackAnswer {

  /// It did what it was asked.
  ///
  /// @param body what it answered; empty where it said nothing in JSON
  /// @param scopes what the token may do, with commas between; empty where it was not said
  record Taken(JsonNode body, String scopes) implements SlackAnswer {}

  /// It did not.
  ///
  /// @param error Slack's word for it, such as `not_in_channel`; ours where Slack said none:
  ///   `unreachable`, `http_500`
  /// @param needed the scope that is missing; empty where it is not that
  /// @param again after how many milliseconds Slack wants to be asked again; 0 where it did not say
  record Refused(String error, String needed, long again) implements SlackAnswer {

    /// Without more to it.
    public static Refused of(String error) {
      return new Refused(error, "", 0);
    }
  }
}
