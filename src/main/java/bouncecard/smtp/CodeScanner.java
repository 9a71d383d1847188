package bouncecard.smtp;

import bouncecard.smtp.CodeMention.Certainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds reply codes and enhanced status codes in free text, and only those.
///
/// A number is a code by its form, by what touches it and by the words beside it. IP addresses, ports, versions, dates,
/// amounts, phone numbers, URLs, addresses, ids and the statuses of other protocols are not codes. Time is linear in the
/// text; the words that decide are data ([Surroundings]).
public final class CodeScanner {
  /// What may stand between a reply code and the enhanced status code that belongs to it, as in `(550, b"5.1.1 …")`.
  private static final String JOINTS = " \t,;:'\"()[]#-/b";

  private static final int LONGEST_JOINT = 5;

  private final Surroundings words;

  /// A scanner that decides by these words.
  public CodeScanner(Surroundings words) {
    this.words = words;
  }

  /// The codes in `text`, in order.
  public List<CodeMention> scan(String text) {
    ScannedText t = new ScannedText(text);
    boolean foreign = speaksAnotherProtocol(t);
    List<CodeMention> found = new ArrayList<>();
    for (int i = 0; i < t.length(); i++) {
      if (!t.isDigit(i) || t.isDigit(i - 1)) {
        continue;
      }
      Optional<CodeMention> mention =
          t.digitsFrom(i) == 3 ? replyCode(t, i, foreign, found) : enhanced(t, i, found);
      if (mention.isPresent()) {
        found.add(mention.get());
        i = mention.get().end() - 1;
      }
    }
    return found;
  }

  /// Whether `text` is about HTTP, FTP, SIP and the like rather than about mail.
  public boolean speaksAnotherProtocol(String text) {
    return speaksAnotherProtocol(new ScannedText(text));
  }

  private boolean speaksAnotherProtocol(ScannedText t) {
    boolean other = t.hasHttpRequest();
    List<String> all = t.words();
    if (!all.isEmpty() && words.otherProtocols().contains(all.getFirst())) {
      return true;
    }
    for (String word : all) {
      if (words.mailWords().contains(word)) {
        return false;
      }
      other |= words.otherProtocols().contains(word);
    }
    return other;
  }

  private Optional<CodeMention> replyCode(
      ScannedText t, int start, boolean foreign, List<CodeMention> before) {
    int end = start + 3;
    Optional<ReplyCode> code = ReplyCode.parse(t.slice(start, end));
    if (code.isEmpty() || !mayPrecede(t, start, before) || !mayFollow(t, start, end)) {
      return Optional.empty();
    }
    if (isJoinedToEnhanced(t, end)) {
      return Optional.of(new CodeMention(code.get(), start, end, Certainty.NAMED));
    }
    String previous = t.wordBefore(start);
    String next = t.wordAfter(end);
    if (foreign
        || words.notAfter().contains(previous)
        || words.notBefore().contains(next)
        || isCurrency(t.solidBefore(start))
        || isHttpPhrase(t, start)) {
      return Optional.empty();
    }
    Certainty certainty = Certainty.BARE;
    if (words.leads().contains(previous) && !t.isLineStart(start)) {
      certainty = Certainty.NAMED;
    } else if (t.isFollowedByWords(end) && (t.isLineStart(start) || t.isAfterColon(start))) {
      certainty = Certainty.LINE_HEAD;
    }
    return Optional.of(new CodeMention(code.get(), start, end, certainty));
  }

