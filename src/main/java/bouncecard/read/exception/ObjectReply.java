package bouncecard.read.exception;

import bouncecard.text.LowerCase;
import bouncecard.text.Rewritten;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An error object as Node.js, Ruby and PHP print it: `response: '550 5.1.1 …'`, `responseCode:
/// 550`, `rejected: ['user@example.com']`. The value of a key that holds a reply stands as a line
/// of its own; numbers of other keys are no reply codes. Where some recipients were rejected, those
/// that were accepted and the reply that they got tell of no failure, and are left out.
final class ObjectReply implements LibraryShape {
  private static final Set<String> REPLIES = Set.of("response", "smtpresponse", "servermessage");
  private static final Set<String> NUMBERS =
      Set.of("statuscode", "status", "errno", "line", "column", "lineno", "port");

  /// What speaks of recipients that were accepted too.
  private static final Set<String> SUCCESSES = Set.of("accepted", "envelope");

  private static final int LONGEST_LIST = 8192;
  private static final List<String> KEYS =
      List.of("response:", "response\":", "response':", "response=>", "responseCode");

  private static final int SHORTEST_NAME = 4;

  @Override
  public boolean mayBeIn(Rewritten text) {
    if (!text.signs().mayHave(':') && !text.signs().mayHave('=')) {
      return false;
    }
    String t = text.text();
    return t.contains("rejected") || (t.contains("response") && holdsKey(t));
  }

  private static boolean holdsKey(String text) {
    for (String key : KEYS) {
      if (text.contains(key)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    boolean hasReply = false;
    boolean isPartial = isPartial(t);
    for (int colon = nextSeparator(t, 0); colon >= 0; colon = nextSeparator(t, colon + 1)) {
      String key = keyBefore(t, colon);
      int value = valueAfter(t, colon);
      if (isPartial && SUCCESSES.contains(key)) {
        int end = endOfList(t, value);
        out.copyTo(value).skipTo(end);
        colon = Math.max(colon, end - 1);
      } else if (REPLIES.contains(key)) {
        Optional<Literal> words = Literal.at(t, value);
        if (isPartial && words.isPresent() && t.startsWith("2", words.get().start())) {
          out.copyTo(value).skipTo(words.get().after());
          colon = Math.max(colon, words.get().end() - 1);
        } else if (words.isPresent() && PythonReply.isCode(t, words.get().start())) {
          out.copyTo(value).put("\n").skipTo(words.get().start()).copyTo(words.get().end());
          out.skipTo(words.get().after()).put("\n");
          colon = Math.max(colon, words.get().end() - 1);
          hasReply = true;
        }
      } else if (NUMBERS.contains(key) || (hasReply && key.equals("code"))) {
        int end = endOfNumber(t, value);
        if (end > value) {
          out.copyTo(value).skipTo(end);
        }
      }
    }
    return out.build();
  }

  /// Whether the object lists recipients that were rejected and some that were not.
  private static boolean isPartial(String t) {
    int rejected = t.indexOf("rejected");
    int colon = rejected < 0 ? -1 : nextSeparator(t, rejected);
    if (colon < 0 || !t.contains("accepted")) {
      return false;
    }
    int list = valueAfter(t, colon);
    return t.startsWith("[", list) && t.substring(list, endOfList(t, list)).indexOf('@') > 0;
  }

  /// Where the list or the object ends that begins there; `from` where none does.
  private static int endOfList(String t, int from) {
    int depth = 0;
    for (int i = from; i < Math.min(t.length(), from + LONGEST_LIST); i++) {
      char c = t.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (depth == 0) {
        return i == from ? from : i + 1;
      }
    }
    return from;
  }

  private static int nextSeparator(String t, int from) {
    for (int i = from; i < t.length(); i++) {
      char c = t.charAt(i);
      if (c == ':' || (c == '=' && t.startsWith("=>", i))) {
        return i;
      }
    }
    return -1;
  }

  /// The name before the separator, in lower case and without signs.
  private static String keyBefore(String t, int at) {
    int end = at;
    while (end > 0 && " \"':".indexOf(t.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < 24 && isName(t.charAt(start - 1))) {
      start--;
    }
    if (end - start < SHORTEST_NAME) {
      return "";
    }
    return LowerCase.of(t.substring(start, end)).replace("_", "");
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static int valueAfter(String t, int separator) {
    int at = separator + (t.startsWith("=>", separator) ? 2 : 1);
    while (at < t.length()
        && (t.charAt(at) == ' ' || t.charAt(at) == '\n' || t.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }

  private static int endOfNumber(String t, int from) {
    int end = from;
    while (end < t.length() && end - from < 8 && Character.isDigit(t.charAt(end))) {
      end++;
    }
    boolean goesOn =
        end + 1 < t.length()
            && t.charAt(end) == ' '
            && Character.isLetterOrDigit(t.charAt(end + 1));
    boolean isWhole = end < t.length() && !goesOn && ",}\n\r ".indexOf(t.charAt(end)) >= 0;
    return isWhole || end == t.length() ? end : from;
  }
}
