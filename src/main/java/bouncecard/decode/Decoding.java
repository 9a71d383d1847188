package bouncecard.decode;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.List;

/// All that was read from one text or mail.
///
/// @param replyCodes every reply code that a server said in it, in order, each once
/// @param enhancedStatusCodes every enhanced status code, in order, each once
/// @param reports one per recipient; one without a recipient where only a reply was found
public record Decoding(
    BounceKind kind,
    List<ReplyCode> replyCodes,
    List<EnhancedStatusCode> enhancedStatusCodes,
    List<Report> reports) {

  /// Nothing was recognised.
  public static final Decoding NONE =
      new Decoding(BounceKind.NOT_A_BOUNCE, List.of(), List.of(), List.of());

  /// Copies the lists.
  public Decoding {
    replyCodes = List.copyOf(replyCodes);
    enhancedStatusCodes = List.copyOf(enhancedStatusCodes);
    reports = List.copyOf(reports);
  }
}
