package bouncecard.catalog;

/// A language that the catalogue is written in.
///
/// @param tag the language's BCP 47 tag, such as `en` or `ko`
public record Language(String tag) {

  /// What is spoken where nobody chose.
  public static final Language ENGLISH = new Language("en");

  @Override
  public String toString() {
    return tag;
  }
}
