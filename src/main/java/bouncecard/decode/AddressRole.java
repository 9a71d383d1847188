package bouncecard.decode;

import bouncecard.catalog.Term;

/// Whose an address in a paste was taken to be.
public enum AddressRole implements Term {
  RECIPIENT,
  ORIGINAL_RECIPIENT,
  SENDER,
  /// None of those; a [NotRecipient] says why.
  NOT_RECIPIENT
}
