package bouncecard.smtp;

import bouncecard.text.LeadWords;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.List;

/// Finds the names of the servers that a report quotes: `host mx.example.net[192.0.2.1] said: …`.
public final class HostNames {
  /// What stands before the name; see [ReaderHint#HOST].
  public static final List<String> LEADS = List.of("host ", "relay=", "remote server ", "server ");

  /// What follows the name of one who spoke; a host that is only spoken of has none of these behind
  /// it.
  private static final List<String> FOLLOWERS = List.of("[", " [", " (", " said", " refused", ",");

  private static final int MOST = 8;

  private static final LeadWords SPACED = new LeadWords(List.of("host ", "server "));
  private static final LeadWords LOGGED = new LeadWords(List.of("relay="));

  private HostNames() {}

  public static List<String> saidBy(String text) {
    boolean mayBeNamed = text.indexOf('.') >= 0 && (SPACED.areIn(text) || LOGGED.areIn(text));
    if (!mayBeNamed) {
      return List.of();
    }
    String lower = LowerCase.of(text);
    List<String> hosts = List.of();
    for (String lead : LEADS) {
      for (int at = lower.indexOf(lead);
          at >= 0 && hosts.size() < MOST;
          at = lower.indexOf(lead, at + lead.length())) {
        String host = hostAt(lower, at + lead.length());
        int end = at + lead.length() + host.length();
        if (host.indexOf('.') > 0 && isFollowed(lower, end)) {
          hosts = hosts.isEmpty() ? new ArrayList<>(2) : hosts;
          hosts.add(host);
        }
      }
    }
    return hosts;
  }

  private static boolean isFollowed(String text, int end) {
    for (String follower : FOLLOWERS) {
      if (text.startsWith(follower, end)) {
        return true;
      }
    }
    return false;
  }

  /// The host name that begins there.
  public static String hostAt(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 255 && isHostCharacter(text.charAt(end))) {
      end++;
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isHostCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }
}
