package bouncecard.app.chat.service;

import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChosenSettings;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.Unasked;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The commands about the bot itself: what it keeps of a person, and what a person and a channel
/// chose.
public final class SelfCommands {
  private static final int LONGEST_WORD = 20;
  private static final int LONGEST_NAME = 80;

  private final Bouncecard bouncecard;
  private final Responder responder;
  private final LanguageChoices languages;
  private final Presenter presenter;
  private final Unasked unasked;

  SelfCommands(
      Bouncecard bouncecard,
      Responder responder,
      LanguageChoices languages,
      Presenter presenter,
      Unasked unasked) {
    this.bouncecard = bouncecard;
    this.responder = responder;
    this.languages = languages;
    this.presenter = presenter;
    this.unasked = unasked;
  }

  private String opened(Conversation conversation, Dialog dialog) {
    presenter.settled(conversation, conversation.open(dialog));
    return conversation.outcome(ChatService.OPENED);
  }

  /// The language that a person chose, if they chose one.
  public Optional<Language> chosen(Person person) {
    return languages.chosen(person);
  }

  /// Takes a person's choice of a language; an empty one leaves it to their locale again.
  public void choose(Person person, Optional<Language> language) {
    languages.choose(person, language);
  }

  /// What is asked of the bot about itself, by one word alone.
  Optional<String> command(Conversation conversation, Question question) {
    if (!question.isTheirOwn() || !question.files().isEmpty()) {
      return Optional.empty();
    }
    if (isWord(question.said(), Message.WORD_FORGET)) {
      int forgotten = responder.forget(conversation.asker().person());
      UserError said =
          new UserError(Message.FORGOTTEN, Map.of("number", Integer.toString(forgotten)));
      presenter.show(conversation, responder.note(conversation.asker(), said));
      return Optional.of(conversation.outcome("forgotten"));
    }
    return isWord(question.said(), Message.WORD_SETTINGS)
        ? Optional.of(open(conversation))
        : Optional.empty();
  }

  /// Opens the form with what a person and the channel that they are in chose.
  public String open(Conversation conversation) {
    Asker asker = conversation.asker();
    return opened(
        conversation,
        new Dialog.Settings(
            responder.texts(asker),
            bouncecard.catalog(),
            languages.settings(asker),
            unasked.choice(asker, responder.texts(asker))));
  }

  /// Takes what somebody chose for themselves and for their channel, and tells them.
  ///
  /// @param mayChangeChannel whether they may change what holds for the channel
  /// @return whether what holds for the channel was changed, which its people are to be told
  public boolean choose(
      Conversation conversation, ChosenSettings chosen, boolean mayChangeChannel) {
    Asker asker = conversation.asker();
    boolean wantsChannel =
        !languages.preferences().areChannelsFixed()
            && languages.settings(asker).changesChannel(chosen);
    boolean isChanged = languages.choose(asker, chosen, mayChangeChannel);
    if (mayChangeChannel) {
      isChanged |=
          chosen
              .watch()
              .filter(watch -> unasked.choose(asker, watch.isOn(), watch.endsMutes()))
              .isPresent();
    }
    Message said =
        wantsChannel && !isChanged ? Message.SETTINGS_NOT_CHANNEL : Message.SETTINGS_KEPT;
    presenter.show(conversation, responder.note(asker, UserError.of(said)));
    return isChanged;
  }

  /// Forgets all that is kept of a channel: what was asked there, what its people chose, and what
  /// watching knows of it.
  ///
  /// @param channel its id
  /// @return how many answers that were
  public int forgetChannel(String channel) {
    languages.preferences().forgetChannel(channel);
    unasked.forgetChannel(channel);
    return responder.forgetChannel(channel);
  }

  /// Tells a channel that somebody changed how the bot answers in it.
  public void announce(Conversation conversation, UntrustedText name) {
    UserError said =
        new UserError(Message.SETTINGS_CHANGED, Map.of("name", name.visible(LONGEST_NAME)));
    presenter.share(conversation, responder.note(conversation.asker(), said));
  }

  private boolean isWord(UntrustedText said, Message word) {
    String text = said.value().strip().toLowerCase(Locale.ROOT);
    return text.length() <= LONGEST_WORD
        && bouncecard.catalog().languages().stream()
            .anyMatch(language -> bouncecard.catalog().texts(language).message(word).equals(text));
  }
}
