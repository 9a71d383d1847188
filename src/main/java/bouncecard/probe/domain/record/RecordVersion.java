package bouncecard.probe.domain.record;

import java.util.Locale;

/// The version that a record in a TXT begins with. Each standard has rules of its own for it: where
/// case counts, whether space may stand around the equals sign, and what ends it. A record that
/// breaks them is passed over by whoever looks for it.
public enum RecordVersion {
  /// RFC 7208 §4.5 and §12: in any case, ended by a space or by the end.
  SPF("spf1", false, false, ' ', true),
  /// RFC 9989 §4.8 and RFC 7489 §6.4: `v`, space, `=`, space, and the word in capitals, ended by a
  /// semicolon or by the end.
  DMARC("DMARC1", true, true, ';', true),
  /// RFC 8461 §3.1: as it stands, and a semicolon.
  MTA_STS("STSv1", true, false, ';', false),
  /// RFC 8460 §3: as it stands, and a semicolon.
  TLS_RPT("TLSRPTv1", true, false, ';', false);

  /// So much before a version may be a slip: a quotation mark, a space.
  private static final int LONGEST_SLIP = 4;

  private final String word;
  private final boolean isCaseStrict;
  private final boolean mayHaveSpace;
  private final char end;
  private final boolean mayStandAlone;

  RecordVersion(
      String word, boolean isCaseStrict, boolean mayHaveSpace, char end, boolean mayStandAlone) {
    this.word = word;
    this.isCaseStrict = isCaseStrict;
    this.mayHaveSpace = mayHaveSpace;
    this.end = end;
    this.mayStandAlone = mayStandAlone;
  }

  /// The version as it is published.
  public String text() {
    return "v=" + word;
  }

  /// Whether the text is a record of this kind.
  boolean opens(String text) {
    int at = after(text, 0, !isCaseStrict, mayHaveSpace);
    if (at < 0) {
      return false;
    }
    int next = end == ';' ? spaceEnd(text, at) : at;
    return next == text.length() ? mayStandAlone : text.charAt(next) == end;
  }

  /// Whether the text was meant as a record of this kind, but is none.
  boolean isMissedBy(String text) {
    return !opens(text) && slipped(text) >= 0;
  }

  /// The record that such a text was meant to be.
  public String repaired(String text) {
    int at = slipped(text);
    String rest = at < 0 ? "" : text.substring(at);
    int from = 0;
    while (from < rest.length() && ";,: \t\"".indexOf(rest.charAt(from)) >= 0) {
      from++;
    }
    int to = rest.length();
    while (to > from && " \t\"'\u201d".indexOf(rest.charAt(to - 1)) >= 0) {
      to--;
    }
    String joint = from == to ? "" : this == SPF ? " " : "; ";
    return text() + joint + rest.substring(from, to);
  }

  /// After the version, whatever is wrong about it; -1 where there is none.
  private int slipped(String text) {
    int from = 0;
    while (from < Math.min(text.length(), LONGEST_SLIP) && !isLetterOrDigit(text.charAt(from))) {
      from++;
    }
    int at = after(text, from, true, true);
    boolean goesOn =
        at >= 0
            && at < text.length()
            && (isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.');
    return goesOn ? -1 : at;
  }

  private int after(String text, int from, boolean inAnyCase, boolean withSpace) {
    if (from >= text.length() || Character.toLowerCase(text.charAt(from)) != 'v') {
      return -1;
    }
    int at = withSpace ? spaceEnd(text, from + 1) : from + 1;
    if (at >= text.length() || text.charAt(at) != '=') {
      return -1;
    }
    at = withSpace ? spaceEnd(text, at + 1) : at + 1;
    String there = text.substring(at, Math.min(text.length(), at + word.length()));
    boolean isWord =
        inAnyCase
            ? there.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))
            : there.equals(word);
    boolean isV = text.charAt(from) == 'v' || inAnyCase || withSpace;
    return isWord && isV ? at + word.length() : -1;
  }

  private static int spaceEnd(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean isLetterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
