package bouncecard.read;

/// The words that are said of several recipients at once. They are read and kept anew for each of
/// them, and so bounded.
final class SharedWords {
  /// What is said of several recipients at once is read and kept anew for each of them: so much of
  /// it for one, and for all together.
  private static final int LONGEST_SHARED = 16_384;

  private static final int LONGEST_SHARED_BY_ALL = 1 << 18;

  private SharedWords() {}

  /// As much of it as is kept for each.
  static String of(String words, int recipients) {
    int longest = Math.min(LONGEST_SHARED, LONGEST_SHARED_BY_ALL / Math.max(1, recipients));
    return recipients > 1 && words.length() > longest ? words.substring(0, longest) : words;
  }
}
