package bouncecard.app.watch;

import bouncecard.decode.Decoding;
import bouncecard.decode.ReplyStanding;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.HostNames;
import bouncecard.text.Lines;
import java.util.regex.Pattern;

/// Tells a server's reply beyond doubt from words in the shape of one: people write jokes and
/// programs write their own errors so.
final class PlainReply {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d");

  /// A label may stand before the code: `Error: 554 mx.example.org …`.
  private static final int LONGEST_LABEL = 160;

  private PlainReply() {}

  /// Whether all that was found in a text is a reply beyond doubt.
  ///
  /// @param isBare whether a person wrote it and marked it as nobody's words
  static boolean isOne(String text, Decoding found, boolean isBare) {
    boolean isAsked = isAsked(text);
    return isContinued(text) || found.all().stream().allMatch(one -> isPlain(one, isBare, isAsked));
  }

  /// Whether somebody asks beside the one reply in it.
  static boolean isAsked(String text) {
    String beside = ReplyStanding.beside(text);
    return ReplyStanding.codesIn(text) == 1
        && (beside.indexOf('?') >= 0 || beside.indexOf('？') >= 0);
  }

  /// Whether a line begins as all but the last of a reply's lines do (RFC 5321 §4.2.1).
  private static boolean isContinued(String text) {
    for (String line : Lines.of(text)) {
      if (line.length() > 4
          && line.charAt(3) == '-'
          && ReplyStanding.in(line) == ReplyStanding.ALONE) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is a reply by words that surely say why, or by words that likely do and an address,
  /// a host, both codes, the command that it answers, or somebody who asks beside it.
  private static boolean isPlain(Report report, boolean isBare, boolean isAsked) {
    if (isOf(report, Confidence.SURE) || isKnownWording(report)) {
      return true;
    }
    if (isOf(report, Confidence.GUESS)) {
      return false;
    }
    String said = report.found().reply().value();
    boolean hasBoth = report.found().enhancedStatusCode().isPresent();
    return isAsked
        || report.found().command().isPresent()
        || (hasMailbox(said) && (hasBoth || isWording(report)))
        || (!isBare && (hasBoth || namesSomebody(said) || isGreeting(said)));
  }

  private static boolean isOf(Report report, Confidence confidence) {
    return report.diagnosis().confidence().filter(confidence::equals).isPresent();
  }

  /// Whether an IPv4 address begins there.
  static boolean beginsWithIp(String text, int at) {
    return IPV4.matcher(text).region(Math.min(at, text.length()), text.length()).lookingAt();
  }

  private static boolean namesSomebody(String reply) {
    return reply.indexOf('@') >= 0 || IPV4.matcher(reply).find();
  }

  /// Whether an address stands in it as servers write them.
  private static boolean hasMailbox(String reply) {
    int open = reply.indexOf('<');
    int close = open < 0 ? -1 : reply.indexOf('>', open);
    int at = open < 0 ? -1 : reply.indexOf('@', open);
    return at > open + 1 && at < close;
  }

  /// Whether a server's name stands behind the code, as in the greeting by which it refuses
  /// everything (RFC 5321 §4.3.2).
  private static boolean isGreeting(String reply) {
    for (String line : Lines.of(reply)) {
      int end = Math.min(line.length() - 4, LONGEST_LABEL);
      for (int i = 0; i < end; i++) {
        boolean isCode =
            (i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1)))
                && (line.startsWith("554", i) || line.startsWith("421", i))
                && (line.charAt(i + 3) == ' ' || line.charAt(i + 3) == '-');
        if (isCode && HostNames.hostAt(line, i + 4).indexOf('.') > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isKnownWording(Report report) {
    return isWording(report)
        && report.diagnosis().confidence().filter(sure -> sure != Confidence.SURE).isEmpty();
  }

  private static boolean isWording(Report report) {
    return switch (report.diagnosis().basis()) {
      case PROVIDER_RULE, WORDING -> true;
      case COMPOSITION, SERVICE, ENHANCED_STATUS_CODE, REPLY_CODE, FIRST_DIGIT, NOTHING -> false;
    };
  }

  /// Whether code holds the words of a reply that lost its codes.
  static boolean isWordForWord(Decoding found) {
    return found.replyCodes().isEmpty()
        && found.enhancedStatusCodes().isEmpty()
        && found.all().stream()
            .allMatch(
                report ->
                    report.diagnosis().basis() == Diagnosis.Basis.PROVIDER_RULE
                        && isKnownWording(report));
  }
}
