package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Entries of a log that a chat or a ticket joined to one line have their lines again: where the
/// line begins with a time, and further times of the same form stand in it, each of the same host
/// or before an id of the same length.
final class JoinedEntries implements Step {
  /// `Nov 30 10:00:00`, `2026-11-30 10:00:00`.
  private static final int SYSLOG = 15;

  private static final int ISO = 19;
  private static final int LONGEST_WORD = 64;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    if (!text.signs().mayHave(':') || !text.signs().mayHave(' ')) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    for (int from = 0; from < t.length(); ) {
      int end = Ends.ofLine(t, from);
      if (LineHeads.isLogHead(t, from)) {
        part(t, from, end, out);
      }
      from = Ends.startOfNext(t, end);
    }
    return out.build();
  }

  private static void part(String t, int from, int end, Rewritten.Builder out) {
    int length = Character.isDigit(t.charAt(from)) ? ISO : SYSLOG;
    int word = from + length + 1;
    if (word >= end || t.charAt(word - 1) != ' ') {
      return;
    }
    int wordLength = wordLength(t, word, end);
    for (int space = t.indexOf(' ', word);
        space >= 0 && space < end;
        space = t.indexOf(' ', space + 1)) {
      int head = space + 1;
      int next = head + length + 1;
      boolean isEntry =
          next + wordLength <= end
              && wordLength > 0
              && (Character.isDigit(t.charAt(head)) == (length == ISO))
              && LineHeads.isLogHead(t, head)
              && t.charAt(next - 1) == ' '
              && wordLength(t, next, end) == wordLength
              && (length == ISO || t.regionMatches(word, t, next, wordLength));
      if (isEntry) {
        out.copyTo(space).put("\n").skipTo(head);
      }
    }
  }

  private static int wordLength(String t, int from, int end) {
    int at = from;
    while (at < end && t.charAt(at) > ' ') {
      at++;
    }
    return at - from > LONGEST_WORD ? 0 : at - from;
  }
}
