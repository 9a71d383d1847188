package bouncecard.smtp;

/// A code where it stands in a text.
///
/// @param code what it says
/// @param start index of its first character
/// @param end index after its last
/// @param certainty how sure its surroundings make it that this is a code
public record CodeMention(Code code, int start, int end, Certainty certainty) {

  /// What speaks for a number being a code.
  public enum Certainty {
    /// A reply code and an enhanced status code stand together, or a word such as `said:`, `smtp;`,
    /// `status=` leads to it.
    NAMED,
    /// It stands at the head of a line as a reply does, with words after it.
    LINE_HEAD,
    /// It is written as a code is, and nothing around it speaks for or against.
    BARE
  }
}
