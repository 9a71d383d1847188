package bouncecard;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The training runs of the launcher, once after a build: typical questions, so that an
/// ahead-of-time cache holds what they load.
final class Training {
  private static final String BOUNCE =
      """
      From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
      To: alice@example.org
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8

      <bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.org

      Final-Recipient: rfc822; bob@example.com
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 User unknown

      --b--
      """;

  private static final List<List<String>> CODES =
      List.of(List.of("252", "550"), List.of("550", "5.1.1"));

  private static final List<List<String>> ALL =
      List.of(
          List.of("252", "550"),
          List.of("--lang", "ko", "252", "550"),
          List.of("550", "5.1.1"),
          List.of("--format", "json", "TSS04"),
          List.of("help"),
          List.of("explain"));

  private Training() {}

  /// Asks them.
  ///
  /// @param arguments `codes`, or `all`
  public static void main(String[] arguments) {
    PrintStream sink = Main.utf8(OutputStream.nullOutputStream());
    for (List<String> question : List.of(arguments).contains("codes") ? CODES : ALL) {
      InputStream in = new ByteArrayInputStream(BOUNCE.getBytes(StandardCharsets.UTF_8));
      Main.run(
          question.toArray(String[]::new),
          Map.of("BOUNCECARD_COLUMNS", "100", "TERM", "xterm"),
          in,
          sink,
          sink);
    }
  }
}
