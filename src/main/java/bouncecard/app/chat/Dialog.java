package bouncecard.app.chat;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Texts;
import java.util.List;

/// A dialog that a platform opens for one person, apart from the messages of a conversation.
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

  /// Texts to copy, of several lines and any length.
  ///
  /// @param notes the same, written for each of several places
  record Copy(Texts texts, List<Note> notes) implements Dialog {

    /// Its parts are not changed.
    public Copy {
      notes = List.copyOf(notes);
    }
  }
}
