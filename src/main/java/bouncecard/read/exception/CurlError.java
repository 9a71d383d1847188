package bouncecard.read.exception;

import bouncecard.text.Rewritten;

/// A reply code after curl's words for the command that was refused, `RCPT failed: 550`: curl says
/// the command and the code, and keeps the server's words to itself.
final class CurlError implements LibraryShape {
  static final String CURL = "curl";

  /// What curl says before the code, and the command that it speaks of; of the last it says none.
  private enum Lead {
    MAIL("MAIL failed: ", " (in reply to MAIL FROM command)"),
    RCPT("RCPT failed: ", " (in reply to RCPT TO command)"),
    DATA("DATA failed: ", " (in reply to DATA command)"),
    TLS("STARTTLS denied, code ", " (in reply to STARTTLS command)"),
    LOGIN("Access denied: ", " authentication failed"),
    COMMAND("Command failed: ", "");

    private final String words;
    private final String meaning;

    Lead(String words, String meaning) {
      this.words = words;
      this.meaning = meaning;
    }
  }

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.text().contains(CURL);
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    int line = 0;
    while (line < t.length()) {
      int newline = t.indexOf('\n', line);
      int end = newline < 0 ? t.length() : newline;
      for (Lead lead : Lead.values()) {
        int at = t.indexOf(lead.words, line);
        int code = at + lead.words.length();
        if (at >= line
            && code + 3 <= end
            && PythonReply.isCode(t, code)
            && isOfMail(lead, t, code)) {
          out.copyTo(line).put("\n").skipTo(code).copyTo(code + 3);
          out.put(" " + t.substring(at, code).replace(": ", "") + lead.meaning).skipTo(end);
          break;
        }
      }
      line = end + 1;
    }
    return out.build();
  }

  /// A login is refused with other codes where files are fetched.
  private static boolean isOfMail(Lead lead, String t, int code) {
    return switch (lead) {
      case LOGIN, COMMAND -> t.startsWith("53", code) && t.charAt(code + 2) != '0';
      case MAIL, RCPT, DATA, TLS -> true;
    };
  }
}
