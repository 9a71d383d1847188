package bouncecard.card;

import bouncecard.catalog.Term;

/// How bad it is; platforms colour by it.
public enum Severity implements Term {
  SUCCESS,
  TEMPORARY,
  PERMANENT,
  /// Nothing failed: help, lists, search results.
  NEUTRAL
}
