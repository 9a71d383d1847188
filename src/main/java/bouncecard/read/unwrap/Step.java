package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Undoes one thing that was done to a text on its way into a paste. Linear in the text; a text
/// that it was applied to is not changed by a second time.
interface Step {
  /// The text without it; the same where there is nothing to undo.
  Rewritten undo(Rewritten text);
}
