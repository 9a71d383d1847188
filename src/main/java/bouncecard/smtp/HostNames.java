package bouncecard.smtp;

import bouncecard.text.LeadWords;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Finds the names of the servers that a report quotes: `host mx.example.net[192.0.2.1] said: …`,
/// `connect to mx.example.net[192.0.2.1]:25`, `220 mx.example.net ESMTP`.
public final class HostNames {
  /// What stands before the name of one who spoke, and what after it: a host that is only spoken of
  /// has none of these after it.
  private record Lead(String before, List<String> behind) {}

  private static final List<String> SAID = List.of("[", " [", " (", " said", " refused", ",");
  private static final List<String> DIALLED = List.of("[", " [", " (", ":", " port ", " at ", ",");
  private static final List<String> GREETED = List.of(" esmtp", " smtp", " microsoft esmtp");

  private static final List<Lead> KNOWN =
      List.of(
          new Lead("host ", SAID),
          new Lead("relay=", SAID),
          new Lead("remote server ", SAID),
          new Lead("server ", SAID),
          new Lead("connect to ", DIALLED),
          new Lead("connecting to ", DIALLED),
          new Lead("connection to ", DIALLED),
          new Lead("220 ", GREETED),
          new Lead("220-", GREETED));

  /// What stands before the name; see [ReaderHint#HOST].
  public static final List<String> LEADS = KNOWN.stream().map(Lead::before).toList();

  private static final int MOST = 8;

  private static final LeadWords SPACED =
      new LeadWords(LEADS.stream().filter(lead -> lead.endsWith(" ")).toList());
  private static final LeadWords LOGGED = new LeadWords(List.of("relay="));
  private static final LeadWords LISTED = new LeadWords(List.of("220-"));

  /// A bit for each that ends with a space, by its place among those.
  private static final int[] OF_SPACED =
      IntStream.range(0, LEADS.size())
          .filter(i -> LEADS.get(i).endsWith(" "))
          .map(i -> 1 << i)
          .toArray();

  private static final int OF_LOGGED = 1 << LEADS.indexOf("relay=");
  private static final int OF_LISTED = 1 << LEADS.indexOf("220-");

  /// A bit for each of [#LEADS].
  public static final int ANY_LEAD = (1 << KNOWN.size()) - 1;

  private HostNames() {}

  /// The names of those who spoke or were dialled, in lower case.
  public static List<String> saidBy(String text) {
    return text.indexOf('.') < 0 ? List.of() : saidBy(text, leads(text));
  }

  private static int leads(String text) {
    int leads = (LOGGED.areIn(text) ? OF_LOGGED : 0) | (LISTED.areIn(text) ? OF_LISTED : 0);
    for (int left = SPACED.in(text); left != 0; left &= left - 1) {
      leads |= OF_SPACED[Integer.numberOfTrailingZeros(left)];
    }
    return leads;
  }

  /// The same of a text that was looked through already.
  ///
  /// @param leads which of [#LEADS] may be in it, a bit for each
  public static List<String> saidBy(String text, int leads) {
    if (leads == 0 || text.indexOf('.') < 0) {
      return List.of();
    }
    String lower = LowerCase.of(text);
    List<String> hosts = List.of();
    for (int i = 0; i < KNOWN.size(); i++) {
      Lead lead = KNOWN.get(i);
      int length = lead.before.length();
      for (int at = (leads >> i & 1) == 0 ? -1 : lower.indexOf(lead.before);
          at >= 0 && hosts.size() < MOST;
          at = lower.indexOf(lead.before, at + length)) {
        String host = hostAt(lower, at + length);
        if (host.indexOf('.') > 0 && isFollowed(lower, at + length + host.length(), lead)) {
          hosts = hosts.isEmpty() ? new ArrayList<>(2) : hosts;
          hosts.add(host);
        }
      }
    }
    return hosts;
  }

  private static boolean isFollowed(String text, int end, Lead lead) {
    for (String follower : lead.behind) {
      if (text.startsWith(follower, end)) {
        return true;
      }
    }
    return false;
  }

  /// Whether that is a host's name in DNS and not its address.
  public static boolean isName(String host) {
    return host.indexOf('.') > 0 && host.chars().anyMatch(Character::isLetter);
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
