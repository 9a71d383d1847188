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

  /// A text to copy.
  ///
  /// @param text plain text of several lines, of any length
  record Copy(Texts texts, String text) implements Dialog {}
}
