package bouncecard.app.chat.service;

import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ChosenSettings;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.state.Preferences;
import bouncecard.catalog.Language;
import java.util.Optional;

/// The language for each person.
///
/// @param usual that of those whose own is not spoken
record LanguageChoices(Bouncecard bouncecard, Preferences preferences, Language usual) {

  /// What they want now, as far as it is spoken, else what they chose, else their locale's, else
  /// the usual one.
  Language of(Asker asker) {
    return asker
        .wanted()
        .filter(bouncecard.languages()::contains)
        .or(() -> preferences.language(asker.person()))
        .or(() -> bouncecard.language(asker.locale()))
        .orElse(usual);
  }

  /// The language of an answer: one that all see is in the channel's where it has one, and one for
  /// the person alone in theirs.
  Language of(Asker asker, Audience audience) {
    Optional<Language> channel = channel(asker).filter(bouncecard.languages()::contains);
    boolean isForAll = audience == Audience.ALL && asker.wanted().isEmpty();
    boolean isKnown =
        preferences.language(asker.person()).isPresent()
            || bouncecard.language(asker.locale()).isPresent();
    return channel
        .filter(_ -> isForAll || (asker.wanted().isEmpty() && !isKnown))
        .orElseGet(() -> of(asker));
  }

  /// The language that was chosen for the channel where somebody asks.
  Optional<Language> channel(Asker asker) {
    return asker.channel().isEmpty()
        ? Optional.empty()
        : preferences.language(asker.person().channel(asker.channel()));
  }

  /// That of a card, as far as it is spoken still.
  Language of(Asker asker, Handle handle) {
    return bouncecard.languages().contains(handle.language()) ? handle.language() : of(asker);
  }

  /// The language that a person chose, if they chose one.
  Optional<Language> chosen(Person person) {
    return preferences.language(person);
  }

  /// Takes a person's choice; an empty one leaves it to their locale again.
  void choose(Person person, Optional<Language> language) {
    preferences.choose(person, language.filter(bouncecard.languages()::contains));
  }

  /// What holds for a person where they are.
  ChosenSettings settings(Asker asker) {
    return new ChosenSettings(
        chosen(asker.person()),
        channel(asker),
        preferences.isForAll(asker.person().channel(asker.channel())),
        preferences.areChannelsFixed(),
        Optional.empty());
  }

  /// Takes what somebody chose; whether it changed what holds for their channel.
  ///
  /// @param mayChangeChannel whether they may do that
  boolean choose(Asker asker, ChosenSettings chosen, boolean mayChangeChannel) {
    choose(asker.person(), chosen.own());
    boolean isChanged =
        mayChangeChannel
            && !preferences.areChannelsFixed()
            && settings(asker).changesChannel(chosen);
    if (isChanged) {
      Person channel = asker.person().channel(asker.channel());
      choose(channel, chosen.channels());
      preferences.chooseForAll(channel, chosen.isForAll());
    }
    return isChanged;
  }
}
