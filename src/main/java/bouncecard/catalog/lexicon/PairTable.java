package bouncecard.catalog.lexicon;

/// What subjects and predicates mean together.
public final class PairTable {
  private final int[] meanings;
  private final int predicates;

  /// @param meanings by subject times predicates plus predicate, 0 for nothing
  /// @param predicates how many there are
  public PairTable(int[] meanings, int predicates) {
    this.meanings = meanings.clone();
    this.predicates = predicates;
  }

  /// By subject times predicates plus predicate.
  public int[] meanings() {
    return meanings;
  }

  /// Their meaning; 0 for none.
  public int of(int subject, int predicate) {
    return meanings[subject * predicates + predicate];
  }
}
