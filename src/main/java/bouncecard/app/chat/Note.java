package bouncecard.app.chat;

import bouncecard.app.AnswerCard;
import bouncecard.app.Format;

/// A text to take into an incident's notes elsewhere.
///
/// @param name what writes texts so, as people know it
/// @param file what a file with it is called
public record Note(String name, String file, String text) {

  /// Draws cards as notes.
  ///
  /// @param name what writes texts so, as people know it
  /// @param file what a file with it is called
  public record Kind(String name, String file, Format format) {

    /// A card as such a note.
    public Note of(AnswerCard card) {
      return new Note(name, file, format.render(card));
    }
  }
}
