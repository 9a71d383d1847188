package bouncecard.smtp;

import bouncecard.smtp.CodeMention.Certainty;
import bouncecard.text.Beginnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds reply codes and enhanced status codes in free text, and only those.
///
/// A number is a code by its form, by what touches it and by the words beside it. IP addresses,
/// ports, versions, dates, amounts, phone numbers, URLs, addresses, ids and the statuses of other
/// protocols are not codes. Time is linear in the text; the words that decide are data
/// ([CodeSurroundings]).
public final class CodeScanner {
  /// What may stand between a reply code and the enhanced status code that belongs to it, as in
  /// `(550, b"5.1.1 …")`.
  private static final String JOINTS = " \t,;:.'\"()[]#-/_b";

  private static final int LONGEST_JOINT = 5;
  private static final int LONGEST_RANGE_END = 8;
  private static final int LONGEST_ASIDE = 200;

  private final CodeSurroundings words;
  private final Neighbours neighbours;
  private final Beginnings httpPhrases;

  /// A scanner that decides by these words.
  public CodeScanner(CodeSurroundings words) {
    this.words = words;
    this.neighbours = new Neighbours(words);
    this.httpPhrases = new Beginnings(words.httpPhrases());
  }

  /// The codes in `text`, in order.
  public List<CodeMention> scan(String text) {
    Optional<WholeReply> whole = WholeReply.of(text);
    if (whole.isPresent() && whole.get().isOnlyOneIn(text)) {
      return whole.get().mentions();
    }
    List<CodeMention> found = new ArrayList<>();
    if (!mayHoldCode(text)) {
      return found;
    }
    ScannedText t = new ScannedText(text);
    Subject subject = new Subject(t, words);
    int next;
    for (int i = t.startOfNextNumber(0); i < t.length(); i = t.startOfNextNumber(next)) {
      int digits = t.digitsFrom(i);
      Optional<CodeMention> mention =
          digits == 3
              ? replyCode(t, i, subject, found)
              : digits == 1 ? enhanced(t, i, subject, found) : Optional.empty();
      next = i + digits;
      if (mention.isPresent()) {
        found.add(mention.get());
        next = mention.get().end();
      }
    }
    return found;
  }

  /// What a text is about, for whoever asks more than one question.
  public TextTopic topic(String text) {
    return new TextTopic(this, words, text);
  }

  /// Whether `text` is about another protocol; see [TextTopic#isAnotherProtocol].
  public boolean speaksAnotherProtocol(String text) {
    return topic(text).isAnotherProtocol();
  }

  /// Whether words in `text` are of mail and not of another protocol; see [TextTopic#isMail].
  public boolean speaksOfMail(String text) {
    return topic(text).isMail();
  }

