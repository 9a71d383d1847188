package bouncecard.adapter.slack.api;

import bouncecard.app.chat.AddressFields;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Where a card is, and so how another one comes in its place, or it goes.
public sealed interface SlackMessageRef {

  /// At a response URL, which can replace it.
  ///
  /// @param channel the channel and `ts` the timestamp by which it can be deleted as well; both
  ///   empty where it cannot
  record ByUrl(String url, String channel, String ts) implements SlackMessageRef {

    /// Without a name.
    ByUrl(String url) {
      this(url, "", "");
    }
  }

  /// A message that has a name.
  record ByName(String channel, String ts) implements SlackMessageRef {}

  /// In a modal.
  record InView(String view) implements SlackMessageRef {}

  /// Where nothing can replace it: one person sees it, and Slack gives no name to such a message.
  record Fixed() implements SlackMessageRef {}

  /// As the id of a message.
  default String written() {
    return switch (this) {
      case ByUrl(String url, String channel, String ts) ->
          AddressFields.written(List.of("url", url, channel, ts));
      case ByName(String channel, String ts) ->
          AddressFields.written(List.of("name", "", channel, ts));
      case InView(String view) -> AddressFields.written(List.of("view", "", view, ""));
      case Fixed() -> "";
    };
  }

  /// What was written; what is nothing of ours cannot be replaced.
  static SlackMessageRef parse(String written) {
    return AddressFields.parse(written, 4)
        .flatMap(
            fields -> {
              String third = fields.get(2);
              String fourth = fields.get(3);
              return switch (fields.getFirst()) {
                case "url" -> Optional.of(new ByUrl(fields.get(1), third, fourth));
                case "name" -> Optional.of(new ByName(third, fourth));
                case "view" -> Optional.of(new InView(third));
                default -> Optional.<SlackMessageRef>empty();
              };
            })
        .orElse(new Fixed());
  }

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
