package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Asks Slack who is in a channel.
record SlackMembers(SlackApi api) {
  /// Two thousand channels of one person.
  private static final int MOST_PAGES = 10;

  private static final String PER_PAGE = "200";

  /// What was found.
  enum Finding {
    /// The person and the bot are in it.
    BOTH,
    /// The bot is not, or knows of no such channel.
    NOT_THE_BOT,
    /// The person is not.
    NOT_THE_PERSON,
    /// Slack does not say.
    UNKNOWN
  }

  /// Looks for a person and the bot in a channel.
  Finding look(String user, String channel) {
    return switch (api.call("conversations.info", Map.of("channel", channel))) {
      case SlackAnswer.Refused(String error, String _, long _) ->
          error.equals("channel_not_found") ? Finding.NOT_THE_BOT : Finding.UNKNOWN;
      case SlackAnswer.Taken(JsonNode body, String _) ->
          body.path("channel").path("is_member").asBoolean(false)
              ? person(user, channel)
              : Finding.NOT_THE_BOT;
    };
  }

  private Finding person(String user, String channel) {
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      SlackAnswer answer =
          api.call(
              "users.conversations",
              Map.of(
                  "user", user,
                  "types", "public_channel,private_channel",
                  "exclude_archived", "true",
                  "limit", PER_PAGE,
                  "cursor", cursor));
      if (!(answer instanceof SlackAnswer.Taken(JsonNode body, String _))) {
        return Finding.UNKNOWN;
      }
      boolean isThere =
          StreamSupport.stream(body.path("channels").spliterator(), /* parallel= */ false)
              .anyMatch(one -> one.path("id").asString("").equals(channel));
      cursor = body.path("response_metadata").path("next_cursor").asString("");
      if (isThere || cursor.isEmpty()) {
        return isThere ? Finding.BOTH : Finding.NOT_THE_PERSON;
      }
    }
    return Finding.UNKNOWN;
  }
}
