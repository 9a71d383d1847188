package bouncecard.app.chat;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Texts;

/// What a platform opens for one person, apart from the messages of a conversation.
public sealed interface Dialog {

  /// The words in it.
  Texts texts();

  /// A form that takes a bounce.
  ///
  /// @param catalog has the languages to choose from
  record Paste(Texts texts, Catalog catalog) implements Dialog {}

  /// A form with what a person and their channel chose.
  ///
  /// @param catalog has the languages to choose from
  /// @param watch what may be chosen of what is said unasked
  record Settings(Texts texts, Catalog catalog, ChosenSettings chosen, Unasked.Choice watch)
      implements Dialog {}

  /// A form that takes what is wrong with an answer.
  ///
  /// @param catalog has the causes to choose from
  /// @param about the card
  record Wrong(Texts texts, Catalog catalog, ButtonAction about) implements Dialog {}

  /// A text to copy.
  ///
  /// @param text plain text of several lines, of any length
  record Copy(Texts texts, String text) implements Dialog {}
}
