package bouncecard.probe;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// A reply as it came over the wire (RFC 5321 §4.2), with all its lines.
///
/// @param replyCode that of its last line, which ends it
/// @param enhancedStatusCode that of its first line that has one (RFC 2034 §4)
/// @param lines as they came, without line ends; at least one
/// @param codesAgree whether all lines have the same reply code
public record ServerReply(
    ReplyCode replyCode,
    Optional<EnhancedStatusCode> enhancedStatusCode,
    List<UntrustedText> lines,
    boolean codesAgree) {

  /// Copies the list.
  public ServerReply {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a reply without a line");
    }
  }

  /// Whether the server goes away with it (RFC 5321 §3.8, RFC 7504 §2).
  boolean endsConversation() {
    return replyCode.value() == 421 || replyCode.value() == 521;
  }

  /// Whether a command is taken with it. A greeting and a quit answer no command but their own.
  boolean takesCommand() {
    int code = replyCode.value();
    return codesAgree && replyCode.classDigit() == 2 && code != 220 && code != 221;
  }

  /// All lines, parted by `\n`.
  public UntrustedText text() {
    return new UntrustedText(String.join("\n", lines.stream().map(UntrustedText::value).toList()));
  }
}
