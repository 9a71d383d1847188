package bouncecard.catalog.lexicon;

/// The meaning of a phrase.
///
/// @param kind what it is
/// @param value which subject, predicate, cause or command it is, by its place among them; 0 of
///   other kinds
/// @param weight how much a cause's words count; what a subject loses by being a vague word
/// @param negatable whether a negator takes the meaning of a cause's words away, as of `spam` in
///   "not spam"
public record Entry(EntryKind kind, int value, int weight, boolean negatable) {

  /// An entry that neither weighs anything nor can be negated.
  public Entry(EntryKind kind, int value) {
    this(kind, value, 0, false);
  }
}
