package bouncecard.read.exception;

import bouncecard.dsn.Addresses;
import bouncecard.text.Rewritten;

/// The report of Outlook Express, Windows Mail and Windows Live Mail: `…, Server Response: '550
/// 5.1.1 …', Port: 25, Secure(SSL): No, …, Error Number: 0x800CCC79`, in any language. What stands
/// around the reply is the program's; only the address that the server refused counts of it.
final class MailProgramError implements LibraryShape {
  /// The facility of the program's errors, in whatever case.
  static final String NUMBER = "0x800ccc";

  /// The number of a refused recipient, behind that.
  private static final String RECIPIENT = "79";

  private static final int REACH = 2000;

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.signs().mayHave('x') && indexOf(text.text(), 0) >= 0;
  }

  private static int indexOf(String t, int from) {
    int at = t.indexOf("0x800", from);
    while (at >= 0 && !t.regionMatches(true, at, NUMBER, 0, NUMBER.length())) {
      at = t.indexOf("0x800", at + 1);
    }
    return at;
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    int done = 0;
    for (int at = indexOf(t, 0); at >= 0; at = indexOf(t, at + 1)) {
      int reply = reply(t, Math.max(done, at - REACH), at);
      if (reply > 0) {
        int from = startOfParagraph(t, done, reply);
        int end = endOfParagraph(t, at);
        out.copyTo(from);
        if (t.startsWith(RECIPIENT, at + NUMBER.length())) {
          // the program names it before the account, which may be an address as well
          Addresses.from(t, from)
              .filter(one -> one.end() < reply)
              .ifPresent(one -> out.put("<").skipTo(one.start()).copyTo(one.end()).put(">: "));
        }
        out.skipTo(reply).copyTo(endOfReply(t, reply, at)).skipTo(end);
        at = end;
      }
      done = at;
    }
    return out.build();
  }

  /// Where the reply begins that the program quotes behind a label; -1 where none does.
  private static int reply(String t, int from, int end) {
    for (int i = t.indexOf(':', from); i >= 0 && i < end; i = t.indexOf(':', i + 1)) {
      int at = i + 1;
      while (at < end && " \t".indexOf(t.charAt(at)) >= 0) {
        at++;
      }
      at = at < end && Literal.isQuote(t.charAt(at)) ? at + 1 : at;
      if (at + 4 < end && PythonReply.isCode(t, at) && isGoingOn(t, at + 3)) {
        return at;
      }
    }
    return -1;
  }

  /// Whether words follow the code.
  private static boolean isGoingOn(String t, int behind) {
    return " -.:;".indexOf(t.charAt(behind)) >= 0 && t.charAt(behind + 1) > ' ';
  }

  /// Where the reply ends: at its closing quote before the next label, or with its line.
  private static int endOfReply(String t, int start, int limit) {
    char quote = t.charAt(start - 1);
    int line = t.indexOf('\n', start);
    int end = line < 0 || line > limit ? limit : line;
    if (!Literal.isQuote(quote)) {
      return end;
    }
    for (int i = start; i < limit; i++) {
      boolean isClosing =
          t.charAt(i) == quote && (i + 1 == limit || ",.\r\n".indexOf(t.charAt(i + 1)) >= 0);
      if (isClosing) {
        return i;
      }
    }
    return end;
  }

  private static int startOfParagraph(String t, int floor, int at) {
    int start = at;
    while (start > floor && !isBreak(t, start)) {
      start--;
    }
    return start;
  }

  private static int endOfParagraph(String t, int at) {
    int end = at;
    while (end < t.length() && !isBreak(t, end + 1)) {
      end++;
    }
    return end;
  }

  /// Whether an empty line ends there.
  private static boolean isBreak(String t, int at) {
    if (at < 1 || at >= t.length() || t.charAt(at - 1) != '\n') {
      return false;
    }
    int before = at >= 2 && t.charAt(at - 2) == '\r' ? at - 3 : at - 2;
    return before >= 0 && t.charAt(before) == '\n';
  }
}
