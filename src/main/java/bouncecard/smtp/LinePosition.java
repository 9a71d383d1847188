package bouncecard.smtp;

/// Where in its line a position of a [ScannedText] is: what leads to it, and what the line goes on
/// with.
final class LinePosition {
  private static final int LONGEST_REPLY_LINE = 512;

  private final ScannedText text;
  private final NearbyWords words;
  private final char[] chars;

  LinePosition(ScannedText text, NearbyWords words, char[] chars) {
    this.text = text;
    this.words = words;
    this.chars = chars;
  }

  /// Whether only marks of quoting, lists and dialogues (`> `, `S: `, `<<< `) stand before it in
  /// its line.
  boolean isLineStart(int start) {
    int i = start - 1;
    while (i >= 0 && " \t>*|\"'`([{«“".indexOf(chars[i]) >= 0) {
      i--;
    }
    if (i < 0 || chars[i] == '\n' || chars[i] == '\r') {
      return true;
    }
    if (chars[i] == '<' || chars[i] == '-') {
      int marks = i;
      while (marks >= 0 && "<->= \t".indexOf(chars[marks]) >= 0) {
        marks--;
      }
      return marks < 0
          || chars[marks] == '\n'
          || chars[marks] == '\r'
          || isSaidMark(marks + 1, i + 1);
    }
    if (chars[i] != ':' && chars[i] != ';') {
      return false;
    }
    String speaker = words.wordBefore(start);
    return speaker.equals("s") || speaker.equals("server") || speaker.equals("smtp");
  }

  /// Whether ` <-- ` or ` <- ` stands there, which dialogues have after the time of a line.
  private boolean isSaidMark(int from, int end) {
    int start = from;
    while (start < end && chars[start] == ' ') {
      start++;
    }
    return start > from && end - start >= 2 && chars[start] == '<' && chars[end - 1] == '-';
  }

  /// Whether `: `, `; `, ` - `, an arrow or an opening quotation mark leads to it, or the cell of a
  /// table before it, or East Asian words, which no space parts from a reply in English.
  boolean isAfterColon(int start) {
    if ("\"'`“‘„「\t".indexOf(text.at(start - 1)) >= 0 && text.at(start - 1) != 0) {
      return true;
    }
    if (isAfterArrow(start) || isAfterShare(start) || isAfterEastAsian(start)) {
      return true;
    }
    int i = start - 1;
    while (i >= 0 && " (<_".indexOf(chars[i]) >= 0) {
      i--;
    }
    boolean isApart = i < start - 1;
    boolean isDash = isApart && "-–—".indexOf(text.at(i)) >= 0 && text.at(i - 1) == ' ';
    return i >= 0 && (chars[i] == ':' || chars[i] == ';' || isDash || (chars[i] == '(' && isApart));
  }

  /// ` → 550 …`, ` => 550 …`.
  private boolean isAfterArrow(int start) {
    char tip = text.solidBefore(start);
    if ("→⇒➜➔⟶".indexOf(tip) >= 0) {
      return tip != 0;
    }
    return tip == '>' && text.at(start - 1) == ' ' && "=-".indexOf(text.at(start - 3)) >= 0;
  }

  /// `75.0% 550 …`, `(8.3%) 550 …`, `3x 550 …`: how often it was said stands before it, and
  /// measures nothing of it.
  boolean isAfterShare(int start) {
    int i = start - 1;
    while (" \t)".indexOf(text.at(i)) >= 0 && text.at(i) != 0) {
      i--;
    }
    return i < start - 1 && "%x×".indexOf(text.at(i)) >= 0 && text.isDigit(i - 1);
  }

  private boolean isAfterEastAsian(int start) {
    return ScannedText.isEastAsian(text.at(start - 1))
        && text.at(start + 3) == ' '
        && text.at(start + 4) >= 'A'
        && text.at(start + 4) <= 'Z';
  }

  /// Whether a word, an address or a bracket follows in the same line.
  boolean isFollowedByWords(int end) {
    int i = end;
    while (" \t-:_".indexOf(text.at(i)) >= 0 && text.at(i) != 0) {
      i++;
    }
    boolean isBracketed = // `SMTP: [550] no such user`
        text.at(end) == ']' && text.at(end - 4) == '[' && text.solidBefore(end - 4) == ':';
    if ((isBracketed || ",.;".indexOf(text.at(end)) >= 0) && text.at(end + 1) == ' ') {
      i = end + 2;
    }
    if (i == end) {
      return false;
    }
    char c = text.at(i);
    return Character.isLetter(c)
        || LinkMasking.isMask(c)
        || "<[(\"'{#*«“„.".indexOf(c) >= 0
        || text.isDigit(i);
  }

  /// Whether a colon leads to it that ends more than a label, as in `SMTP error from … after RCPT
  /// TO:<…>: 550 nope`.
  boolean isReported(int start) {
    int i = start - 1;
    while (i >= 0 && chars[i] == ' ') {
      i--;
    }
    if (i < 0 || chars[i] != ':') {
      return false;
    }
    int from = i;
    while (from > 0 && !Character.isWhitespace(chars[from - 1]) && i - from < LONGEST_REPLY_LINE) {
      from--;
    }
    return !isLineStart(from);
  }

  /// Whether it begins the line below one that ends in a colon after a command of SMTP, as in `SMTP
  /// error from … after RCPT TO:<…>:`, or below an address that stands alone: what follows is a
  /// reply in whatever language.
  boolean isBelowSession(int start) {
    int i = start - 1;
    while (i >= 0 && (chars[i] == ' ' || chars[i] == '\t')) {
      i--;
    }
    if (i < 0 || chars[i] != '\n') {
      return false;
    }
    int end = chars[Math.max(0, i - 1)] == '\r' ? i - 1 : i;
    int from = end;
    while (from > 0 && chars[from - 1] != '\n' && end - from < LONGEST_REPLY_LINE) {
      from--;
    }
    if (text.at(end - 1) != ':') {
      return isAddressAlone(from, end);
    }
    String line = text.slice(from, end);
    return line.contains("SMTP") || line.contains("RCPT TO") || line.contains("MAIL FROM");
  }

  private boolean isAddressAlone(int from, int end) {
    boolean isAddress = false;
    for (int i = from; i < end; i++) {
      isAddress |= chars[i] == LinkMasking.ADDRESS;
      if (chars[i] != LinkMasking.ADDRESS && " \t<>*-".indexOf(chars[i]) < 0) {
        return false;
      }
    }
    return isAddress;
  }

  /// Whether a URL stands right before it.
  boolean isUrlBefore(int start) {
    return text.solidBefore(start) == LinkMasking.URL;
  }

  /// Whether it heads one of the lines of a reply: the next one, or the one before, begins with the
  /// same code.
  boolean continuesInNextLine(int start, int end) {
    if (!isLineStart(start)) {
      return false;
    }
    String code = text.slice(start, end);
    int next = end;
    while (next < chars.length && chars[next] != '\n' && next - end < LONGEST_REPLY_LINE) {
      next++;
    }
    if (text.at(end) == '-' && text.continuesWith(code, next + 1)) {
      return true;
    }
    int line = start;
    while (line > 0 && chars[line - 1] != '\n') {
      line--;
    }
    int before = line - 1;
    while (before > 0 && chars[before - 1] != '\n' && line - before < LONGEST_REPLY_LINE) {
      before--;
    }
    return before >= 0 && text.continuesWith(code + "-", before);
  }
}
