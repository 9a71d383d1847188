package bouncecard.app.triage;

import java.util.HashMap;
import java.util.Map;

/// Puts together what qmail-send tells of a delivery in several lines: message and recipient stand
/// where it starts, what became of it where it ends. The numbers of both are used again, so that a
/// message is named by its number and by when it came. One thread uses it, for one log.
final class QmailDeliveries {
  private static final String NEW = "new msg ";
  private static final String END = "end msg ";
  private static final String STARTING = "starting delivery ";
  private static final String DELIVERY = "delivery ";
  private static final String OF = ": msg ";

  /// More than qmail has at once.
  private static final int MOST = 100_000;

  private final Map<String, String> arrivals = new HashMap<>();
  private final Map<String, String> started = new HashMap<>();

  /// The line, behind the one in which its delivery started.
  String joined(String line) {
    int at = line.indexOf("msg ");
    if (at >= 4 && line.startsWith(NEW, at - 4)) {
      put(arrivals, line.substring(at + 4), digits(line.substring(0, at)));
    } else if (at >= 4 && line.startsWith(END, at - 4)) {
      arrivals.remove(line.substring(at + 4));
    } else if (at >= 0) {
      int start = line.indexOf(STARTING);
      int of = start < 0 ? -1 : line.indexOf(OF, start);
      int to = of < 0 ? -1 : line.indexOf(" to ", of);
      if (to > 0) {
        String message = line.substring(of + OF.length(), to);
        String since = arrivals.getOrDefault(message, "");
        put(
            started,
            line.substring(start + STARTING.length(), of),
            line.substring(start, to) + "." + since + line.substring(to));
      }
    } else {
      int delivery = line.indexOf(DELIVERY);
      int colon = delivery < 0 ? -1 : line.indexOf(": ", delivery);
      return colon < 0
          ? line
          : behindStart(line.substring(delivery + DELIVERY.length(), colon), line);
    }
    return line;
  }

  private String behindStart(String number, String line) {
    String first = started.getOrDefault(number, "");
    started.remove(number);
    return first.isEmpty() ? line : first + "\n" + line;
  }

  private static void put(Map<String, String> map, String key, String value) {
    if (map.size() < MOST) {
      map.put(key, value);
    }
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
