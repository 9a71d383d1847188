package bouncecard.app.triage;

import java.util.HashMap;
import java.util.Map;

/// Puts together what qmail-send tells of a delivery in several lines: message and recipient stand
/// where it starts, what became of it where it ends. The numbers of both are used again, so that a
/// message is named by its number and by when it came. One thread uses it, for one log; what began
/// before the log or ends after it goes to those of all logs.
final class QmailDeliveries {
  private static final String NEW = "new msg ";
  private static final String END = "end msg ";
  private static final String STARTING = "starting delivery ";
  private static final String DELIVERY = "delivery ";
  private static final String OF = ": msg ";

  /// The name of the program or of its user begins no later in a line of syslog.
  private static final int LATEST_NAME = 100;

  private static final String POSTFIX = "postfix/";

  /// More than qmail has at once.
  private static final int MOST = 100_000;

  private final LogTime times;
  private final QmailRemains remains;
  private final Map<String, QmailRemains.Arrival> arrivals = new HashMap<>();
  private final Map<String, QmailRemains.Start> started = new HashMap<>();

  /// Where the name of Postfix stood in a line before: in a log of Postfix alone mostly at one
  /// place.
  private int postfix;

  /// @param times tells when lines were written
  /// @param remains takes what this log does not tell to its end
  QmailDeliveries(LogTime times, QmailRemains remains) {
    this.times = times;
    this.remains = remains;
  }

  /// The line, after the one in which its delivery started; empty where that is not in this log.
  ///
  /// @param stream the log's name
  String joined(String line, String stream, long number) {
    if (!mayBeOfQmail(line)) {
      return line;
    }
    int at = line.indexOf("msg ");
    if (at >= 4 && line.startsWith(NEW, at - 4)) {
      QmailRemains.Arrival arrival =
          new QmailRemains.Arrival(
              line.substring(at + 4), digits(line.substring(0, at)), times.of(line));
      put(arrivals, arrival.message(), arrival);
    } else if (at >= 4 && line.startsWith(END, at - 4)) {
      arrivals.remove(line.substring(at + 4));
    } else if (at >= 0) {
      start(line, stream);
    } else {
      int delivery = line.indexOf(DELIVERY);
      int colon = delivery < 0 ? -1 : line.indexOf(": ", delivery);
      if (colon >= 0) {
        String ended = line.substring(delivery + DELIVERY.length(), colon);
        return isNumber(ended)
            ? behindStart(new QmailRemains.End(ended, line, times.of(line), stream, number))
            : line;
      }
    }
    return line;
  }

  /// Lines of multilog begin with its label or with seconds since 1970, those of syslog name it.
  private boolean mayBeOfQmail(String line) {
    if (line.isEmpty() || line.startsWith(POSTFIX, postfix)) {
      return false;
    }
    char first = line.charAt(0);
    return first == '@'
        || first == 'n'
        || first == 'e'
        || first == 's'
        || first == 'd'
        || (line.length() > 10 && line.charAt(10) == '.')
        || isNamed(line);
  }

  private boolean isNamed(String line) {
    int end = Math.min(line.length(), LATEST_NAME);
    if (line.indexOf('q', 0, end) < 0) {
      return false;
    }
    int other = line.indexOf(POSTFIX, 0, end);
    postfix = other < 0 ? postfix : other;
    return other < 0;
  }

  private void start(String line, String stream) {
    int start = line.indexOf(STARTING);
    int of = start < 0 ? -1 : line.indexOf(OF, start);
    int to = of < 0 ? -1 : line.indexOf(" to ", of);
    if (to > 0) {
      String message = line.substring(of + OF.length(), to);
      QmailRemains.Arrival arrival = arrivals.get(message);
      QmailRemains.Start one =
          new QmailRemains.Start(
              line.substring(start + STARTING.length(), of),
              message,
              arrival == null ? "" : arrival.since(),
              line.substring(to),
              times.of(line),
              stream);
      put(started, one.number(), one);
    }
  }

  private String behindStart(QmailRemains.End end) {
    QmailRemains.Start start = started.remove(end.number());
    if (start == null) {
      return remains.add(end) ? "" : end.line();
    }
    boolean isOfThisLog = !start.since().isEmpty();
    return !isOfThisLog && remains.add(start, end) ? "" : start.joined(start.since(), end);
  }

  /// The log has ended.
  void end() {
    started.values().forEach(remains::add);
    arrivals.values().forEach(remains::add);
  }

  private static <T> void put(Map<String, T> map, String key, T value) {
    if (map.size() < MOST) {
      map.put(key, value);
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// What the moment is made of.
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) >= 0) {
        digits.append(c);
      }
    }
    return digits.toString();
  }
}
