package bouncecard.diagnose.composition;

/// A piece of a reply without a space in it, and what it is.
///
/// @param end where that ends, which may be before the next space
record Chunk(Kind kind, int start, int end) {

  enum Kind {
    /// An address of a mailbox.
    ADDRESS,
    /// An IP address, also a masked one such as `x.xx.x.x`.
    IP,
    /// A host or domain.
    HOST,
    /// A link.
    LINK,
    /// A number.
    NUMBER,
    /// A reply code or enhanced status code.
    CODE,
    /// A name that a program gave something, such as `SmtpTest.rejects_unknown`: its parts are no
    /// words.
    NAME,
    /// Words, the first of which begins here.
    WORDS
  }

  /// A name of RFC 1035 has at most 253 characters; a link that tells anything is not much longer.
  private static final int LONGEST = 400;

  private static final int LONGEST_SCHEME = 5;

  /// The chunk that begins with a letter or digit at `start`.
  static Chunk of(String text, int start, int length) {
    int limit = Math.min(length, start + LONGEST);
    int end = start;
    int at = -1;
    int dots = 0;
    int colons = 0;
    boolean plain = true;
    boolean digits = true;
    while (end < limit && isInside(text.charAt(end))) {
      char c = text.charAt(end);
      if (c == '@' && at < 0) {
        at = end;
      } else if (c == '.') {
        dots++;
      } else if (c == ':') {
        colons++;
      }
      digits &= Letters.isDigit(c);
      plain &= Letters.isPartOfWord(c);
      end++;
    }
    if (plain) {
      return digits ? number(text, start, end) : new Chunk(Kind.WORDS, start, end);
    }
    if ((colons > 0 && isLink(text, start, end)) || (dots > 1 && isWeb(text, start))) {
      return new Chunk(Kind.LINK, start, endOfLink(text, end, limit));
    }
    if (at > start && at + 1 < end && Letters.isPartOfWord(text.charAt(at + 1))) {
      return new Chunk(Kind.ADDRESS, start, endOfName(text, at + 1, end));
    }
    if (dots >= 3 || (dots == 2 && Letters.isDigit(text.charAt(start)))) {
      Chunk numeric = Numeric.of(text, start, end);
      if (numeric.kind() != Kind.WORDS) {
        return numeric;
      }
    }
    if (colons >= 2 && Numeric.isIpV6(text, start, end)) {
      return new Chunk(Kind.IP, start, end);
    }
    if (dots > 0) {
      int host = HostShape.end(text, start, end);
      if (host > start) {
        boolean path = host < end && text.charAt(host) == '/';
        return path
            ? new Chunk(Kind.LINK, start, endOfLink(text, end, limit))
            : new Chunk(Kind.HOST, start, host);
      }
    }
    int name = Identifier.end(text, start, end);
    if (name > start) {
      return new Chunk(Kind.NAME, start, name);
    }
    int word = start;
    while (word < end && Letters.isDigit(text.charAt(word))) {
      word++;
    }
    return word > start && (word == end || !Letters.isPartOfWord(text.charAt(word)))
        ? number(text, start, word)
        : new Chunk(Kind.WORDS, start, end);
  }

  /// Whether such a character goes on with what has begun.
  static boolean isInside(char c) {
    return switch (c) {
      case '.', '@', '-', '_', '+', ':', '/', '=', '%', '&', '?', '#', '~', '*' -> true;
      default -> Letters.isPartOfWord(c) && !Letters.isSyllable(c);
    };
  }

  private static boolean isLink(String text, int start, int end) {
    int colon = start + 1;
    while (colon < end && colon - start <= LONGEST_SCHEME && text.charAt(colon) != ':') {
      colon++;
    }
    return colon < end && text.startsWith("://", colon);
  }

  private static boolean isWeb(String text, int start) {
    return text.regionMatches(true, start, "www.", 0, 4);
  }

  private static int endOfLink(String text, int from, int limit) {
    int end = from;
    while (end < limit && isInLink(text.charAt(end))) {
      end++;
    }
    while (end > 0 && ".,;:!?".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isInLink(char c) {
    return c > ' ' && "<>\"')]}".indexOf(c) < 0 && !Letters.isSyllable(c);
  }

  private static int endOfName(String text, int from, int limit) {
    int end = from;
    while (end < limit
        && (Letters.isPartOfWord(text.charAt(end))
            || text.charAt(end) == '-'
            || text.charAt(end) == '_'
            || text.charAt(end) == '.')) {
      end++;
    }
    while (text.charAt(end - 1) == '.') {
      end--;
    }
    return end;
  }

  private static Chunk number(String text, int start, int end) {
    char first = text.charAt(start);
    boolean code = end - start == 3 && (first == '2' || first == '4' || first == '5');
    return new Chunk(code ? Kind.CODE : Kind.NUMBER, start, end);
  }
}
