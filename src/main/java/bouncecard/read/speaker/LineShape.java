package bouncecard.read.speaker;

import bouncecard.catalog.Once;
import bouncecard.text.PhraseIndex;
import bouncecard.text.Signs;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The shapes of lines that only other programs write, whatever they say: web servers, databases,
/// key-value stores, orchestrators, runtimes, phones.
final class LineShape {
  /// What of these stands anywhere in a line, found in one pass: most lines have none.
  static final List<String> WITHIN =
      Stream.concat(LineMarks.ANYWHERE.stream(), DatabaseLine.LEVELS.stream()).toList();

  private static final FirstWords AT_BEGIN = new FirstWords(LineMarks.AT_BEGIN);

  private static final Supplier<PhraseIndex> ANY_WITHIN = new Once<>(() -> new PhraseIndex(WITHIN));

  private static final Supplier<PhraseIndex> ANY_OF_ANYBODY =
      new Once<>(() -> new PhraseIndex(LineMarks.OF_ANYBODY));

  private LineShape() {}

  /// Whether no mail system writes lines that look so.
  ///
  /// @param mayHoldWords whether any of [#WITHIN] may stand in it
  /// @param signs what may stand in it
  static boolean isOfAnotherProgram(String line, boolean mayHoldWords, Signs signs) {
    if (line.length() < 8) {
      return false;
    }
    char first = line.charAt(0);
    boolean mayBeWithin = mayHoldWords && ANY_WITHIN.get().isAnyIn(line);
    return (!Character.isDigit(first) && AT_BEGIN.areAtBeginOf(line))
        || (mayBeWithin && containsAny(line, LineMarks.ANYWHERE))
        || (signs.mayHave('{') && isMetric(line))
        || SourceLine.isOne(line, signs)
        || (first == '[' && isApache(line))
        || (Character.isDigit(first) && isNumbered(line))
        || (Character.isUpperCase(first) && (isKubernetes(line) || DatabaseLine.isError(line)))
        || (mayBeWithin && DatabaseLine.isLevelled(line))
        || DatabaseLine.isDated(line);
  }

  /// Whether programs of any kind write lines that look so.
  static boolean isOfAnybody(String line) {
    return ANY_OF_ANYBODY.get().isAnyIn(line);
  }

  /// Whether a mail system tells in it of something else than a delivery.
  static boolean isOfNoDelivery(String line) {
    return containsAny(line, LineMarks.OF_NO_DELIVERY);
  }

  /// Whether somebody could not log in to a program: who that was received no mail.
  static boolean isLogin(String line) {
    int fail = line.indexOf("ogin fail");
    return fail >= 0 && (line.contains("ogin failed for ") || line.contains("ogin failure for "));
  }

  private static boolean containsAny(String line, List<String> words) {
    for (String word : words) {
      if (line.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// `postfix_replies_total{code="550"} 12`, as Prometheus reads and shows values.
  private static boolean isMetric(String line) {
    int open = line.indexOf('{');
    int close = open < 1 ? -1 : line.lastIndexOf("} ");
    if (open < 1 || close < open || line.indexOf("=\"", open) < 0) {
      return false;
    }
    for (int i = 0; i < open; i++) {
      if (!Character.isLetterOrDigit(line.charAt(i)) && "_:".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    for (int i = close + 2; i < line.length(); i++) {
      if (!Character.isDigit(line.charAt(i)) && ".eE+- ".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    return close + 2 < line.length();
  }

  /// `[Sun Dec 04 04:51:08 2026] [error] …`, and Proxifier's `[10.30 16:49:06] …`.
  private static boolean isApache(String line) {
    int close = line.indexOf("] ");
    if (close == 15) {
      return line.charAt(3) == '.' && line.contains(".exe");
    }
    return close > 20 && close < 40 && line.startsWith("[", close + 2) && isClock(line, 1, close);
  }

  private static boolean isClock(String line, int from, int to) {
    int colon = line.indexOf(':', from);
    return colon > 0 && colon + 3 < to && line.charAt(colon + 3) == ':';
  }

  private static boolean isNumbered(String line) {
    return isNginx(line) || isPhone(line) || isRedis(line) || isCluster(line) || isWatch(line);
  }

  /// `2026/05/05 05:55:50 [error] 550#550: …`.
  private static boolean isNginx(String line) {
    if (line.length() < 31 || line.charAt(4) != '/' || line.charAt(7) != '/') {
      return false;
    }
    int process = line.startsWith("[", 20) ? line.indexOf('#', 20) : -1;
    return (process > 0 && process < 45)
        || line.startsWith("http: ", 20)
        || line.startsWith("dial tcp", 20);
  }

  /// `03-17 16:13:38.550 1702 2395 D WindowManager: …`.
  private static boolean isPhone(String line) {
    return line.length() > 35
        && line.charAt(2) == '-'
        && line.charAt(5) == ' '
        && line.charAt(8) == ':'
        && line.charAt(14) == '.'
        && line.startsWith("  ", 18);
  }

  /// `550:M 05 May 2026 05:55:50.550 # …`.
  private static boolean isRedis(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && colon < 8
        && colon + 12 < line.length()
        && "MSCX".indexOf(line.charAt(colon + 1)) >= 0
        && line.charAt(colon + 2) == ' '
        && Character.isDigit(line.charAt(colon + 3));
  }

  /// `550 node-D5 node status 1105028573 1 running`: the fifth word counts seconds.
  private static boolean isCluster(String line) {
    int at = 0;
    for (int words = 0; words < 6; words++) {
      int end = line.indexOf(' ', at);
      if (end < 0) {
        return false;
      }
      if (words > 2 && end - at >= 8 && end - at <= 12 && areDigits(line, at, end)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  /// `20171223-22:15:29:550|Step_LSC|30002312|…`.
  private static boolean isWatch(String line) {
    int bar = line.indexOf('|');
    return bar > 12 && bar < 30 && line.charAt(8) == '-' && areDigits(line, 0, 8);
  }

  static boolean areDigits(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isDigit(line.charAt(i))) {
        return false;
      }
    }
    return to > from;
  }

  /// `E0505 05:55:50.550250 1 reflector.go:55] …`.
  private static boolean isKubernetes(String line) {
    return line.length() > 22
        && "EWIF".indexOf(line.charAt(0)) >= 0
        && areDigits(line, 1, 5)
        && line.charAt(5) == ' '
        && line.charAt(8) == ':';
  }

  /// `msg="554 Transaction failed"`: a value begins with a code that HTTP has not.
  static boolean quotesReply(String line) {
    for (int at = line.indexOf("=\""); at >= 0; at = line.indexOf("=\"", at + 2)) {
      int code = at + 2;
      if (code + 4 < line.length()
          && line.charAt(code + 3) == ' '
          && Character.isDigit(line.charAt(code + 1))
          && Character.isDigit(line.charAt(code + 2))
          && line.charAt(code + 1) >= '2'
          && (line.charAt(code) == '5'
              || (line.charAt(code) == '4' && line.charAt(code + 1) >= '5'))) {
        return true;
      }
    }
    return false;
  }
}
