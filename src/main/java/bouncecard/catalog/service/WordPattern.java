package bouncecard.catalog.service;

/// A word of a service, as data files write it: `soft_bounce`, `*suppression list*` for a text that
/// holds it, or `5*` for one that begins so. Upper case, white space and punctuation do not count:
/// services write one word in several ways.
///
/// @param folded the word's letters and digits
/// @param extent how much of a text it must be
public record WordPattern(String folded, Extent extent) {

  /// How much of a text a pattern must be.
  public enum Extent {
    WHOLE,
    BEGINNING,
    ANYWHERE
  }

  /// The pattern that is written so.
  ///
  /// @throws IllegalArgumentException where no letter or digit is in it
  public static WordPattern of(String written) {
    String folded = fold(written);
    if (folded.isEmpty()) {
      throw new IllegalArgumentException("has no letter or digit");
    }
    if (!written.endsWith("*")) {
      return new WordPattern(folded, Extent.WHOLE);
    }
    return new WordPattern(folded, written.startsWith("*") ? Extent.ANYWHERE : Extent.BEGINNING);
  }

  /// The letters and digits of a text, in lower case.
  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  /// Whether a folded text is it, begins with it or holds it.
  boolean matches(String text) {
    return switch (extent) {
      case WHOLE -> text.equals(folded);
      case BEGINNING -> text.startsWith(folded);
      case ANYWHERE -> text.contains(folded);
    };
  }
}
