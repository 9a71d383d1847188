package bouncecard.read.exception;

import bouncecard.text.LowerCase;
import bouncecard.text.Rewritten;

/// `Expected response code 250 but got code "550", with message "550 5.1.1 …"`, as Swift Mailer and
/// Symfony Mailer say it: only the message is the server's.
final class ExpectedReply implements LibraryShape {
  static final String EXPECTED = "xpected response code ";
  private static final String MESSAGE = "with message ";
  private static final int REACH = 80;

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.signs().mayHave('x') && text.text().contains(EXPECTED);
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    String lower = LowerCase.of(t);
    Rewritten.Builder out = text.rewrite();
    for (int at = t.indexOf(EXPECTED); at >= 0; at = t.indexOf(EXPECTED, at + 1)) {
      int message = lower.indexOf(MESSAGE, at);
      if (message < 0 || message - at > REACH) {
        continue;
      }
      int open = message + MESSAGE.length();
      if (open >= t.length() || !Literal.isQuote(t.charAt(open))) {
        continue;
      }
      boolean isCoded = PythonReply.isCode(t, open + 1);
      int got = lower.indexOf("code ", at + EXPECTED.length());
      int code = got < 0 ? -1 : got + 5;
      code = code > 0 && code < t.length() && Literal.isQuote(t.charAt(code)) ? code + 1 : code;
      if (isSuccess(t, isCoded ? open + 1 : code)) {
        continue; // expected was another: what stands there failed, and is no reply of success
      }
      out.copyTo(at - 1).put("\n");
      if (!isCoded && code > 0 && code < message && PythonReply.isCode(t, code)) {
        out.skipTo(code).copyTo(code + 3).put(" ");
      }
      out.skipTo(open + 1);
      at = open;
    }
    return out.build();
  }

  private static boolean isSuccess(String text, int at) {
    return at > 0 && at < text.length() && "23".indexOf(text.charAt(at)) >= 0;
  }
}
