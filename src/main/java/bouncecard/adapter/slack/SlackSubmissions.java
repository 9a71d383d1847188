package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.adapter.slack.drawing.SlackSettingsView;
import bouncecard.adapter.slack.drawing.SlackViews;
import bouncecard.adapter.slack.drawing.SlackWrongView;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.SettingsForm;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.JobRunner.Job;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import com.slack.api.bolt.response.Response;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Takes forms that were filled in.
///
/// @param questions answers what was pasted
record SlackSubmissions(
    ChatService chat, SlackAskers askers, SlackQuestions questions, JobRunner jobs) {

  Response answer(JsonNode payload, SlackDelivery it) {
    JsonNode view = payload.path("view");
    if (view.path("callback_id").asString("").equals(SlackWrongView.ID)) {
      return wrong(payload, view, it);
    }
    if (view.path("callback_id").asString("").equals(SettingsForm.ID)) {
      return settings(payload, view, it);
    }
    if (!view.path("callback_id").asString("").equals(SlackViews.PASTE)) {
      return Response.ok();
    }
    SlackConversation place = SlackConversation.ofInteraction(payload);
    if (SlackQuestions.said(view).isEmpty()) {
      return refused(place, Message.PASTE_NOTHING);
    }
    boolean isTaken =
        !it.take(place.trigger()) || jobs.take(pasted(place, payload).noted(it.noted()));
    return isTaken
        ? SlackDispatch.json(SlackJson.object().put("response_action", "clear").toString())
        : refused(place, Message.TROUBLE_BUSY);
  }

  /// Whoever is in a channel may change how the bot answers there, and the channel is told.
  private Response settings(JsonNode payload, JsonNode view, SlackDelivery it) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    SlackSettingsView.place(view)
        .filter(_ -> !it.isHandedOver(place.trigger()) && it.take(place.trigger()))
        .ifPresent(
            where -> {
              SlackConversation at = place.answeringAt(where.get(0), where.get(1));
              jobs.takeOrExcuse(
                  new Job(
                      "settings",
                      at.ref(),
                      () -> askers.of(at),
                      conversation -> {
                        boolean isInChannel = !where.get(0).startsWith("D");
                        boolean isChanged =
                            chat.self()
                                .choose(
                                    conversation,
                                    SlackSettingsView.chosen(view, chat.catalog()),
                                    /* mayChangeChannel= */ true);
                        if (isChanged && isInChannel) {
                          chat.self().announce(conversation, new UntrustedText(place.name()));
                        }
                        return conversation.outcome("settings");
                      },
                      it.noted()));
            });
    return SlackDispatch.json(SlackJson.object().put("response_action", "clear").toString());
  }

  /// What was wrong is kept at once, and the form says so in its place.
  ///
  /// That it was about something said unasked is for the process that does the watching.
  private Response wrong(JsonNode payload, JsonNode view, SlackDelivery it) {
    if (it.isAgain()) {
      SlackWrongView.about(view)
          .ifPresent(
              about ->
                  SlackWrongView.wanted(view)
                      .ifPresent(wanted -> chat.wrongUnasked(about, wanted)));
      it.done();
      return Response.ok();
    }
    boolean _ = it.isHandedOver(payload.path("trigger_id").asString(""));
    Asker known = askers.known(SlackConversation.ofInteraction(payload));
    Optional<ButtonAction> card = SlackWrongView.about(view);
    Texts texts = chat.texts(card.map(one -> one.by(known)).orElse(known));
    Message said =
        card.flatMap(
                about ->
                    SlackWrongView.wanted(view)
                        .map(wanted -> chat.wrong(about, wanted, Instant.now())))
            .orElse(Message.TROUBLE_FORGOTTEN);
    return SlackDispatch.json(SlackWrongView.answer(texts, said).toString());
  }

  /// The form names the conversation in which it is answered.
  private Job pasted(SlackConversation place, JsonNode payload) {
    JsonNode view = payload.path("view");
    JsonNode where = payload.path("response_urls").path(0);
    String chosen =
        SlackViews.entered(view, SlackViews.WHERE).path("selected_conversation").asString("");
    String channel = where.path("channel_id").asString(chosen);
    return new Job(
        "pasted",
        place.answeringAt(channel, where.path("response_url").asString("")).ref(),
        () -> askers.of(place).wanting(questions.language(view)),
        at -> questions.form(at, view));
  }

  private Response refused(SlackConversation place, Message message) {
    String sentence = chat.texts(askers.known(place)).message(message);
    return SlackDispatch.json(SlackViews.errors(SlackViews.TEXT, sentence).toString());
  }
}
