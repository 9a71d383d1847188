package bouncecard.smtp;

import bouncecard.smtp.CodeMention.Certainty;

/// Judges a number that is written as a code is by the words around it.
final class Neighbours {
  private static final int MOST_CARRIERS = 3;
  private static final int ASCII = 128;

  /// In the log of a container Exim names its process by a number: `550 LOG: MAIN REJECT`.
  private static final String EXIMS_PROCESS = " LOG: ";

  private final CodeSurroundings words;

  Neighbours(CodeSurroundings words) {
    this.words = words;
  }

  /// Whether the words beside it name, count or measure something else by the number.
  boolean nameSomethingElse(ScannedText t, int start, int end) {
    return isNamed(t, start)
        || isCounted(t, start, end)
        || isCompared(t, start)
        || t.continuesWith(EXIMS_PROCESS, end)
        || isEximsLine(t, end)
        || (isSymbol(t.solidBefore(start)) && !t.lines().isAfterShare(start))
        || isSymbol(t.solidAfter(end));
  }

  /// `550 H=mail.example.com [192.0.2.1] F=<…> rejected RCPT <…>: …`: the process goes on to tell
  /// which host it was.
  private static boolean isEximsLine(ScannedText t, int end) {
    int i = end;
    while (t.at(i) == ' ') {
      i++;
    }
    return i > end && t.at(i) == 'H' && t.at(i + 1) == '=';
  }

  /// `550 The email account … - gsmtp 5.1.1`: nothing follows, and it is of the class of the reply
  /// code before it, which is surely one.
  static boolean isLast(ScannedText t, int start, int end, CodeMention before) {
    return before.code() instanceof ReplyCode code
        && before.certainty() != Certainty.BARE
        && t.at(start) - '0' == code.classDigit()
        && t.at(start - 1) == ' '
        && t.slice(end, t.length()).isBlank();
  }

  /// `port 550`, and `exit code 250` through the word between them.
  private boolean isNamed(ScannedText t, int start) {
    int at = start;
    for (int i = 0; i <= MOST_CARRIERS; i++) {
      if (t.words().isAfter(words.notAfter(), at)) {
        return true;
      }
      if (!t.words().isAfter(words.carriers(), at)) {
        return false;
      }
      at = t.words().startOfWordBefore(at);
      if ("|,;.)]".indexOf(t.solidBefore(at)) >= 0 && t.solidBefore(at) != 0) {
        return false; // what stands before a mark speaks of something else
      }
    }
    return false;
  }

  /// `550 connections`; but `550 Connections from … are rejected` heads a reply, which begins as a
  /// sentence does, in its line or after what says that it is one.
  private boolean isCounted(ScannedText t, int start, int end) {
    if (t.words().isEnumerated(end) || isTallied(t, start, end)) {
      return true;
    }
    if (!t.words().isBefore(words.notBefore(), end) || isArticle(t, start, end)) {
      return false;
    }
    boolean isSentence =
        (t.lines().isLineStart(start) || t.words().isAfter(words.leads(), start))
            && t.words().isCapitalized(end)
            && isAnswered(t, end);
    return !isSentence;
  }

  /// `554 a line of 1400 characters`: no amperes, and no rate as in `550 a day`.
  private boolean isArticle(ScannedText t, int start, int end) {
    return t.lines().isLineStart(start)
        && t.at(end) == ' '
        && t.at(end + 1) == 'a'
        && t.at(end + 2) == ' '
        && Character.isLetter(t.at(end + 3))
        && !t.words().isBefore(words.notBefore(), end + 2);
  }

  /// `delivered 44,502 · deferred 421 · bounced 197`: one of several numbers that each stand after
  /// another word.
  private boolean isTallied(ScannedText t, int start, int end) {
    String word = t.words().wordBefore(start);
    boolean names =
        !word.isEmpty()
            && areLetters(word)
            && !words.codeNouns().contains(word)
            && (word.startsWith("bounce") || !words.leads().contains(word));
    return names && NumbersInRow.goesOn(t, end, word);
  }

