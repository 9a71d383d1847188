package bouncecard.adapter.slack;

import tools.jackson.databind.JsonNode;

/// Where a card is, and so how another one comes in its place.
sealed interface SlackMessageRef {

  /// At a response URL, which can replace it.
  record ByUrl(String url) implements SlackMessageRef {}

  /// A message that has a name.
  record ByName(String channel, String ts) implements SlackMessageRef {}

  /// In a modal.
  record InView(String view) implements SlackMessageRef {}

  /// Where nothing can replace it: one person sees it, and Slack gives no name to such a message.
  record Fixed() implements SlackMessageRef {}

  /// Where `chat.postMessage` put it.
  static SlackMessageRef named(SlackAnswer.Taken answer) {
    JsonNode body = answer.body();
    String ts = body.path("ts").asString("");
    return ts.isEmpty() ? new Fixed() : new ByName(body.path("channel").asString(""), ts);
  }

  /// Where `views.open` put it.
  static SlackMessageRef opened(SlackAnswer.Taken answer) {
    String view = answer.body().path("view").path("id").asString("");
    return view.isEmpty() ? new Fixed() : new InView(view);
  }
}
