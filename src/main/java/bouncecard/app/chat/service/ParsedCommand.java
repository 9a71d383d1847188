package bouncecard.app.chat.service;

import bouncecard.catalog.words.Vocabulary;
import java.util.Locale;

/// A command as somebody said it, without the word that makes the answer public.
///
/// @param forAll whether there was such a word
record ParsedCommand(String words, boolean forAll) {

  static ParsedCommand of(String said, Vocabulary vocabulary) {
    String text = said.stripLeading();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    boolean forAll = vocabulary.forAll().contains(text.substring(0, end).toLowerCase(Locale.ROOT));
    return forAll ? new ParsedCommand(text.substring(end), true) : new ParsedCommand(said, false);
  }
}
