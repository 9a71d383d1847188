package bouncecard.bench;

import java.util.Base64;

/// Bounces that are large in different places.
public final class LargeMails {
  private static final String HEADER =
      """
      Return-Path: <>
      From: Mail Delivery System <mailer-daemon@mx.example.net>
      To: sender@example.org
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      """;
  private static final String REPLY = "550 5.1.1 <user@example.com>: User unknown";
  private static final String LINE =
      "<user@example.com>: host mx.example.net[192.0.2.1] said: 550 5.1.1 User unknown\n";

  private LargeMails() {}

  /// A delivery report of one recipient, with more parts behind its own.
  static byte[] report(String reply, String more) {
    return mail(
        """
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1

        The mail could not be delivered.
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; user@example.com
        Action: failed
        Diagnostic-Code: smtp; %s

        %s--b1--
        """
            .formatted(reply.replace("\n", "\n "), more));
  }

  /// One of so many bytes, or few more.
  public static byte[] of(String kind, int size) {
    return switch (kind) {
      case "attachment" -> report(REPLY, returned(size));
      case "notice" -> mail("\n" + LINE.repeat(size / LINE.length()));
      case "recipients" ->
          report(
              REPLY,
              "Final-Recipient: rfc822; a@example.com\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no\n\n"
                  .repeat(size / 87));
      case "header" -> mail("X-Long: " + "word\n ".repeat(size / 6) + "end\n\n" + REPLY + "\n");
      case "parts" -> report(REPLY, ("--b1\n\n" + "x".repeat(93) + "\n").repeat(size / 100));
      case "nested" -> mail(nested(size));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static byte[] mail(String rest) {
    return Samples.octets((HEADER + rest).replace("\n", "\r\n"));
  }

  private static String returned(int size) {
    return """
    --b1
    Content-Type: message/rfc822

    From: sender@example.org
    Content-Type: application/pdf
    Content-Transfer-Encoding: base64

    """
        + Base64.getMimeEncoder().encodeToString(new byte[size / 4 * 3]).replace("\r", "")
        + "\n";
  }

  private static String nested(int size) {
    StringBuilder mail = new StringBuilder(size + 100);
    for (int i = 0; mail.length() < size; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=n").append(i);
      mail.append("\n\n--n").append(i).append('\n');
    }
    return mail.append('\n').append(REPLY).append('\n').toString();
  }
}
