package bouncecard.dsn;

import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// A mail or one part of it, decoded: headers, and either a text or further parts.
///
/// @param mediaType in lower case without parameters, as `message/delivery-status`
/// @param headers in the order they came
/// @param text the decoded text of a leaf; empty for others
/// @param parts what is inside a multipart, or the one mail inside a message/rfc822
public record MailPart(
    String mediaType, List<Header> headers, UntrustedText text, List<MailPart> parts) {

  /// One header field, its value unfolded and decoded.
  public record Header(String name, UntrustedText value) {}

  /// Copies the lists.
  public MailPart {
    headers = List.copyOf(headers);
    parts = List.copyOf(parts);
  }

  /// The value of the first header of that name, whatever its case.
  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value().value());
      }
    }
    return Optional.empty();
  }

  /// Whether a header of that name holds the words, whatever their case.
  public boolean headerHas(String name, String words) {
    return header(name).map(value -> LowerCase.of(value).contains(words)).orElse(false);
  }

  /// Whether the media type begins so.
  public boolean is(String type) {
    return mediaType.startsWith(type);
  }
}
