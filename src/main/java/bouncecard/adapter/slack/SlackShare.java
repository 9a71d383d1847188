package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackMessageRef;
import bouncecard.adapter.slack.drawing.SlackMessages;
import bouncecard.app.chat.CardName;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Posts a card for all so that it never stands twice: where the answer of Slack is lost, it looks
/// whether the card is there before it posts it again, and where it cannot look it does not.
///
/// @param place where it is posted
record SlackShare(SlackApi api, SlackConversation place) {
  private static final int MOST_TRIES = 3;

  /// What the id of a marked card's first block begins with.
  private static final String MARK = "share-";

  /// How far back a card can be that was posted just now.
  private static final String LOOKED_AT = "30";

  /// Where a card is, as far as that can be known.
  private sealed interface Sight {
    record There(String ts) implements Sight {}

    record NotThere() implements Sight {}

    record Hidden() implements Sight {}
  }

  Delivery post(RenderedCard card) {
    return post(card, MARK + UUID.randomUUID());
  }

  /// The card, where the place says that it may be there already and it is. Where nobody can look,
  /// it is taken not to be: rather twice than not at all.
  Optional<Delivery> there(RenderedCard card) {
    return place.mayBeThere() && seen(MARK + place.plainMark()) instanceof Sight.There(String ts)
        ? Optional.of(again(card, ts))
        : Optional.empty();
  }

  /// A message with the mark of its place, where that has one.
  static ObjectNode marked(ObjectNode message, SlackConversation place) {
    return place.mark().isEmpty() ? message : marked(message, MARK + place.plainMark());
  }

  /// The same where it may be there already. Where nobody can look, it is posted: rather twice than
  /// not at all.
  Delivery post(RenderedCard card, CardName name) {
    String mark = MARK + name.text();
    return name.mayBeThere() && seen(mark) instanceof Sight.There(String ts)
        ? again(card, ts)
        : post(card, mark);
  }

  /// What is there may be out of date; it stays where it cannot be changed.
  private Delivery again(RenderedCard card, String ts) {
    var _ =
        api.call(
            "chat.update",
            SlackMessages.updated(SlackMessages.of(card, place.user()), place.channel(), ts));
    return there(new SlackMessageRef.ByName(place.channel(), ts));
  }

  private Delivery post(RenderedCard card, String mark) {
    ObjectNode message = marked(SlackMessages.toAll(card, place.user()), mark);
    Optional<Delivery> byUrl =
        place.responseUrl().isEmpty()
            ? Optional.empty()
            : once(
                mark,
                () ->
                    api.respondOnce(
                        place.responseUrl(),
                        SlackMessages.response(message, place.thread(), /* replaces= */ false)));
    return byUrl
        .filter(delivery -> !isRefused(delivery))
        .or(() -> once(mark, () -> posted(message)))
        .orElseThrow();
  }

  private static boolean isRefused(Delivery delivery) {
    return delivery instanceof Delivery.Refused refused
        && refused.cause() != Delivery.Cause.UNKNOWN;
  }

  private SlackAnswer posted(ObjectNode message) {
    return api.callOnce(
        "chat.postMessage", SlackMessages.posted(message, place.channel(), place.thread()));
  }

  private Optional<Delivery> once(String mark, Supplier<SlackAnswer> posting) {
    SlackAnswer.Refused last = SlackAnswer.Refused.of(SlackApi.LOST);
    for (int i = 0; i < MOST_TRIES; i++) {
      switch (posting.get()) {
        case SlackAnswer.Taken taken -> {
          return Optional.of(there(SlackMessageRef.named(taken)));
        }
        case SlackAnswer.Refused refused -> {
          if (!refused.error().equals(SlackApi.LOST)) {
            return Optional.of(SlackChat.refused(place, refused));
          }
          last = refused;
        }
      }
      switch (seen(mark)) {
        case Sight.There(String ts) -> {
          return Optional.of(there(new SlackMessageRef.ByName(place.channel(), ts)));
        }
        case Sight.NotThere() -> {} // once more
        case Sight.Hidden() -> {
          return Optional.of(
              new Delivery.Refused(
                  Delivery.Cause.UNKNOWN,
                  new UserError(Message.TROUBLE_MAYBE_THERE, Map.of("platform", "Slack")),
                  last.error(),
                  place.ref()));
        }
      }
    }
    return Optional.of(SlackChat.refused(place, last));
  }

  private Delivery there(SlackMessageRef placed) {
    return new Delivery.Delivered(new MessageRef(place.answered().ref(), placed.written()));
  }

  private Sight seen(String mark) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", place.channel());
    fields.put("limit", LOOKED_AT);
    String method = "conversations.history";
    if (!place.thread().isEmpty()) {
      method = "conversations.replies";
      fields.put("ts", place.thread());
      fields.put("limit", "200");
    }
    return switch (api.call(method, fields)) {
      case SlackAnswer.Refused _ -> new Sight.Hidden();
      case SlackAnswer.Taken(JsonNode body, String _) -> {
        for (JsonNode message : body.path("messages")) {
          if (message.path("blocks").path(0).path("block_id").asString("").equals(mark)) {
            yield new Sight.There(message.path("ts").asString(""));
          }
        }
        boolean isAll = place.thread().isEmpty() || !body.path("has_more").asBoolean(false);
        yield isAll ? new Sight.NotThere() : new Sight.Hidden();
      }
    };
  }

  private static ObjectNode marked(ObjectNode message, String mark) {
    if (message.path("blocks").path(0) instanceof ObjectNode first) {
      first.put("block_id", mark);
    }
    return message;
  }
}
