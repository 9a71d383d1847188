package bouncecard.read.notice;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.text.Beginnings;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Says by the words before an address whose it is.
final class AddressContext {
  /// What is looked at before an address.
  private static final int REACH = 80;

  /// How far behind an address it is looked for what its owner does.
  private static final int SENTENCE = 60;

  private static final int SHORTEST = 6;

  private static final Set<String> JOINTS =
      Set.of(
          "and", "or", "und", "oder", "et", "y", "e", "en", "i", "och", "og", "&", "и", "と", "및");

  /// Fields of an application that name who uses it, where another one names the recipient.
  private static final Set<String> ACCOUNTS =
      Set.of("user", "account", "smtp user", "smtp account");

  private static final String QUOTES = "'\"\u201e\u201c\u2018\u00ab";
  private static final String QUOTES_END = "'\"\u201c\u201d\u2019\u00bb";

  private final Endings labels;
  private final Endings otherLabels;
  private final List<String> others;
  private final PhraseIndex index;
  private final Beginnings behind;
  private final PhraseIndex sending;
  private final Set<String> contacts;

  AddressContext(NoticeWords words) {
    this.labels = new Endings(words.labels());
    this.otherLabels =
        new Endings(
            Stream.concat(words.others().stream(), words.senders().stream()).distinct().toList());
    this.others = words.others().stream().distinct().toList();
    this.index = new PhraseIndex(this.others);
    this.behind = new Beginnings(words.othersBehind());
    this.sending = new PhraseIndex(words.sending());
    this.contacts = Set.copyOf(words.contacts());
  }

  enum Owner {
    RECIPIENT,
    ORIGINAL_RECIPIENT,
    SOMEBODY_ELSE,
    NOT_SAID
  }

  /// Whose the address is that begins at `start`, where `from` is the end of the address before it
  /// in the line.
  Owner before(String line, int from, int start) {
    String key = NoticeAddresses.keyBefore(line, from, start);
    if (NoticeAddresses.isKey(key)) {
      return NoticeAddresses.ownerByKey(key);
    }
    String words = words(line.substring(Math.max(from, start - REACH), start));
    if (words.endsWith("generated from")
        || words.endsWith("expanded from")
        || words.endsWith("original address")
        || words.endsWith("forwarded from")) {
      return Owner.ORIGINAL_RECIPIENT;
    }
    int label = labels.longestOf(words);
    int other = otherLabels.longestOf(words);
    boolean isSecond = from > 0 && words.equals("to");
    if (label > other || isSecond) {
      return Owner.RECIPIENT;
    }
    return other > 0 || namesOthers(words) ? Owner.SOMEBODY_ELSE : Owner.NOT_SAID;
  }

  /// Whether the address is the value of a field that may as well name an application's user:
  /// `User: …`.
  static boolean isOfAccount(String line, int start) {
    return ACCOUNTS.contains(words(line.substring(0, Math.min(start, REACH))));
  }

  /// Whether no more than a comma or `and` stands between the end of one address and the next.
  static boolean isJoined(String line, int from, int start) {
    if (from == 0) {
      return false;
    }
    String between = LowerCase.of(line.substring(from, start));
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < between.length(); i++) {
      char c = between.charAt(i);
      if (Character.isLetter(c) || c == '&') {
        word.append(c);
      } else if (" ,;<>\"'".indexOf(c) < 0) {
        return false;
      }
    }
    return JOINTS.contains(word.toString()) || (word.isEmpty() && between.indexOf(',') >= 0);
  }

  /// Whether what stands after the address that ends at `end` says that it is somebody else's:
  /// `user@example.com not allowed to send as …`.
  boolean isSomebodyElses(String line, int end) {
    int from = end;
    while (from < line.length() && " >\"')]".indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    return behind.isAnyAt(line, from) || isSending(line, from);
  }

  /// Whether it is said to send: `user@example.com has exceeded its hourly sending limit`. Behind a
  /// colon the words are of somebody else, as they are behind another address.
  private boolean isSending(String line, int from) {
    int last = Math.min(line.length(), from + SENTENCE);
    int end = from;
    while (end < last && ":@;\n".indexOf(line.charAt(end)) < 0 && !line.startsWith(". ", end)) {
      end++;
    }
    return end - from > SHORTEST && sending.isAnyInLowerCaseOf(line.substring(from, end));
  }

  /// Whether it is the name of a mail program's account with what that was doing,
  /// `'user@example.com
  /// - Sending'`: the words go on up to the quotation mark's twin.
  static boolean isTask(String line, int start, int end) {
    int mark = start == 0 ? -1 : QUOTES.indexOf(line.charAt(start - 1));
    if (mark < 0 || !line.startsWith(" - ", end)) {
      return false;
    }
    int at = end + 3;
    while (at < line.length() && at - end < REACH && isOfName(line.charAt(at))) {
      at++;
    }
    return at < line.length() && at > end + 3 && QUOTES_END.charAt(mark) == line.charAt(at);
  }

  private static boolean isOfName(char c) {
    return Character.isLetter(c) || c == ' ' || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// Whether it is an address to which a reply sends whoever wants to ask, among its words: `Abuse?
  /// abuse@example.com`. In brackets and as the first word it may be the recipient.
  boolean isContact(String line, int start, String address) {
    int at = address.indexOf('@');
    if (at < 0 || !contacts.contains(LowerCase.of(address.substring(0, at)))) {
      return false;
    }
    int before = start;
    while (before > 0 && line.charAt(before - 1) == ' ') {
      before--;
    }
    return before > 0
        && line.charAt(start - 1) != '<'
        && !Character.isDigit(line.charAt(before - 1))
        && line.charAt(before - 1) != '>';
  }

  /// Whose the address is that the line below this one begins with.
  Owner above(String line) {
    String words = words(line.substring(Math.max(0, line.length() - REACH)));
    int label = labels.longestOf(words);
    int other = otherLabels.longestOf(words);
    return label > other ? Owner.RECIPIENT : other > 0 ? Owner.SOMEBODY_ELSE : Owner.NOT_SAID;
  }

  /// Lower case, from the last end of a sentence, without hints at the end.
  private static String words(String text) {
    String lower = LowerCase.of(text).replace('\t', ' ');
    int sentence = Math.max(lower.lastIndexOf(". "), lower.lastIndexOf("! "));
    int end = lower.length();
    while (end > 0 && " \t:<\"'`([=*-".indexOf(lower.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = sentence < 0 || sentence + 2 > end ? 0 : sentence + 2;
    return lower.substring(start, end).strip();
  }

  /// Whether words stand there that say it is somebody else's.
  private boolean namesOthers(String words) {
    if (!index.isAnyIn(words)) {
      return false;
    }
    BitSet found = new BitSet(others.size());
    index.find(words, found);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      if (hasWord(words, others.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWord(String words, String phrase) {
    int at = words.indexOf(phrase);
    return at >= 0 && isBoundary(words, at) && isBoundary(words, at + phrase.length());
  }

  /// Whether a word begins or ends there; scripts without spaces have no such places, and need
  /// none.
  static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetter(text.charAt(at - 1))
        || !Character.isLetter(text.charAt(at))
        || text.charAt(at) >= 0x2E80
        || text.charAt(at - 1) >= 0x2E80;
  }
}