  private Optional<CodeMention> enhanced(ScannedText t, int start, List<CodeMention> before) {
    int end = t.endOfEnhanced(start);
    if (end < 0) {
      return Optional.empty();
    }
    Optional<EnhancedStatusCode> code = EnhancedStatusCode.parse(t.slice(start, end));
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Optional<CodeMention> owner =
        before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
    boolean joined =
        owner.isPresent()
            && owner.get().code() instanceof ReplyCode
            && startOfJoined(t, owner.get().end()) == start;
    if (!joined && !t.isOpenBefore(start, "#-/")) {
      return Optional.empty();
    }
    if (!joined && (t.at(start - 1) == '-' || t.at(start - 1) == '/')) {
      boolean listed = owner.isPresent() && owner.get().end() == start - 1;
      if (!listed) {
        return Optional.empty();
      }
    }
    char next = t.at(end);
    if (next == '-' && t.isDigit(end + 1)) {
      int last = end + 1 + t.digitsFrom(end + 1);
      return EnhancedStatusCodeRange.parse(t.slice(start, last))
          .map(range -> new CodeMention(range, start, last, Certainty.NAMED));
    }
    if (!t.isClosedAfter(end)) {
      return Optional.empty();
    }
    if (joined) {
      return Optional.of(new CodeMention(code.get(), start, end, Certainty.NAMED));
    }
    String previous = t.wordBefore(start);
    if (words.notAfter().contains(previous)
        || words.programs().contains(previous)
        || words.notBefore().contains(t.wordAfter(end))) {
      return Optional.empty();
    }
    Certainty certainty = Certainty.BARE;
    if (t.at(start - 1) == '#' || (words.leads().contains(previous) && !t.isLineStart(start))) {
      certainty = Certainty.NAMED;
    } else if (t.isLineStart(start) && t.isFollowedByWords(end)) {
      certainty = Certainty.LINE_HEAD;
    }
    return Optional.of(new CodeMention(code.get(), start, end, certainty));
  }

  private boolean mayPrecede(ScannedText t, int start, List<CodeMention> before) {
    char p = t.at(start - 1);
    if (p == '/' || (p == ',' && t.isDigit(start - 2))) {
      return !before.isEmpty() && before.getLast().end() == start - 1;
    }
    if (p == ':' && t.isPortColon(start - 1)) {
      return false;
    }
    if (p == '=' && !words.leads().contains(t.wordBefore(start))) {
      return false;
    }
    return t.isOpenBefore(start, "");
  }

  private boolean mayFollow(ScannedText t, int start, int end) {
    char n = t.at(end);
    if (n == '-') {
      int digits = t.digitsFrom(end + 1);
      if (digits == 0) {
        return true;
      }
      return isJoinedToEnhanced(t, end)
          || (t.isLineStart(start) && digits <= 3 && t.at(end + 1 + digits) == ' ');
    }
    if (n == '/') {
      return isJoinedToEnhanced(t, end)
          || (t.digitsFrom(end + 1) == 3 && t.isClosedAfter(end + 4));
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
      return false;
    }
    return t.isClosedAfter(end);
  }

  private boolean isJoinedToEnhanced(ScannedText t, int end) {
    int i = startOfJoined(t, end);
    int enhancedEnd = i < 0 ? -1 : t.endOfEnhanced(i);
    return enhancedEnd > 0
        && EnhancedStatusCode.parse(t.slice(i, enhancedEnd)).isPresent()
        && t.isClosedAfter(enhancedEnd);
  }

  /// Where a number begins that a joint parts from the reply code before it, or one word of a filter's as in
  /// `550 cuda_nsu 5.1.1`; -1 where none does.
  private int startOfJoined(ScannedText t, int end) {
    int i = end;
    while (i - end <= LONGEST_JOINT && !t.isDigit(i)) {
      i++;
    }
    if (isJoint(t, end, i)) {
      return i;
    }
    String word = t.wordAfter(end);
    int number = end + 1 + word.length() + 1;
    boolean isTag =
        t.at(end) == ' '
            && word.indexOf('_') > 0
            && t.at(number - 1) == ' '
            && t.isDigit(number);
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

  private static boolean isCurrency(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private boolean isHttpPhrase(ScannedText t, int start) {
    String ahead = t.slice(start, Math.min(t.length(), start + 40)).toLowerCase(Locale.ROOT);
    for (String phrase : words.httpPhrases()) {
      if (ahead.startsWith(phrase)) {
        return true;
      }
    }
    return false;
  }
}
