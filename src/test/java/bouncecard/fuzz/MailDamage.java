package bouncecard.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// What can be done to a mail by one who knows its grammar: headers with parameters (RFC 2045,
/// 2231), boundaries (RFC 2046), transfer encodings, encoded words (RFC 2047), nesting, and the
/// groups of a delivery report (RFC 3464).
final class MailDamage {
  private static final List<String> NAMES =
      List.of(
          "name",
          "charset",
          "boundary",
          "report-type",
          "format",
          "filename",
          "x",
          "",
          "name*",
          "name*0*",
          "name*1");
  private static final List<String> VALUES =
      List.of(
          "C:\\dir\\",
          "\\",
          "\"",
          "\"\\\"",
          "\"a\\",
          "utf-8''%E2%98%83",
          "utf-8''%",
          "''",
          "=",
          ";",
          ";;",
          "(",
          "()",
          "((((",
          "a b",
          "\"a\r\n b\"",
          "=?utf-8?q?=E2?=",
          "\u0000",
          "\u00ff",
          "\"\"",
          "x\"y",
          "1",
          ",",
          "<>",
          "[::1]");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: multipart/mixed; boundary=",
          "Content-Type: text/plain",
          "Content-Type: message/rfc822",
          "Content-Type: message/delivery-status",
          "Content-Type: message/external-body",
          "Content-Type: /",
          "Content-Type: t/",
          "Content-Disposition: attachment",
          "Content-Transfer-Encoding: base64",
          "Content-Transfer-Encoding: x-uuencode",
          "Content-Type: text/html; charset=utf-7",
          "Content-Description",
          ": x",
          "a:",
          " folded",
          "Subject: =?x?b?",
          "From: <",
          "X-Failed-Recipients: a@example.com, b@example.com",
          "Received: from",
          "Date: 99 Xxx",
          "Message-ID: <>");
  private static final List<String> ENCODINGS =
      List.of(
          "quoted-printable",
          "base64",
          "x-uuencode",
          "uuencode",
          "7bit",
          "8bit",
          "binary",
          "x-gzip",
          "\"base64\"",
          "");
  private static final List<String> CHARSETS =
      List.of(
          "utf-8",
          "iso-2022-jp",
          "utf-7",
          "gb18030",
          "utf-16",
          "x-user-defined",
          "euc-kr",
          "none",
          "\"",
          "cp037",
          "unicode-1-1");

  /// What a run of does each encoding most harm.
  private static final List<String> RUNS =
      List.of(
          "=\r\n",
          "=\n",
          "=",
          "==",
          "=3D",
          "=0D=0A",
          "=E2",
          "\u001b$B",
          "+AGE-",
          "\r\n",
          "begin 644 x\r\n",
          "`\r\n",
          "&lt;",
          " ",
          "\t");

  private static final List<String> WORDS =
      List.of(
          "=?utf-8?q?=E2=98=83?= ",
          "=?utf-8?b?4piD?= ",
          "=?x?q??= ",
          "=?utf-8?q?",
          "=?iso-2022-jp?b?GyRC?=");

  private MailDamage() {}

  static String once(String mail, Dice dice) {
    return switch (dice.below(14)) {
      case 0, 1, 2 -> parameter(mail, dice);
      case 3 -> header(mail, dice);
      case 4 -> Damage.put(mail, lineStart(mail, dice), Damage.repeated("a:\r\n", dice.times()));
      case 5 -> boundary(mail, dice);
      case 6, 7 -> body(mail, dice);
      case 8 -> encoding(mail, dice);
      case 9 -> charset(mail, dice);
      case 10 -> nested(mail, dice);
      case 11 -> parts(mail, dice);
      case 12 ->
          Damage.put(
              mail, afterColon(mail, dice), Damage.repeated(dice.oneOf(WORDS), dice.times()));
      default -> groups(mail, dice);
    };
  }

  /// One more parameter, or many, at the end of a field.
  private static String parameter(String mail, Dice dice) {
    int field = mail.toLowerCase(Locale.ROOT).indexOf("content-", dice.placeIn(mail));
    int end = mail.indexOf('\n', field < 0 ? dice.placeIn(mail) : field);
    int at = end < 0 ? mail.length() : end > 0 && mail.charAt(end - 1) == '\r' ? end - 1 : end;
    String one =
        (dice.below(3) == 0 ? ";\r\n " : "; ") + dice.oneOf(NAMES) + "=" + dice.oneOf(VALUES);
    return Damage.put(mail, at, Damage.repeated(one, dice.below(4) == 0 ? dice.times() : 1));
  }

  private static String header(String mail, Dice dice) {
    String line = dice.oneOf(HEADERS) + (dice.below(2) == 0 ? "" : ";x=" + dice.oneOf(VALUES));
    String fold =
        Damage.repeated(
            "\r\n " + (dice.below(2) == 0 ? "x" : ""), dice.below(4) == 0 ? dice.times() : 0);
    return Damage.put(mail, lineStart(mail, dice), line + fold + "\r\n");
  }

  /// The first boundary, wherever it stands or only where it is declared, becomes another: longer,
  /// empty, strange, or that of another part.
  private static String boundary(String mail, Dice dice) {
    int at = mail.indexOf("boundary=");
    if (at < 0) {
      return mail;
    }
    int begin = at + "boundary=".length();
    int end = begin;
    while (end < mail.length() && ";\r\n".indexOf(mail.charAt(end)) < 0) {
      end++;
    }
    String old = mail.substring(begin, end).replace("\"", "");
    String fresh =
        switch (dice.below(4)) {
          case 0 -> Damage.repeated("-", 8 * dice.times());
          case 1 -> Damage.repeated(dice.oneOf(List.of("b", "=_", "'", "a\\")), dice.times());
          case 2 -> dice.oneOf(VALUES);
          default -> "b2";
        };
    String declared = mail.substring(0, begin) + "\"" + fresh + "\"" + mail.substring(end);
    return Damage.cut(
        dice.below(2) == 0 || old.isEmpty()
            ? declared
            : declared.replace("--" + old, "--" + fresh));
  }

  /// The mail with another body, in an encoding and with what does it most harm.
  private static String body(String mail, Dice dice) {
    String encoding = dice.oneOf(ENCODINGS);
    String run = Damage.repeated(dice.oneOf(RUNS), dice.times());
    String text =
        "550 5.1.1 <a@example.com> unknown" + run + "\r\nx" + (dice.below(2) == 0 ? run : "");
    String head = mail.substring(0, Math.max(0, bodyStart(mail)));
    String written =
        encoding.contains("base64") && dice.below(2) == 0
            ? Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1))
            : text;
    return Damage.cut(
        "Content-Transfer-Encoding: "
            + encoding
            + "\r\n"
            + head.replace("Content-Transfer-Encoding", "X-Was")
            + written);
  }

  private static String encoding(String mail, Dice dice) {
    String name = "content-transfer-encoding:";
    int at = mail.toLowerCase(Locale.ROOT).indexOf(name, dice.placeIn(mail));
    return at < 0
        ? Damage.put(
            mail,
            lineStart(mail, dice),
            "Content-Transfer-Encoding: " + dice.oneOf(ENCODINGS) + "\r\n")
        : replacedValue(mail, at + name.length(), dice.oneOf(ENCODINGS));
  }

  private static String charset(String mail, Dice dice) {
    int at = mail.indexOf("charset=", dice.placeIn(mail));
    return at < 0 ? mail : replacedValue(mail, at + "charset=".length(), dice.oneOf(CHARSETS));
  }

  private static String replacedValue(String mail, int at, String value) {
    int end = at;
    while (end < mail.length() && ";\r\n".indexOf(mail.charAt(end)) < 0) {
      end++;
    }
    return mail.substring(0, at) + value + mail.substring(end);
  }

  /// The mail within so many others.
  private static String nested(String mail, Dice dice) {
    boolean isMultipart = dice.below(2) == 0;
    int depth = Math.min(dice.times(), 200);
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      head.append(
          isMultipart
              ? "Content-Type: multipart/mixed; boundary=n" + i + "\r\n\r\n--n" + i + "\r\n"
              : "Content-Type: message/rfc822\r\n\r\n");
    }
    return Damage.cut(head + mail);
  }

  private static String parts(String mail, Dice dice) {
    String part = "--p\r\n" + (dice.below(2) == 0 ? "" : "a:b\r\n") + "\r\nx\r\n";
    return Damage.cut(
        "Content-Type: multipart/"
            + dice.oneOf(List.of("mixed", "report", "digest", "alternative", ""))
            + "; boundary=p\r\n\r\n"
            + Damage.repeated(part, dice.times())
            + "--p\r\n"
            + mail);
  }

  /// So many recipients of a delivery report.
  private static String groups(String mail, Dice dice) {
    int at = mail.indexOf("Final-Recipient");
    String group =
        "Final-Recipient: rfc822; a@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n";
    return Damage.put(
        mail, at < 0 ? lineStart(mail, dice) : at, Damage.repeated(group, dice.times()));
  }

  private static int bodyStart(String mail) {
    int blank = mail.indexOf("\r\n\r\n");
    int bare = mail.indexOf("\n\n");
    return blank >= 0 && (bare < 0 || blank < bare)
        ? blank + 4
        : bare < 0 ? mail.length() : bare + 2;
  }

  private static int lineStart(String mail, Dice dice) {
    int at = mail.indexOf('\n', dice.placeIn(mail));
    return at < 0 ? 0 : at + 1;
  }

  private static int afterColon(String mail, Dice dice) {
    int at = mail.indexOf(':', dice.placeIn(mail));
    return at < 0 ? 0 : at + 1;
  }
}