  /// Whether there is a digit that codes begin with, and after it what they go on with. Most lines
  /// of ordinary text need not be looked at more closely.
  private static boolean mayHoldCode(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '2' && c <= '5') {
        char next = text.charAt(i + 1);
        if (next == '.' || (next >= '0' && next <= '9')) {
          return true;
        }
      }
    }
    return false;
  }

  boolean hasHttpPhrase(ScannedText t) {
    int next;
    for (int i = t.startOfNextNumber(0); i < t.length(); i = t.startOfNextNumber(next)) {
      next = i + t.digitsFrom(i);
      if (next - i == 3 && isHttpPhrase(t, i)) {
        return true;
      }
    }
    return false;
  }

  private Optional<CodeMention> replyCode(
      ScannedText t, int start, Subject subject, List<CodeMention> before) {
    int end = start + 3;
    Optional<ReplyCode> code = t.replyCode(start);
    if (code.isEmpty() || !mayPrecede(t, start, before) || !mayFollow(t, start, end)) {
      return Optional.empty();
    }
    if (isJoinedToEnhanced(t, end)) {
      return Optional.of(new CodeMention(code.get(), start, end, Certainty.NAMED));
    }
    if (neighbours.nameSomethingElse(t, start, end)
        || isHttpPhrase(t, start)
        || isHttpStatus(t, start, code.get())
        || (t.words().isValueOfQuotedKey(start) && !subject.isMail())
        || subject.isAnotherProtocol()) {
      return Optional.empty();
    }
    Certainty certainty = neighbours.ofReplyCode(t, start, end, subject);
    return Optional.of(new CodeMention(code.get(), start, end, certainty));
  }

  private Optional<CodeMention> enhanced(
      ScannedText t, int start, Subject subject, List<CodeMention> before) {
    int end = t.endOfEnhanced(start);
    if (end < 0) {
      return Optional.empty();
    }
    Optional<EnhancedStatusCode> code = t.enhanced(start, end);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Optional<CodeMention> owner =
        before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
    boolean joined =
        owner.isPresent()
            && owner.get().code() instanceof ReplyCode owning
            && (startOfJoined(t, owner.get().end()) == start
                || isBracketed(t, start, end, owner.get().end(), owning));
    if (!joined && !t.isOpenBefore(start, "#-/")) {
      return Optional.empty();
    }
    if (!joined && (t.at(start - 1) == '-' || t.at(start - 1) == '/')) {
      boolean listed = owner.isPresent() && owner.get().end() == start - 1;
      if (!listed) {
        return Optional.empty();
      }
    }
    Code meant = code.get();
    if (t.at(end) == '-' && t.isDigit(end + 1)) {
      int last = t.endOfEnhanced(end + 1);
      last = last > 0 ? last : end + 1 + t.digitsFrom(end + 1);
      Optional<EnhancedStatusCodeRange> range =
          EnhancedStatusCodeRange.parse(t.slice(start, Math.min(last, end + LONGEST_RANGE_END)));
      if (range.isEmpty()) {
        return Optional.empty();
      }
      meant = range.get();
      end = last;
    } else if (!t.isClosedAfter(end) && !isListedAfter(t, end)) {
      return Optional.empty();
    }
    if (joined) {
      return Optional.of(new CodeMention(meant, start, end, Certainty.NAMED));
    }
    // qmail ends what it says with the code: `… already has my Delivered-To line. (#5.4.6)`
    boolean isMarked = t.at(start - 1) == '#' && t.at(start - 2) == '(' && t.at(end) == ')';
    boolean isLast = owner.isPresent() && Neighbours.isLast(t, start, end, owner.get());
    if (!isMarked
        && ((!isLast && neighbours.nameSomethingElse(t, start, end))
            || t.words().isAfter(words.programs(), start))) {
      return Optional.empty();
    }
    Certainty certainty = isLast ? Certainty.NAMED : neighbours.ofEnhanced(t, start, end, subject);
    return Optional.of(new CodeMention(meant, start, end, certainty));
  }

  /// `SMTP Error (550): Failed to add recipient "…" (5.1.1 <…>: …)`: in parentheses, of the class
  /// of the reply code before it in the same line.
  private static boolean isBracketed(
      ScannedText t, int start, int end, int behindCode, ReplyCode code) {
    boolean isOpened = t.at(start - 1) == '(' && t.at(end) == ' ';
    return isOpened
        && t.at(start) - '0' == code.classDigit()
        && start - behindCode < LONGEST_ASIDE
        && t.slice(behindCode, start).indexOf('\n') < 0;
  }

  /// `4.2.2/5.2.2`: another enhanced status code after a slash.
  private static boolean isListedAfter(ScannedText t, int end) {
    int other = t.at(end) == '/' ? t.endOfEnhanced(end + 1) : -1;
    return other > 0 && t.isClosedAfter(other);
  }

  private boolean mayPrecede(ScannedText t, int start, List<CodeMention> before) {
    char p = t.at(start - 1);
    if (p == '/' || (p == ',' && t.isDigit(start - 2))) {
      return !before.isEmpty() && before.getLast().end() == start - 1;
    }
    if (p == ':' && t.words().isPortColon(start - 1)) {
      return false;
    }
    if (p == '=') {
      if (isJoinedToEnhanced(t, start + 3)) {
        return true;
      }
      boolean isQuery = "?&".indexOf(t.at(t.words().startOfWordBefore(start) - 1)) >= 0;
      return !isQuery && t.words().isAfter(words.leads(), start);
    }
    if (p == '-' && Character.isLetter(t.at(start - 2))) {
      return t.words().isAfter(words.leads(), start);
    }
    return t.isOpenBefore(start, "") || (p == '#' && isJoinedToEnhanced(t, start + 3));
  }

  private boolean mayFollow(ScannedText t, int start, int end) {
    char n = t.at(end);
    if (n == '-') {
      int digits = t.digitsFrom(end + 1);
      if (digits == 0) {
        return true;
      }
      return isJoinedToEnhanced(t, end)
          || (t.lines().isLineStart(start) && digits <= 3 && t.at(end + 1 + digits) == ' ');
    }
    if (n == '/') {
      return isJoinedToEnhanced(t, end)
          || (t.digitsFrom(end + 1) == 3 && (t.isClosedAfter(end + 4) || t.at(end + 4) == '/'));
    }
    if (n == ',' && t.isDigit(end + 1)) {
      return t.digitsFrom(end + 1) == 3
          && ReplyCode.parse(t.slice(end + 1, end + 4)).isPresent()
          && t.at(end + 4) != '.';
    }
    if (n == ')' && t.at(start - 1) == '(') {
      int after = t.at(end + 1) == ' ' ? end + 2 : end + 1;
      return !t.isDigit(after) || t.endOfEnhanced(after) > 0;
    }
    if (n == ':' && t.isDigit(end + 1)) {
      return isJoinedToEnhanced(t, end);
    }
    if (n == '_') {
      return isJoinedToEnhanced(t, end) || t.isMarkedBy('_', start, end);
    }
    return t.isClosedAfter(end);
  }

  private boolean isJoinedToEnhanced(ScannedText t, int end) {
    int i = startOfJoined(t, end);
    int enhancedEnd = i < 0 ? -1 : t.endOfEnhanced(i);
    return enhancedEnd > 0
        && t.enhanced(i, enhancedEnd).isPresent()
        && t.isClosedAfter(enhancedEnd);
  }

  /// Where a number begins that a joint parts from the reply code before it, or one word of a
  /// filter's as in `550 cuda_nsu 5.1.1`; -1 where none does.
  private int startOfJoined(ScannedText t, int end) {
    int i = end;
    while (i - end <= LONGEST_JOINT && !t.isDigit(i)) {
      i++;
    }
    if (isJoint(t, end, i)) {
      return i;
    }
    if (t.at(end) != ' ') {
      return -1;
    }
    String word = t.words().wordAfter(end);
    int number = end + 1 + word.length() + 1;
    boolean isTag = word.indexOf('_') > 0 && t.at(number - 1) == ' ' && t.isDigit(number);
    return isTag ? number : -1;
  }

  private static boolean isJoint(ScannedText t, int from, int to) {
    if (to <= from || to - from > LONGEST_JOINT) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (JOINTS.indexOf(t.at(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /// `"code": 423`, `statusCode: 400`: an object's key names a status that HTTP has and SMTP does
  /// not.
  private static boolean isHttpStatus(ScannedText t, int start, ReplyCode code) {
    int value = code.value();
    boolean isHttps = value == 400 || (value > 400 && value < 419) || (value > 422 && value < 430);
    return isHttps && t.words().isValueOfStatusKey(start);
  }

  private boolean isHttpPhrase(ScannedText t, int start) {
    return t.startsWithAny(httpPhrases, start);
  }
}
