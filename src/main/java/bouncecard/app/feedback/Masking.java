package bouncecard.app.feedback;

import bouncecard.delivery.FailedDelivery;
import bouncecard.text.UntrustedText;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Takes out of a reply what tells whose mail it was: addresses, their domains, IP addresses, ids
/// and what stands after a link's host. Codes and words stay, so that a rule can be made of it, and
/// in the place of what is taken out stand addresses of documentation (RFC 5737, RFC 2606): it
/// reads as a reply still. For counting replies that are alike there is triage's template, which
/// leaves out hosts too.
public final class Masking {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_NUMBER = 5;
  private static final int SHORTEST_ID = 8;
  private static final String BEFORE = "<>()[]{}\"'`,;:=";
  private static final String AFTER = "<>()[]{}\"'`,;:.!?";

  private final Set<String> domains = new HashSet<>();

  private Masking() {}

  /// The reply of a failed delivery.
  public static String reply(FailedDelivery found) {
    Masking masking = new Masking();
    Stream.of(found.finalRecipient(), found.originalRecipient(), found.sender())
        .flatMap(Optional::stream)
        .map(UntrustedText::value)
        .forEach(masking::note);
    return masking.masked(found.reply().value());
  }

  /// Words of somebody's own.
  public static String words(String words) {
    return new Masking().masked(words);
  }

  private void note(String address) {
    int at = address.lastIndexOf('@');
    if (at >= 0 && address.length() - at > 3) {
      domains.add(address.substring(at + 1).toLowerCase(Locale.ROOT).replaceAll("[>\\s].*", ""));
    }
  }

  private String masked(String text) {
    String line = new UntrustedText(text).visible(LONGEST);
    StringBuilder masked = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      masked.append(masked.isEmpty() ? "" : " ").append(word(word));
    }
    return masked.toString();
  }

  /// Signs around a word stay.
  private String word(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && BEFORE.indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AFTER.indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    String bare = word.substring(from, to);
    return word.substring(0, from) + bare(bare) + word.substring(to);
  }

  private String bare(String word) {
    int scheme = word.indexOf("://");
    if (scheme > 0) {
      int end = scheme + 3;
      while (end < word.length() && "/?#".indexOf(word.charAt(end)) < 0) {
        end++;
      }
      return word.substring(0, end);
    }
    int sign = signWithin(word);
    if (sign > 0) {
      return bare(word.substring(0, sign)) + word.charAt(sign) + word(word.substring(sign + 1));
    }
    if (word.indexOf('@') >= 0) {
      return "user@example.com";
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (domains.stream().anyMatch(one -> lower.equals(one) || lower.endsWith("." + one))) {
      return "example.com";
    }
    if (isAddress(word)) {
      return word.indexOf(':') >= 0 ? "2001:db8::1" : "192.0.2.1";
    }
    return isId(word) ? "…" : word;
  }

  /// A sign within a word, which parts it: `host[192.0.2.1]`, `to=<user@example.com>`; 0 for none.
  private static int signWithin(String word) {
    for (int i = 1; i < word.length() - 1; i++) {
      if ("<>()[]{}\"'=,;".indexOf(word.charAt(i)) >= 0) {
        return i;
      }
    }
    return 0;
  }

  private static boolean isAddress(String word) {
    boolean isV4 =
        word.chars().filter(c -> c == '.').count() == 3
            && word.length() >= 7
            && word.chars().allMatch(c -> c == '.' || Character.digit(c, 10) >= 0);
    boolean isV6 =
        word.chars().filter(c -> c == ':').count() >= 2
            && word.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
    return isV4 || isV6;
  }

  /// Ids of queues, sessions and accounts: long numbers, and long words with digits in them.
  private static boolean isId(String word) {
    long digits = word.chars().filter(Character::isDigit).count();
    boolean isNumber = digits == word.length() && digits > LONGEST_NUMBER;
    boolean isMixed =
        word.length() >= SHORTEST_ID
            && digits >= 2
            && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.+/".indexOf(c) >= 0)
            && !word.matches("[245]?[0-9.]{1,3}[-#]?[0-9.]{0,11}|[A-Za-z]+[0-9.]{1,6}(-[A-Za-z]+)*")
            && (word.indexOf('.') < 0 || digits > 4);
    return isNumber || isMixed;
  }
}
