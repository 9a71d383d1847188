package bouncecard.app.triage;

/// The IPv4 address that a reply names, in brackets or after a word: the first one after who spoke
/// that is not one a block list answers with (127/8).
///
/// What is found is counted over a whole log and no more, so that the nearest is good enough.
/// [bouncecard.read.reply.SendingIps] tells of a single delivery which address the refusal is
/// about, and finds none where the words do not say so.
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
        boolean isListing = reply.startsWith("127.", i);
        if (dots == 3 && isWhole && !isListing && end - i >= 7 && end - i <= 15) {
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
