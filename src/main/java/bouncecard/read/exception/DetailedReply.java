package bouncecard.read.exception;

import bouncecard.text.Rewritten;

/// `… Detail: no such user SMTP code: 550 Additional SMTP info: 5.1.1`, as PHPMailer takes a reply
/// apart: its codes stand after its words. Older ones have no `Detail`, part nothing by a space,
/// and end with the words: `Could not authenticate.SMTP code: 535 Additional SMTP info: bad
/// password`.
final class DetailedReply implements LibraryShape {
  static final String CODE = "SMTP code: ";
  private static final String DETAIL = "Detail: ";
  private static final String INFO = "Additional SMTP info: ";
  private static final int LONGEST_DETAIL = 1000;

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.signs().mayHave(':') && text.text().contains(CODE);
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    int done = 0;
    for (int at = t.indexOf(CODE); at >= 0; at = t.indexOf(CODE, at + 1)) {
      int code = at + CODE.length();
      if (!PythonReply.isCode(t, code)) {
        continue;
      }
      int detail = t.lastIndexOf(DETAIL, at);
      int end = code + 3;
      int info = end + 1;
      int enhanced = t.startsWith(INFO, info) ? info + INFO.length() : -1;
      int enhancedEnd =
          enhanced > 0 && enhanced < t.length() ? SplitReply.endOfEnhanced(t, enhanced) : -1;
      String codes =
          t.substring(code, end)
              + (enhancedEnd > 0 ? " " + t.substring(enhanced, enhancedEnd) : "");
      int rest = enhancedEnd > 0 ? enhancedEnd : end;
      if (detail >= done && at - detail < LONGEST_DETAIL) {
        out.copyTo(detail).put("\n" + codes + " ").skipTo(detail + DETAIL.length());
        out.copyTo(at).skipTo(rest);
      } else if (enhancedEnd < 0 && enhanced > 0 && isLetterAt(t, enhanced)) {
        out.copyTo(at).put("\n" + codes + " ").skipTo(enhanced);
        rest = enhanced;
      } else {
        boolean isApart = at == 0 || Character.isWhitespace(t.charAt(at - 1));
        out.copyTo(at).put(isApart ? "" : " ").skipTo(isApart ? code : at).copyTo(end);
        if (enhancedEnd > 0) {
          out.put(" ").skipTo(enhanced).copyTo(enhancedEnd);
        }
      }
      done = rest;
    }
    return out.build();
  }

  private static boolean isLetterAt(String t, int at) {
    return at < t.length() && Character.isLetter(t.charAt(at));
  }
}
