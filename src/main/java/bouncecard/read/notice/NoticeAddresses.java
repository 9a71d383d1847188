package bouncecard.read.notice;

import bouncecard.dsn.Addresses;
import bouncecard.read.notice.AddressContext.Owner;
import bouncecard.text.LowerCase;
import java.util.Set;

/// How addresses stand in a line of a notice, and the names before them.
public final class NoticeAddresses {
  /// The names of values that are a recipient's address, and that are its sender's.
  private static final Set<String> KEYS =
      Set.of(
          "smtp",
          "to",
          "rcpt",
          "rcptto",
          "rcpt_to",
          "recipient",
          "recipients",
          "recipient_email",
          "receiver",
          "mailto",
          "mail_to",
          "email",
          "email_to",
          "to_email",
          "to_addr",
          "toaddr",
          "to_address",
          "for",
          "addr",
          "address",
          "email_address",
          "dest",
          "destination");

  private static final Set<String> SENDERS_KEYS =
      Set.of(
          "from",
          "envelope-from",
          "envelope_from",
          "mailfrom",
          "mail_from",
          "header_from",
          "sender",
          "source",
          "return-path",
          "return_path",
          "reply-to",
          "reply_to",
          "name",
          "account",
          "acct",
          "login",
          "username",
          "uid",
          "auth",
          "authid",
          "sasl_username",
          "owner",
          "operator",
          "cc",
          "bcc",
          "contact");

  /// RFC 5321 §4.5.3.1.1.
  private static final int LONGEST_LOCAL_PART = 64;

  private static final int LONGEST_KEY = 24;

  private NoticeAddresses() {}

  /// The address in angle brackets where `found` is only its display name (RFC 5322 §3.4), as in
  /// `user@example.com <u17@example.org>`; else `found`.
  static Addresses.Found named(String line, Addresses.Found found) {
    int at = found.end();
    while (at < line.length() && " \"'".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    if (at == found.end() || at >= line.length() || line.charAt(at) != '<') {
      return found;
    }
    int bracket = at;
    return Addresses.from(line, bracket)
        .filter(next -> next.start() == bracket + 1 && line.startsWith(">", next.end()))
        .map(next -> new Addresses.Found(next.address(), found.start(), next.end()))
        .orElse(found);
  }

  /// Whether what stands before the sign is the name of a value, as in `SMTP=user@example.com` of
  /// an X.400 address: the local part of an address may hold the sign as well.
  static boolean isKey(String name) {
    return !name.isEmpty() && isNamedKey(name);
  }

  private static boolean isNamedKey(String name) {
    return KEYS.contains(LowerCase.of(name)) || isSendersKey(name);
  }

  private static boolean isSendersKey(String name) {
    return SENDERS_KEYS.contains(LowerCase.of(name));
  }

  /// Whose the address is that such a name stands before.
  static Owner ownerByKey(String name) {
    return isSendersKey(name) ? Owner.SOMEBODY_ELSE : Owner.RECIPIENT;
  }

  /// The name in quotation marks or before an equals sign whose value begins at `start`: `"to":
  /// ["`, `:to=>"`, `to => `; empty where none does. `To:` alone may be a field of a mail.
  static String keyBefore(String line, int from, int start) {
    if (start > from + 2 && line.charAt(start - 1) == '>') {
      return tagBefore(line, from, start - 1);
    }
    int at = skipBack(line, from, start, " [<{(\"'");
    boolean isArrow = at - 2 >= from && line.startsWith("=>", at - 2);
    boolean isMark = at > from && ":|=".indexOf(line.charAt(at - 1)) >= 0;
    if (!isArrow && !isMark) {
      return "";
    }
    boolean isEquals = line.charAt(at - 1) == '=';
    int end = skipBack(line, from, isArrow ? at - 2 : at - 1, " ");
    boolean isQuoted = end > from && "\"']".indexOf(line.charAt(end - 1)) >= 0;
    end = isQuoted ? end - 1 : end;
    String key = line.substring(startOfKey(line, from, end), end);
    return isQuoted || isArrow || isEquals || isSendersKey(key) ? key : "";
  }

  /// `<recipient>`, of XML.
  private static String tagBefore(String line, int from, int close) {
    int begin = startOfKey(line, from, close);
    return begin > from && line.charAt(begin - 1) == '<' ? line.substring(begin, close) : "";
  }

  private static int startOfKey(String line, int from, int end) {
    int begin = end;
    while (begin > from && end - begin < LONGEST_KEY && isOfKey(line.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static int skipBack(String line, int from, int start, String marks) {
    int at = start;
    while (at > from && marks.indexOf(line.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private static boolean isOfKey(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  }

  /// Whether only marks of lists and quoting stand before it in its line.
  static boolean isLead(String line, int start) {
    for (int i = 0; i < start; i++) {
      if (" \t<\"'`([*-•·>".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether it may be a local part that stands without its domain.
  public static boolean isLocalPart(String word) {
    return word.length() > 2
        && word.length() <= LONGEST_LOCAL_PART
        && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0);
  }

  /// Whether an address in angle brackets is followed by a colon, as Postfix and qmail head what
  /// they say.
  static boolean isHeading(String line, int end) {
    return line.startsWith(">:", end) || line.startsWith("> (expanded from", end);
  }
}
