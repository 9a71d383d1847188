package bouncecard.app.chat;

import bouncecard.text.UntrustedText;

/// A button that somebody pressed, or what they chose from a menu.
///
/// @param action what it does
/// @param card the message with the button
/// @param named the message's own name, the same at every press; empty where it has none
/// @param audience who sees that message
/// @param name what the person is called; drawn as plain text, so that nobody is notified
/// @param mayRemove whether the person may take that message away
public record Press(
    ButtonAction action,
    MessageRef card,
    String named,
    Audience audience,
    UntrustedText name,
    boolean mayRemove) {

  /// Whoever pressed, to be answered in the language of the card: what comes of a button is read
  /// beside what the button stood on, whatever the person's own language is.
  public Asker by(Asker pressing) {
    return action.by(pressing);
  }
}
