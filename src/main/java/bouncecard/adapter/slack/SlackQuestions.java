package bouncecard.adapter.slack;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Answers what people ask: with the command, with a shortcut, in the form, by a mention, directly.
final class SlackQuestions {
  private final SlackApi api;
  private final ChatService desk;
  private final SlackMessageSender posts;
  private final SlackFiles files;

  SlackQuestions(SlackApi api, ChatService desk, SlackMessageSender posts, SlackFiles files) {
    this.api = api;
    this.desk = desk;
    this.posts = posts;
    this.files = files;
  }

  /// `/smtp …`.
  String command(SlackConversation place, String text) {
    RenderedCard shown =
        desk.ask(posts.asker(place), new UntrustedText(SlackEntities.read(text)), Audience.ONE);
    return switch (shown.audience()) {
      case ONE -> toOne(place, shown);
      case ALL -> toAll(place, shown, place);
    };
  }

  /// “Explain bounce” on a message.
  String message(SlackConversation place, JsonNode message) {
    SlackSaid said = SlackSaid.of(message, "");
    return said.isEmpty()
        ? posts.trouble(place, UserError.of(Message.TROUBLE_NO_TEXT))
        : toOne(place, ask(posts.asker(place), said, Audience.ONE));
  }

  /// The form, filled in.
  String form(SlackConversation place, JsonNode payload) {
    JsonNode view = payload.path("view");
    String tag =
        SlackViews.entered(view, SlackViews.LANGUAGE)
            .path("selected_option")
            .path("value")
            .asString(SlackViews.AUTOMATIC);
    Asker asker = posts.asker(place);
    Asker speaking =
        asker.wanting(
            desk.catalog().languages().stream()
                .filter(language -> language.equals(new Language(tag)))
                .findFirst());
    JsonNode where = payload.path("response_urls").path(0);
    String chosen =
        SlackViews.entered(view, SlackViews.WHERE).path("selected_conversation").asString("");
    String channel = where.path("channel_id").asString(chosen);
    SlackConversation answering =
        place.answeringAt(channel, where.path("response_url").asString(""));
    return toOne(answering, ask(speaking, said(view), Audience.ONE));
  }

  /// What was entered into the form.
  static SlackSaid said(JsonNode view) {
    List<JsonNode> attached = new ArrayList<>();
    SlackViews.entered(view, SlackViews.FILES).path("files").forEach(attached::add);
    String text = SlackViews.entered(view, SlackViews.TEXT).path("value").asString("");
    return new SlackSaid(text, attached);
  }

  /// A mention, or a message to the bot alone.
  ///
  /// @param place with the thread in which the answer belongs
  /// @param rootedIn the message that heads the thread in which it was said; empty outside of one
  String said(SlackConversation place, SlackSaid said, String rootedIn) {
    if (!said.isEmpty()) {
      SlackConversation alone = rootedIn.isEmpty() ? place.outsideOfThreads() : place;
      return toAll(place, ask(posts.asker(place), said, Audience.ALL), alone);
    }
    if (rootedIn.isEmpty()) {
      posts.toOne(place, desk.help(posts.asker(place)), 1);
      return "help";
    }
    Map<String, String> root =
        Map.of("channel", place.channel(), "ts", rootedIn, "limit", "1", "inclusive", "true");
    return switch (api.call("conversations.replies", root)) {
      case SlackAnswer.Refused refused -> posts.trouble(place, SlackErrors.trouble(refused));
      case SlackAnswer.Taken(JsonNode body, String _) -> root(place, body.path("messages").path(0));
    };
  }

  private String root(SlackConversation place, JsonNode message) {
    if (message.isMissingNode() || message.path("subtype").asString("").equals("tombstone")) {
      return posts.trouble(place, UserError.of(Message.TROUBLE_MESSAGE_GONE));
    }
    SlackSaid said = SlackSaid.of(message, "");
    return said.isEmpty()
        ? posts.trouble(place, UserError.of(Message.TROUBLE_NO_TEXT))
        : toAll(place, ask(posts.asker(place), said, Audience.ALL), place);
  }

  private RenderedCard ask(Asker asker, SlackSaid said, Audience audience) {
    return files.with(
        said.files(),
        fetched ->
            desk.ask(
                asker,
                new UntrustedText(said.text()),
                fetched.attachments(),
                fetched.missing(),
                audience));
  }

  private String toOne(SlackConversation place, RenderedCard shown) {
    posts.follow(place, posts.toOne(place, shown, 1), shown);
    return shown.reply().answer().kind();
  }

  /// @param alone where the person is told, and nobody else, that it did not work
  private String toAll(SlackConversation place, RenderedCard shown, SlackConversation alone) {
    return switch (posts.toAll(place, shown)) {
      case SlackDeliveryFallbacks.Gone.There(SlackMessageRef placed) -> {
        posts.follow(place, placed, shown);
        yield shown.reply().answer().kind();
      }
      case SlackDeliveryFallbacks.Gone.Nowhere(var refused) ->
          posts.trouble(alone, SlackErrors.trouble(refused));
    };
  }

  /// Opens the form. It comes at once in the language that is known, since Slack waits for three
  /// seconds only; where the person's own turns out to be another, it is drawn again.
  String openForm(SlackConversation place, String locale) {
    Asker guessed = new Asker(place.person(), locale);
    Map<String, String> open =
        Map.of(
            "trigger_id",
            place.trigger(),
            "view",
            SlackViews.paste(desk.texts(guessed), desk.catalog()).toString());
    return switch (api.call("views.open", open)) {
      case SlackAnswer.Refused refused -> posts.trouble(place, SlackErrors.trouble(refused));
      case SlackAnswer.Taken(JsonNode body, String _) -> {
        Asker asker = posts.asker(place);
        String view = body.path("view").path("id").asString("");
        if (!desk.language(asker).equals(desk.language(guessed)) && !view.isEmpty()) {
          api.call(
              "views.update",
              Map.of(
                  "view_id",
                  view,
                  "view",
                  SlackViews.paste(desk.texts(asker), desk.catalog()).toString()));
        }
        yield "opened";
      }
    };
  }

  /// Draws the App Home of the person.
  String home(SlackConversation place) {
    RenderedCard help = desk.help(posts.asker(place));
    Map<String, String> publish =
        Map.of(
            "user_id",
            place.user(),
            "view",
            SlackViews.home(
                    help, desk.recent(place.person()), desk.catalog(), desk.chosen(place.person()))
                .toString());
    return switch (api.call("views.publish", publish)) {
      case SlackAnswer.Taken _ -> "published";
      case SlackAnswer.Refused(String error, String _, long _) -> error;
    };
  }

  /// Takes a person's choice of a language, and draws their App Home again.
  String setting(SlackConversation place, String tag) {
    Optional<Language> language =
        Optional.of(tag).filter(chosen -> !chosen.equals(SlackViews.AUTOMATIC)).map(Language::new);
    desk.choose(place.person(), language);
    return home(place);
  }
}
