package bouncecard.decode;

import bouncecard.catalog.words.WatchWords;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Weighs how sure it is that what was read tells of a delivery.
final class GradeScale {
  /// Who writes there reports.
  private static final Set<Place> REPORTS =
      EnumSet.of(
          Place.DELIVERY_STATUS,
          Place.DIAGNOSTIC_CODE,
          Place.HEADER,
          Place.RETURNED_MESSAGE,
          Place.FEEDBACK_REPORT,
          Place.LOG_LINE,
          Place.TRANSCRIPT,
          Place.EVENT);

  /// More different codes in words for people are a list of what may come.
  private static final int MOST_CODES = 2;

  private static final int REACH = 120;

  /// What names of errors end with.
  private static final List<String> NAMES = List.of("exception", "error", "fail", "refused");

  private final PhraseIndex errors;
  private final PhraseIndex speakers;
  private final PhraseIndex answering;
  private final PhraseIndex unreached;

  /// @param errors names of libraries' errors, in lower case
  /// @param words what introduces a reply as a server's
  GradeScale(List<String> errors, WatchWords words) {
    this.errors = new PhraseIndex(errors);
    this.speakers = new PhraseIndex(words.speakers());
    this.answering = new PhraseIndex(words.answering());
    this.unreached = new PhraseIndex(words.unreached());
  }

  /// @param text as it was pasted
  Grade of(String text, Decoding decoding) {
    List<Report> all = decoding.all();
    if (all.stream().anyMatch(report -> isReport(report.found()))) {
      return Grade.REPORT;
    }
    ReplyStanding standing = ReplyStanding.in(text);
    if (ReplyStanding.codesIn(text) > MOST_CODES) {
      return Grade.MENTION;
    }
    boolean isSentence = !Lines.areSeveral(text.strip()) && standing == ReplyStanding.WITHIN;
    if (!isSentence && all.stream().anyMatch(report -> isAddressedNotice(report.found()))) {
      return Grade.REPORT;
    }
    String lower = LowerCase.of(text);
    if (all.stream().anyMatch(report -> isIntroduced(text, lower, report.found()))) {
      return Grade.REPORT;
    }
    if (isLibrarys(text, lower, standing, all)) {
      return Grade.REPORT;
    }
    return switch (standing) {
      case ALONE, LABELLED, QUOTED -> Grade.REPLY;
      case LISTED, WITHIN -> Grade.MENTION;
    };
  }

  /// Whether a library's error is named, and it says that no server answered, or what one said
  /// without any code, or its trace is there.
  private boolean isLibrarys(String text, String lower, ReplyStanding standing, List<Report> all) {
    if (!errors.isAnyIn(lower)) {
      return false;
    }
    boolean hasCode = all.stream().anyMatch(report -> !code(report.found()).isEmpty());
    boolean isSaid = standing == ReplyStanding.ALONE || standing == ReplyStanding.LABELLED;
    return (!hasCode && (unreached.isAnyIn(lower) || speakers.isAnyIn(lower)))
        || (isSaid && hasTrace(text));
  }

  /// Whether a line says where in a program it was: ` at MailKit.Net.Smtp.SmtpClient.Send(…)`.
  private static boolean hasTrace(String text) {
    for (String line : Lines.of(text)) {
      String bare = line.strip();
      boolean isPlace = bare.startsWith("at ") && bare.indexOf('.') > 0 && bare.indexOf('(') > 0;
      if (isPlace && bare.indexOf(' ', 3) != 2 && bare.endsWith(")")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReport(FailedDelivery found) {
    for (Field field : Field.values()) {
      if (found.places().of(field).filter(REPORTS::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAddressedNotice(FailedDelivery found) {
    return found.places().of(Field.FINAL_RECIPIENT).filter(Place.NOTICE::equals).isPresent();
  }

  /// Whether the reply stands after the name of an error, or after words by which a server speaks.
  private boolean isIntroduced(String text, String lower, FailedDelivery found) {
    String code = code(found);
    if (code.isEmpty()) {
      return false;
    }
    int error = PhraseIndex.START;
    int speaker = PhraseIndex.START;
    int answer = PhraseIndex.START;
    int last = -REACH;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      error = errors.step(error, c);
      if (PhraseIndex.isEnding(error) && !isOtherName(text, i + 1)) {
        last = i;
      } else if (endsSentence(lower, i)) {
        last = -REACH; // a sentence ended
      }
      speaker = speakers.step(speaker, c);
      if (PhraseIndex.isEnding(speaker) && startsCode(lower, i + 1, code)) {
        return true;
      }
      answer = answering.step(answer, c);
      if (PhraseIndex.isEnding(answer)
          && startsCode(lower, i + 1, code)
          && isHostBefore(lower, lower.lastIndexOf(' ', i - 1))) {
        return true;
      }
      if (c == code.charAt(0) && lower.startsWith(code, i) && isTuple(lower, i, code.length())) {
        return true;
      }
      if (c == code.charAt(0) && i - last < REACH && lower.startsWith(code, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the name goes on to be that of something else, as of a test: `SmtpClientTest`. Those
  /// of errors say so.
  private static boolean isOtherName(String text, int end) {
    if (end >= text.length() || end < 1 || !Character.isUpperCase(text.charAt(end))) {
      return false;
    }
    int last = end;
    while (last < text.length() && last - end < REACH && isOfName(text.charAt(last))) {
      last++;
    }
    String rest = LowerCase.of(text.substring(end, last));
    return isOfName(text.charAt(end - 1)) && NAMES.stream().noneMatch(rest::contains);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean endsSentence(String lower, int at) {
    int last = at - 1;
    if (lower.charAt(at) == ' ' && last > 0 && "\"')”".indexOf(lower.charAt(last)) >= 0) {
      last--;
    }
    return lower.charAt(at) == ' ' && last >= 0 && lower.charAt(last) == '.';
  }

  private static String code(FailedDelivery found) {
    return found
        .replyCode()
        .map(Object::toString)
        .or(() -> found.enhancedStatusCode().map(Object::toString))
        .orElse("");
  }

  /// Whether the word that ends there is the name of a host.
  private static boolean isHostBefore(String lower, int end) {
    int start = end < 1 ? 0 : lower.lastIndexOf(' ', end - 1) + 1;
    int dot = lower.indexOf('.', start);
    return dot > start && dot < end - 1;
  }

  /// `(554, b'…`, as Python shows a reply.
  private static boolean isTuple(String lower, int at, int length) {
    return at > 0
        && lower.charAt(at - 1) == '('
        && (lower.startsWith(", b'", at + length) || lower.startsWith(", b\"", at + length));
  }

  private static boolean startsCode(String lower, int from, String code) {
    int at = from;
    while (at < lower.length() && " :'\"\n\t`".indexOf(lower.charAt(at)) >= 0) {
      at++;
    }
    return lower.startsWith(code, at);
  }
}
