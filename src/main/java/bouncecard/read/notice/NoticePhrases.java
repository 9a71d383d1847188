package bouncecard.read.notice;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseKinds;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The phrases of notices in a line, and the line at which the mail that came back begins.
final class NoticePhrases {
  private final PhraseKinds<Kind> phrases;
  private final BrokenPhrases broken;
  private final List<String> returned;

  /// What a phrase says.
  enum Kind {
    FAILED,
    DELAYED,
    PERMANENT,
    RETURNED,
    DIAGNOSTICS
  }

  NoticePhrases(NoticeWords words) {
    Map<Kind, List<String>> all =
        Map.of(
            Kind.FAILED, words.failed(),
            Kind.DELAYED, words.delayed(),
            Kind.PERMANENT, words.permanent(),
            Kind.RETURNED, words.returned(),
            Kind.DIAGNOSTICS, words.diagnostics());
    phrases = new PhraseKinds<>(Kind.class, all);
    broken = new BrokenPhrases(all.values());
    returned = words.returned();
  }

  /// The kinds of the phrases in a text in lower case, white space collapsed.
  Set<Kind> in(String lower) {
    return phrases.inLowerCase(lower);
  }

  /// As much of the line before as a phrase may begin in that ends in the next.
  String end(String lower) {
    int reach = phrases.longest();
    return broken.mayBeginIn(lower)
        ? lower.substring(Math.max(0, lower.length() - reach)) + ' '
        : "";
  }

  /// Whether the mail that came back begins in that line.
  ///
  /// @param kinds of the phrases in the line, and in the end of the one before
  boolean beginsReturned(String line, String lower, Set<Kind> kinds) {
    if (startsField(line)) {
      return true;
    }
    if (!kinds.contains(Kind.RETURNED) || !phrases.inLowerCase(lower).contains(Kind.RETURNED)) {
      return false;
    }
    boolean isRule = isRule(lower.charAt(0)) || isRule(lower.charAt(lower.length() - 1));
    return isRule
        || lower.endsWith(":")
        || lower.startsWith("this is a copy")
        || lower.startsWith("here is a copy")
        || returned.stream().anyMatch(lower::startsWith);
  }

  private static boolean isRule(char c) {
    return "-=*_#~>".indexOf(c) >= 0;
  }

  /// A field that only a mail's header has; the notice itself lists others.
  private static boolean startsField(String line) {
    return line.startsWith("Received: ")
        || line.startsWith("Return-Path: ")
        || line.startsWith("Return-path: ")
        || line.startsWith("DKIM-Signature: ")
        || line.startsWith("X-Received: ");
  }

  /// Lower case, white space one space.
  static String collapsed(String text) {
    char[] out = text.toCharArray();
    int length = 0;
    for (char c : out) {
      if (c > ' ' && c != '\u00a0') {
        out[length++] = LowerCase.of(c);
      } else if (length > 0 && out[length - 1] != ' ') {
        out[length++] = ' ';
      }
    }
    return new String(out, 0, length).stripTrailing();
  }
}
