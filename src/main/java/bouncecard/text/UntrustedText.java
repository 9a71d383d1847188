package bouncecard.text;

import java.util.Objects;

/// Text that a mail server, a mail or a chat user supplied.
///
/// It prints its length only, so that it cannot slip into a log. [#value()] is for matching,
/// [#visible(int)] for showing.
///
/// @param value the text as it came, never cleaned
public record UntrustedText(String value) {

  /// The text without anything in it.
  public static final UntrustedText EMPTY = new UntrustedText("");

  /// Wraps a text as it came.
  public UntrustedText {
    Objects.requireNonNull(value);
  }

  /// Whether there is nothing but white space.
  public boolean isBlank() {
    return value.isBlank();
  }

  /// The text fit for one line of a card: without control, bidirectional and invisible characters,
  /// white space collapsed, and cut at a code point with an ellipsis where it is longer than
  /// `limit` characters.
  public String visible(int limit) {
    return Visible.line(value, limit);
  }

  /// As [#visible(int)], but line breaks are kept.
  public String visibleLines(int limit) {
    return Visible.lines(value, limit);
  }

  /// What of any text may be drawn, for renderers that do not know where it is from: without
  /// control, bidirectional and invisible characters. A line break stays as `\n`, other white space
  /// becomes a space, and nothing is cut.
  public static String drawable(String text) {
    return Visible.characters(text);
  }

  /// The length only: untrusted text is never logged whole.
  @Override
  public String toString() {
    return "UntrustedText[" + value.length() + " characters]";
  }
}