  private static boolean areLetters(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isLetter(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// `if code == 550`, in a program.
  private static boolean isCompared(ScannedText t, int start) {
    int i = start - 1;
    while (t.at(i) == ' ') {
      i--;
    }
    return t.at(i) == '=' && i > 0 && "=!<>".indexOf(t.at(i - 1)) >= 0;
  }

  private static boolean isSymbol(char c) {
    if (c < ASCII) {
      return c == '$' || c == '%';
    }
    return Character.getType(c) == Character.CURRENCY_SYMBOL || "%‰°§№×".indexOf(c) >= 0;
  }

  /// How sure the words around a reply code make it.
  ///
  /// @param subject what the text is about
  Certainty ofReplyCode(ScannedText t, int start, int end, Subject subject) {
    if (isLed(t, start, end, subject)) {
      return Certainty.NAMED;
    }
    // `550-Unknown user`: a line of a reply that goes on (RFC 5321 §4.2.1), wherever it is quoted
    boolean goesOn =
        t.at(end) == '-'
            && t.at(start - 1) == ' '
            && ("'\"<".indexOf(t.at(end + 1)) >= 0 && t.at(end + 1) != 0)
            && subject.isMail();
    if (goesOn) {
      return Certainty.LINE_HEAD;
    }
    boolean isBracketed = t.at(start - 1) == '(' && t.at(end) == ')';
    boolean isOfMail =
        isBracketed && (LinkMasking.isMask(t.solidBefore(start - 1)) || subject.isMail());
    if (isOfMail && isAnswered(t, end + 1)) {
      return Certainty.LINE_HEAD; // `Unable to deliver to <…> (550) User unknown`
    }
    boolean heads =
        t.lines().isFollowedByWords(end)
            && (t.lines().isLineStart(start) || t.lines().isAfterColon(start));
    return heads
            && (isReported(t, start, end, subject)
                || isAnswered(t, end)
                || (t.lines().isBelowSession(start) && !isPlural(t, end))
                || t.lines().continuesInNextLine(start, end))
        ? Certainty.LINE_HEAD
        : Certainty.BARE;
  }

  private boolean isReported(ScannedText t, int start, int end, Subject subject) {
    return t.lines().isReported(start) && !isPlural(t, end) && subject.isMail();
  }

  /// How sure the words around an enhanced status code make it.
  Certainty ofEnhanced(ScannedText t, int start, int end, Subject subject) {
    if (t.at(start - 1) == '#' || isLed(t, start, end, subject)) {
      return Certainty.NAMED;
    }
    boolean heads =
        (t.lines().isLineStart(start)
                || (t.lines().isAfterColon(start) && (subject.isMail() || isTold(t, start))))
            && t.lines().isFollowedByWords(end);
    return heads && isAnswered(t, end) ? Certainty.LINE_HEAD : Certainty.BARE;
  }

  /// `The server response was: 5.7.1 …`, `permanent: 5.7.1 …`.
  private boolean isTold(ScannedText t, int start) {
    String before = t.words().wordBefore(start);
    return before.startsWith("permanent")
        || before.startsWith("temporar")
        || (before.equals("was")
            && t.words().isAfter(words.leads(), t.words().startOfWordBefore(start)));
  }

  private boolean isLed(ScannedText t, int start, int end, Subject subject) {
    if (t.lines().isLineStart(start)) {
      return false;
    }
    if (t.words().isAfter(words.leads(), start)) {
      return !t.words().isValueOfQuotedKey(start) || subject.isMail();
    }
    if (!t.words().isAfter(words.weakLeads(), start) || t.words().isValueOfQuotedKey(start)) {
      return false;
    }
    int at = t.words().startOfWordBefore(start);
    if (t.words().isAfter(words.leads(), at) || t.words().isSpoken(start)) {
      return true;
    }
    boolean goesOn =
        t.words().wordAfter(end).isEmpty() || t.words().isBefore(words.connectives(), end);
    return (goesOn && !t.lines().isUrlBefore(at) && subject.isMail()) || isAnswered(t, end);
  }

  /// Whether what follows in the line reads as a server's reply does, rather than as what is
  /// counted.
  private boolean isAnswered(ScannedText t, int end) {
    if (t.at(end) == '-' && Character.isUpperCase(t.at(end + 1))) {
      return true;
    }
    if (t.words().isBefore(words.codeNouns(), end)
        || (isPlural(t, end) && !t.words().isBefore(words.replyWords(), end))) {
      return false;
    }
    return t.tokens().has(end, this::isOfReplies);
  }

  private boolean isOfReplies(char[] text, int from, int to) {
    if (FollowingTokens.isTechnical(text, from, to)) {
      return true;
    }
    if (has(text, from, to, '/') || has(text, from, to, '=')) {
      return false;
    }
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i < to && isOfWord(text[i])) {
        continue;
      }
      if (i > start && words.replyWords().containsWithin(text, start, i)) {
        return true;
      }
      start = i + 1;
    }
    return false;
  }

  private static boolean has(char[] text, int from, int to, char sought) {
    for (int i = from; i < to; i++) {
      if (text[i] == sought) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetter(c) || c == '-' || c == '\'';
  }

  private boolean isPlural(ScannedText t, int end) {
    String word = t.words().wordAfter(end);
    int n = word.length();
    return n > 3
        && word.charAt(n - 1) == 's'
        && "suia".indexOf(word.charAt(n - 2)) < 0
        && t.solidAfter(end) == word.charAt(0)
        && !words.connectives().contains(word);
  }
}
