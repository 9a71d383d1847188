package bouncecard.read.speaker;

import java.util.Set;

/// Hosts that a line names with their ports, by which a program that dials tells what for.
final class NamedPorts {
  private static final Set<String> MAIL_PORTS =
      Set.of("25", "465", "587", "2525", "26", "24", "10024", "10025", "10026");

  private static final Set<String> OTHER_PORTS =
      Set.of(
          "21", "22", "53", "80", "389", "443", "636", "1433", "1521", "2181", "2379", "3306",
          "3389", "5432", "5672", "6379", "6443", "8080", "8443", "9000", "9092", "9200", "11211",
          "27017");

  private NamedPorts() {}

  /// Whether a host is named with a port of mail.
  static boolean areOfMail(String message) {
    return name(message, MAIL_PORTS);
  }

  /// Whether a host is named with a port of databases, directories, the Web and the like.
  static boolean areOfOthers(String message) {
    return name(message, OTHER_PORTS);
  }

  /// Whether a host is named with one of these ports, `mx.example.com:587` or
  /// `db.example.com:5432`; the seconds of a time and the lines of files are none.
  private static boolean name(String message, Set<String> ports) {
    for (int colon = message.indexOf(':'); colon > 0; colon = message.indexOf(':', colon + 1)) {
      int end = colon + 1;
      while (end < message.length() && Character.isDigit(message.charAt(end))) {
        end++;
      }
      boolean isPort =
          end - colon > 2
              && end - colon < 7
              && (end == message.length() || ":, )]\"'./".indexOf(message.charAt(end)) >= 0)
              && isHost(message, colon);
      if (isPort && ports.contains(message.substring(colon + 1, end))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a host's name or address ends there; the name of a file has one dot and short letters
  /// after it.
  private static boolean isHost(String message, int end) {
    int dots = 0;
    int start = end;
    while (start > 0
        && (Character.isLetterOrDigit(message.charAt(start - 1))
            || ".-]".indexOf(message.charAt(start - 1)) >= 0)) {
      start--;
      dots += message.charAt(start) == '.' ? 1 : 0;
    }
    int last = message.lastIndexOf('.', end);
    boolean isFile = start > 0 && "/\\".indexOf(message.charAt(start - 1)) >= 0;
    return dots > 1
        || (dots == 1 && end - last > 3 && !isFile && !message.startsWith(".java", last));
  }
}
