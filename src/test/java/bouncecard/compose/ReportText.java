package bouncecard.compose;

/// Reports of failed deliveries as mail systems write them.
public final class ReportText {
  private ReportText() {}

  /// One whose reply says nothing but its codes.
  ///
  /// @param action what became of the message (RFC 3464 §2.3.3)
  /// @param codes a reply code and an enhanced status code
  public static String withoutReason(String action, String codes) {
    return """
    Reporting-MTA: dns; mx.example.net

    Final-Recipient: rfc822; kim@example.org
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; %s zork frob
    """
        .formatted(action, codes.substring(4), codes);
  }
}
