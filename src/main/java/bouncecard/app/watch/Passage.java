package bouncecard.app.watch;

import bouncecard.text.UntrustedText;

/// A piece of a message, and what it is there.
public record Passage(Kind kind, UntrustedText text) {

  /// A passage of that text.
  public static Passage of(Kind kind, String text) {
    return new Passage(kind, new UntrustedText(text));
  }

  /// What a piece of a message is.
  public enum Kind {
    /// Words that somebody wrote.
    PROSE,
    /// A code block, or code within a line.
    CODE,
    /// Words of another, quoted or forwarded.
    QUOTE,
    /// A heading of what a program built: an embed's or an attachment's title.
    HEADING,
    /// What a program built under such a heading, or in blocks.
    CARD,
    /// Names and values that a program built, as an object in JSON.
    FIELDS,
    /// A file's text.
    FILE
  }
}
