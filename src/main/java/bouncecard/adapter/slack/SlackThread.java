package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackAnswers;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackErrors;
import bouncecard.adapter.slack.passages.SlackSaid;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.text.UntrustedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The messages of a thread before a question, the newest first and the one that heads it last.
///
/// Slack tells of a thread from its head on, a page at a time; of long ones the last messages are
/// kept, and the head.
///
/// @param own the ids by which the bot's own messages are known, which are left out
/// @param root the message that heads the thread
/// @param before the question
record SlackThread(
    SlackApi api, SlackFiles files, Set<String> own, String channel, String root, String before)
    implements Surroundings {
  private static final int PAGE = 200;

  /// For messages that are so long that a page of them is no answer that we read.
  private static final int SMALL_PAGE = 20;

  private static final int MOST_PAGES = 20;
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_CHARACTERS = 2 << 20;

  @Override
  public Found look() {
    Deque<Earlier> newest = new ArrayDeque<>();
    List<Earlier> head = new ArrayList<>();
    Optional<UserError> hidden = Optional.empty();
    int characters = 0;
    String cursor = "";
    int size = PAGE;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      SlackAnswer answer = api.call("conversations.replies", page(cursor, size));
      if (answer instanceof SlackAnswer.Refused(String error, String _, long _)
          && error.equals(SlackAnswers.ENDLESS)
          && size == PAGE) {
        size = SMALL_PAGE;
        continue;
      }
      if (!(answer instanceof SlackAnswer.Taken(JsonNode body, String _))) {
        hidden = Optional.of(SlackErrors.trouble((SlackAnswer.Refused) answer));
        break;
      }
      for (JsonNode message : body.path("messages")) {
        Optional<Earlier> earlier = earlier(message);
        if (earlier.isEmpty()) {
          continue;
        }
        if (message.path("ts").asString("").equals(root)) {
          if (head.isEmpty()) { // each page begins with it
            head.add(earlier.get());
          }
          continue;
        }
        newest.addFirst(earlier.get());
        characters += earlier.get().said().value().length();
        while (newest.size() > MOST_MESSAGES || characters > MOST_CHARACTERS) {
          characters -= newest.removeLast().said().value().length();
        }
      }
      cursor = body.path("response_metadata").path("next_cursor").asString("");
      if (cursor.isEmpty()) {
        break;
      }
    }
    List<Earlier> all = new ArrayList<>(newest);
    all.addAll(head);
    return new Found(all, hidden);
  }

  private Map<String, String> page(String cursor, int size) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", channel);
    fields.put("ts", root);
    fields.put("latest", before);
    fields.put("limit", Integer.toString(size));
    if (!cursor.isEmpty()) {
      fields.put("cursor", cursor);
    }
    return fields;
  }

  /// Empty for what is not there any more, what the bot said, and the question itself.
  private Optional<Earlier> earlier(JsonNode message) {
    boolean isOwn =
        own.contains(message.path("user").asString(""))
            || own.contains(message.path("bot_id").asString(""));
    boolean isGone = message.path("subtype").asString("").equals("tombstone");
    if (isOwn || isGone || message.path("ts").asString("").compareTo(before) >= 0) {
      return Optional.empty();
    }
    SlackSaid said = SlackSaid.of(message, "");
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(new Earlier(new UntrustedText(said.text()), files.of(said.files())));
  }
}
