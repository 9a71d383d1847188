package bouncecard.read.exception;

import bouncecard.text.Rewritten;

/// One shape in which libraries keep a reply code, its words and the recipient apart.
interface LibraryShape {
  /// A quick look: `false` only where it is certainly not in the text.
  boolean mayBeIn(Rewritten text);

  /// The text with each of them as a mail system writes it.
  Rewritten rewrite(Rewritten text);
}
