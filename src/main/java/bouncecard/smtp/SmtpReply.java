package bouncecard.smtp;

import bouncecard.text.UntrustedText;
import java.util.Optional;

/// One reply of a server, single or multi-line, as found in a text.
///
/// @param replyCode the reply code; empty where only an enhanced status code was found
/// @param enhancedStatusCode the enhanced status code of its first line that has one
/// @param text the reply text: without codes at the line heads, lines joined by a space
/// @param start where the reply begins in the text that was read
/// @param end where it ends there
public record SmtpReply(
    Optional<ReplyCode> replyCode,
    Optional<EnhancedStatusCode> enhancedStatusCode,
    UntrustedText text,
    int start,
    int end) {

  /// Whether the first digits of both codes agree; also when there are not two. `550 4.4.7` and
  /// `421 5.7.32` are sent for real and are shown as they are.
  public boolean codesAgree() {
    return replyCode.isEmpty()
        || enhancedStatusCode.isEmpty()
        || replyCode.get().classDigit() == enhancedStatusCode.get().classDigit();
  }

  /// Neither 4yz nor 5yz: nothing was refused.
  public boolean isPositive() {
    return replyCode.isPresent()
        ? !replyCode.get().isNegative()
        : enhancedStatusCode.isPresent() && enhancedStatusCode.get().statusClass() == 2;
  }
}
