package bouncecard.read.reply;

import bouncecard.smtp.SmtpReply;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Finds the address of ours that a server speaks of when it refuses: `Client host [192.0.2.1]
/// blocked`, `your IP 192.0.2.1 is listed`. The addresses of the server itself, which stand before
/// its words, and those that a block list answers with are none.
public final class SendingIps {
  private static final int LONGEST = 2000;
  private static final int REACH = 32;
  private static final int ASCII = 128;

  private static final PhraseIndex BEFORE =
      index(
          "client host [",
          "client ip",
          "host [",
          "your ip",
          "ip address",
          "ip:",
          "ip ",
          "ip=",
          "ip-adresse",
          "adresse ip",
          "sender ip",
          "connection from ",
          "mail from ",
          "messages from ",
          "address [",
          "server [",
          "mta [",
          "client [",
          "from [",
          "your server (",
          "your host (",
          "your address",
          "votre adresse",
          "helo for ",
          "the ip");

  /// Of a link: what stands before the address that it is about.
  private static final List<String> IN_LINK = List.of("/ip/", "/lookup/", "/query/", "/check/");

  /// Of a host's name: the address before it was asked for, with its parts turned round.
  private static final PhraseIndex ASKED =
      index("in-addr.arpa", "bl.", "rbl", ".zen.", ".list.", "spamhaus", "blacklist", "blocklist");

  private static final PhraseIndex BEHIND =
      index(
          "block",
          "list",
          "is in ",
          "is on ",
          "has been",
          "reject",
          "refus",
          "denied",
          "deny",
          "not allowed",
          "not permitted",
          "has no ptr",
          "does not have",
          "no reverse",
          "rate",
          "banned",
          "the ip");

  private SendingIps() {}

  private static PhraseIndex index(String... phrases) {
    return new PhraseIndex(List.of(phrases));
  }

  /// The address in the words of a refusal.
  static Optional<UntrustedText> ours(SmtpReply refusal) {
    return in(refusal.text().value());
  }

  static Optional<UntrustedText> in(String reply) {
    String words = reply.length() > LONGEST ? reply.substring(0, LONGEST) : reply;
    int first = startOfAny(words);
    if (first < 0) {
      return Optional.empty();
    }
    for (int i = first; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean isBegin = i == 0 || !isOfAddress(words.charAt(i - 1));
      if (isBegin && (c == ':' || isHexadecimal(c))) {
        int end = i;
        int dots = 0;
        int colons = 0;
        while (end < words.length() && isOfAddress(words.charAt(end))) {
          dots += words.charAt(end) == '.' ? 1 : 0;
          colons += words.charAt(end) == ':' ? 1 : 0;
          end++;
        }
        int quad = endOfQuad(words, i);
        if (isName(words, quad)) {
          String name = LowerCase.of(words.substring(quad, Math.min(words.length(), quad + REACH)));
          if (ASKED.isAnyIn(name)) {
            return Optional.of(new UntrustedText(turned(words.substring(i, quad))));
          }
          i = end - 1;
          continue;
        }
        int last = end;
        while (last > i && ".:".indexOf(words.charAt(last - 1)) >= 0) {
          last--;
        }
        if (dots > 2 || colons > 1) {
          String address = words.substring(i, last);
          if (isAddress(address) && isOurs(words, i, last)) {
            return Optional.of(new UntrustedText(address));
          }
        }
        i = Math.max(i, end - 1);
      }
    }
    return Optional.empty();
  }

  /// Where an address may begin first: where three dots or two colons stand among nothing but
  /// digits; -1 where they do nowhere.
  private static int startOfAny(String words) {
    int fourth = startOfRun(words, '.', 3);
    int sixth = startOfRun(words, ':', 2);
    return fourth < 0 || sixth < 0 ? Math.max(fourth, sixth) : Math.min(fourth, sixth);
  }

  /// Where the first characters of addresses begin among which a sign stands so often.
  private static int startOfRun(String words, char sign, int times) {
    int at = words.indexOf(sign);
    while (at >= 0) {
      int start = at;
      while (start > 0 && isOfAddress(words.charAt(start - 1))) {
        start--;
      }
      int count = 0;
      while (at < words.length() && isOfAddress(words.charAt(at))) {
        count += words.charAt(at) == sign ? 1 : 0;
        at++;
      }
      if (count >= times) {
        return start;
      }
      at = words.indexOf(sign, at);
    }
    return -1;
  }

  /// Where four numbers with dots between them end; -1 where there are none.
  private static int endOfQuad(String words, int start) {
    int parts = 0;
    int end = start;
    while (end < words.length() && words.charAt(end) >= '0' && words.charAt(end) <= '9') {
      while (end < words.length() && words.charAt(end) >= '0' && words.charAt(end) <= '9') {
        end++;
      }
      parts++;
      if (parts == 4) {
        return isAddress(words.substring(start, end)) ? end : -1;
      }
      end += end < words.length() && words.charAt(end) == '.' ? 1 : 0;
    }
    return -1;
  }

  /// Whether an address goes on as a host's name does.
  private static boolean isName(String words, int quad) {
    return quad > 0
        && quad + 1 < words.length()
        && words.charAt(quad) == '.'
        && Character.isLetter(words.charAt(quad + 1));
  }

  private static String turned(String quad) {
    String[] parts = quad.split("\\.", -1);
    return parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0];
  }

  private static boolean isOfAddress(char c) {
    return c == '.' || c == ':' || isHexadecimal(c);
  }

  private static boolean isHexadecimal(char c) {
    return c < ASCII
        ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')
        : Character.digit(c, 16) >= 0;
  }

  private static boolean isOurs(String reply, int start, int end) {
    String before = LowerCase.of(reply.substring(Math.max(0, start - REACH), start));
    String behind = LowerCase.of(reply.substring(end, Math.min(reply.length(), end + REACH)));
    if (behind.startsWith("] said")
        || before.endsWith(" as ")
        || (before.endsWith("/") && IN_LINK.stream().noneMatch(before::endsWith))
        || before.endsWith("{ip=")) {
      return false;
    }
    return before.endsWith("/") || BEFORE.isAnyIn(before) || BEHIND.isAnyIn(behind);
  }

  /// Whether it is an IPv4 address beside 127/8 and 0/8, or an IPv6 address of at least two groups.
  public static boolean isAddress(String text) {
    if (text.indexOf(':') >= 0) {
      return isSixth(text);
    }
    int parts = 0;
    int value = -1;
    int first = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (value < 0 || value > 255) {
          return false;
        }
        first = parts == 0 ? value : first;
        parts++;
        value = -1;
      } else if (c < '0' || c > '9' || value > 255) {
        return false;
      } else {
        value = Math.max(0, value) * 10 + c - '0';
      }
    }
    return parts == 4 && first != 127 && first != 0;
  }

  private static boolean isSixth(String text) {
    int colons = 0;
    int group = 0;
    boolean isWhole = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        colons++;
        group = 0;
      } else {
        isWhole &= Character.digit(c, 16) >= 0 && ++group <= 4;
      }
    }
    return isWhole && colons >= 2 && colons <= 7 && (colons == 7 || text.contains("::"));
  }
}
