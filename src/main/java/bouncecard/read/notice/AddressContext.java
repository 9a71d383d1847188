package bouncecard.read.notice;

import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.BitSet;
import java.util.List;

/// Says by the words before an address whose it is.
final class AddressContext {
  /// What is looked at before an address.
  private static final int REACH = 80;

  private final Endings labels;
  private final Endings otherLabels;
  private final List<String> others;
  private final PhraseIndex index;
  private final List<String> behind;

  /// @param behind words after an address that say that it is none of the recipients
  AddressContext(List<String> labels, List<String> others, List<String> behind) {
    this.labels = new Endings(labels);
    this.otherLabels = new Endings(others);
    this.others = others.stream().distinct().toList();
    this.index = new PhraseIndex(this.others);
    this.behind = List.copyOf(behind);
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

  /// Whether what stands after the address that ends at `end` says that it is somebody else's:
  /// `user@example.com not allowed to send as …`.
  boolean isSomebodyElses(String line, int end) {
    int from = end;
    while (from < line.length() && " >\"')]".indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    String words = LowerCase.of(line.substring(from, Math.min(line.length(), from + REACH)));
    return behind.stream().anyMatch(words::startsWith);
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
