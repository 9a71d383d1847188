package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackPhrase;
import bouncecard.adapter.slack.drawing.SlackHomeView;
import bouncecard.adapter.slack.drawing.SlackViews;
import bouncecard.adapter.slack.passages.SlackEntities;
import bouncecard.adapter.slack.passages.SlackSaid;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.Conversation;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Answers what people ask: with the command, with a shortcut, in the form, by a mention, directly.
final class SlackQuestions {
  private final SlackApi api;
  private final ChatService chat;
  private final SlackFiles files;
  private final Set<String> own;

  /// @param own the ids by which the bot's own messages are known
  SlackQuestions(SlackApi api, ChatService chat, SlackFiles files, Set<String> own) {
    this.api = api;
    this.chat = chat;
    this.files = files;
    this.own = Set.copyOf(own);
  }

  /// `/smtp …`.
  String command(Conversation conversation, String text) {
    return chat.ask(
        conversation, Question.of(new UntrustedText(SlackEntities.read(text)), Audience.ONE));
  }

  /// “Explain bounce” on a message.
  String message(Conversation conversation, JsonNode message) {
    SlackSaid said = SlackSaid.of(message, "");
    return said.isEmpty()
        ? chat.tell(conversation, UserError.of(Message.TROUBLE_NO_TEXT))
        : ask(conversation, said, Audience.ONE, /* isTheirOwn= */ false);
  }

  /// The form, filled in.
  String form(Conversation conversation, JsonNode view) {
    return ask(conversation, said(view), Audience.ONE, /* isTheirOwn= */ false);
  }

  /// The language that was chosen in the form; empty for the person's own.
  Optional<Language> language(JsonNode view) {
    String tag =
        SlackViews.entered(view, SlackViews.LANGUAGE)
            .path("selected_option")
            .path("value")
            .asString(SlackViews.AUTOMATIC);
    return chat.catalog().languages().stream()
        .filter(language -> language.equals(new Language(tag)))
        .findFirst();
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
  /// @param talk what was said before it; empty where it is in no thread and nobody else reads it
  String said(Conversation conversation, SlackSaid said, Optional<Surroundings> talk) {
    Question question =
        new Question(
            new UntrustedText(said.text()),
            files.of(said.files()),
            Audience.ALL,
            /* isTheirOwn= */ true,
            talk);
    return chat.ask(conversation, question);
  }

  /// The thread in which something was said.
  ///
  /// @param root the message that heads it
  /// @param ts the message that was said
  Surroundings thread(String channel, String root, String ts) {
    return new SlackThread(api, files, own, channel, root, ts);
  }

  private String ask(
      Conversation conversation, SlackSaid said, Audience audience, boolean isTheirOwn) {
    return chat.ask(
        conversation,
        new Question(new UntrustedText(said.text()), files.of(said.files()), audience, isTheirOwn));
  }

  /// Opens the form. It comes at once in the language that is known, since Slack waits for three
  /// seconds only; where the person's own turns out to be another, it is drawn again.
  ///
  /// @param guessed the person with what is known of their locale
  String openForm(Conversation conversation, Asker guessed) {
    String outcome = chat.open(conversation, new Dialog.Paste(chat.texts(guessed), chat.catalog()));
    Asker asker = conversation.asker();
    return !outcome.equals(ChatService.OPENED)
            || chat.language(asker).equals(chat.language(guessed))
        ? outcome
        : chat.open(conversation, new Dialog.Paste(chat.texts(asker), chat.catalog()));
  }

  /// Draws the App Home of the person.
  String home(Asker asker) {
    RenderedCard help = chat.help(asker);
    Map<String, String> publish =
        Map.of(
            "user_id",
            asker.person().id(),
            "view",
            SlackHomeView.home(
                    help,
                    chat.recent(asker.person()),
                    chat.catalog(),
                    chat.self().chosen(asker.person()))
                .toString());
    return switch (api.call("views.publish", publish)) {
      case SlackAnswer.Taken _ -> "published";
      case SlackAnswer.Refused(String error, String _, long _) -> error;
    };
  }

  /// Opens the settings of a channel that was chosen in App Home, where the person may be shown
  /// channels that they are not in.
  String channelSettings(Conversation conversation, SlackConversation place, String channel) {
    if (channel.isEmpty()) {
      return chat.tell(conversation, UserError.of(SlackPhrase.HOME_CHANNEL_PICK));
    }
    return switch (new SlackMembers(api).look(place.user(), channel)) {
      case BOTH ->
          chat.self()
              .open(
                  conversation.elsewhere(
                      place.about(channel).ref(), conversation.asker().in(channel, Set.of())));
      case NOT_THE_PERSON -> chat.tell(conversation, UserError.of(SlackPhrase.HOME_WITHOUT_PERSON));
      case NOT_THE_BOT -> chat.tell(conversation, UserError.of(SlackPhrase.HOME_WITHOUT_BOT));
      case UNKNOWN -> chat.tell(conversation, UserError.of(SlackPhrase.HOME_UNSEEN));
    };
  }

  /// Takes a person's choice of a language, and draws their App Home again.
  String setting(Asker asker, String tag) {
    Optional<Language> language =
        Optional.of(tag).filter(chosen -> !chosen.equals(SlackViews.AUTOMATIC)).map(Language::new);
    chat.self().choose(asker.person(), language);
    return home(asker);
  }
}
