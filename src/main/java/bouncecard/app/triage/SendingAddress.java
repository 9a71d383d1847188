package bouncecard.app.triage;

/// The IPv4 address of ours that a reply names, as block lists and filters do in brackets or after
/// a word: the first one after who spoke.
final class SendingAddress {
  private static final String SAID = " said: ";

  private SendingAddress() {}

  /// The address; empty where there is none.
  static String in(String reply) {
    int said = reply.indexOf(SAID);
    int from = said < 0 ? 0 : said + SAID.length();
    if (said < 0 && reply.startsWith("connect to ")) {
      return "";
    }
    for (int i = from; i < reply.length(); i++) {
      char c = reply.charAt(i);
      boolean begins = c >= '1' && c <= '9' && (i == 0 || !isPart(reply.charAt(i - 1)));
      if (begins) {
        int end = i;
        int dots = 0;
        while (end < reply.length() && isAddressPart(reply.charAt(end))) {
          dots += reply.charAt(end) == '.' ? 1 : 0;
          end++;
        }
        while (end > i && reply.charAt(end - 1) == '.') {
          end--;
          dots--;
        }
        boolean isWhole = end == reply.length() || !isPart(reply.charAt(end));
        if (dots == 3 && isWhole && end - i >= 7 && end - i <= 15) {
          return reply.substring(i, end);
        }
        i = end;
      }
    }
    return "";
  }

  private static boolean isAddressPart(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
