package bouncecard.smtp;

import bouncecard.smtp.CodeMention.Certainty;
import java.util.Locale;

/// Judges a number that is written as a code is by the words around it.
final class Neighbours {
  private static final int MOST_CARRIERS = 3;

  private final Surroundings words;

  Neighbours(Surroundings words) {
    this.words = words;
  }

  /// Whether the words beside it name, count or measure something else by the number.
  boolean nameSomethingElse(ScannedText t, int start, int end) {
    return isNamed(t, start)
        || isCounted(t, start, end)
        || isSymbol(t.solidBefore(start))
        || isSymbol(t.solidAfter(end));
  }

  /// `port 550`, and `exit code 250` through the word between them.
  private boolean isNamed(ScannedText t, int start) {
    int at = start;
    for (int i = 0; i <= MOST_CARRIERS; i++) {
      String word = t.wordBefore(at);
      if (words.notAfter().contains(word)) {
        return true;
      }
      if (!words.carriers().contains(word)) {
        return false;
      }
      at = t.startOfWordBefore(at);
    }
    return false;
  }

  /// `550 connections`; but `550 Connections from … are rejected` heads a reply, which begins as a
  /// sentence does.
  private boolean isCounted(ScannedText t, int start, int end) {
    if (t.isEnumerated(end)) {
      return true;
    }
    if (!words.notBefore().contains(t.wordAfter(end))) {
      return false;
    }
    boolean isSentence = t.isLineStart(start) && t.isCapitalized(end) && isAnswered(t, end);
    return !isSentence;
  }

  private static boolean isSymbol(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL || "%‰°§№×".indexOf(c) >= 0;
  }

  /// Whether it is the value of a key as JSON has it, `"status": 502`, and the key is none of
  /// mail's.
  boolean isForeignValue(ScannedText t, int start, boolean mail) {
    return !mail && t.isValueOfQuotedKey(start);
  }

  /// How sure the words around a reply code make it.
  ///
  /// @param mail whether the text speaks of mail
  Certainty ofReplyCode(ScannedText t, int start, int end, boolean mail) {
    if (isLed(t, start, end, mail)) {
      return Certainty.NAMED;
    }
    boolean heads = t.isFollowedByWords(end) && (t.isLineStart(start) || t.isAfterColon(start));
    boolean reported = mail && t.isReported(start) && !isPlural(t, end, t.wordAfter(end));
    return heads && (reported || isAnswered(t, end) || t.continuesInNextLine(start, end))
        ? Certainty.LINE_HEAD
        : Certainty.BARE;
  }

  /// How sure the words around an enhanced status code make it.
  Certainty ofEnhanced(ScannedText t, int start, int end, boolean mail) {
    if (t.at(start - 1) == '#' || isLed(t, start, end, mail)) {
      return Certainty.NAMED;
    }
    boolean heads = t.isLineStart(start) && t.isFollowedByWords(end);
    return heads && isAnswered(t, end) ? Certainty.LINE_HEAD : Certainty.BARE;
  }

  private boolean isLed(ScannedText t, int start, int end, boolean mail) {
    if (t.isLineStart(start)) {
      return false;
    }
    String lead = t.wordBefore(start);
    boolean isKey = t.isValueOfQuotedKey(start);
    if (words.leads().contains(lead)) {
      return !isKey || mail;
    }
    if (!words.weakLeads().contains(lead) || isKey) {
      return false;
    }
    int at = t.startOfWordBefore(start);
    if (words.leads().contains(t.wordBefore(at)) || t.isSpoken(start)) {
      return true;
    }
    String next = t.wordAfter(end);
    boolean goesOn = next.isEmpty() || words.connectives().contains(next);
    return (mail && goesOn && !t.isUrlBefore(at)) || isAnswered(t, end);
  }

  /// Whether what follows in the line reads as a server's reply does, rather than as what is
  /// counted.
  private boolean isAnswered(ScannedText t, int end) {
    if (t.at(end) == '-' && Character.isUpperCase(t.at(end + 1))) {
      return true;
    }
    String first = t.wordAfter(end);
    if (words.codeNouns().contains(first)
        || (isPlural(t, end, first) && !words.replyWords().contains(first))) {
      return false;
    }
    return t.isFollowedBy(end, this::isOfReplies);
  }

  private boolean isOfReplies(String token) {
    if (ScannedText.isTechnical(token)) {
      return true;
    }
    if (token.indexOf('/') >= 0 || token.indexOf('=') >= 0) {
      return false;
    }
    String lower = token.toLowerCase(Locale.ROOT);
    int from = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i < lower.length() && isOfWord(lower.charAt(i))) {
        continue;
      }
      if (i > from && words.replyWords().containsWithin(lower.substring(from, i))) {
        return true;
      }
      from = i + 1;
    }
    return false;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetter(c) || c == '-' || c == '\'';
  }

  private boolean isPlural(ScannedText t, int end, String word) {
    int n = word.length();
    return n > 3
        && word.charAt(n - 1) == 's'
        && "suia".indexOf(word.charAt(n - 2)) < 0
        && t.solidAfter(end) == word.charAt(0)
        && !words.connectives().contains(word);
  }
}
