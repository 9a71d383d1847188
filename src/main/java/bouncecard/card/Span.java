package bouncecard.card;

import java.net.URI;

/// A run of text with one look. Each renderer escapes it for where it is drawn.
public sealed interface Span {
  /// The text that a reader sees.
  String text();

  /// Ordinary text.
  record Plain(String text) implements Span {}

  /// Something verbatim: a command, an address, a code.
  record Verbatim(String text) implements Span {}

  /// A link. Its address is what is seen: a label could lie.
  record Link(URI address) implements Span {
    @Override
    public String text() {
      return address.toString();
    }
  }
}
