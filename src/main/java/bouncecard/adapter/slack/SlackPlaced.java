package bouncecard.adapter.slack;

import tools.jackson.databind.JsonNode;

/// Where a card is, and so how another one comes in its place.
sealed interface SlackPlaced {

  /// At a response URL, which can replace it.
  record ByUrl(String url) implements SlackPlaced {}

  /// A message that has a name.
  record ByName(String channel, String ts) implements SlackPlaced {}

  /// In a modal.
  record InView(String view) implements SlackPlaced {}

  /// Where nothing can replace it: one person sees it, and Slack gives no name to such a message.
  record Fixed() implements SlackPlaced {}

  /// Where `chat.postMessage` put it.
  static SlackPlaced named(SlackAnswer.Taken answer) {
    JsonNode body = answer.body();
    String ts = body.path("ts").asString("");
    return ts.isEmpty() ? new Fixed() : new ByName(body.path("channel").asString(""), ts);
  }

  /// Where `views.open` put it.
  static SlackPlaced opened(SlackAnswer.Taken answer) {
    String view = answer.body().path("view").path("id").asString("");
    return view.isEmpty() ? new Fixed() : new InView(view);
  }
}
