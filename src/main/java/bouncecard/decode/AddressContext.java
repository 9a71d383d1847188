package bouncecard.decode;

import bouncecard.text.LowerCase;
import java.util.Comparator;
import java.util.List;

/// Says by the words before an address whose it is.
final class AddressContext {
  /// What is looked at before an address.
  private static final int REACH = 80;

  private final List<String> labels;
  private final List<String> others;

  AddressContext(List<String> labels, List<String> others) {
    this.labels = labels.stream().sorted(Comparator.comparingInt(String::length)).toList();
    this.others = others;
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
    int label = longestAtEnd(words, labels);
    int other = longestAtEnd(words, others);
    if (label > other) {
      return Owner.RECIPIENT;
    }
    return other > 0 || others.stream().anyMatch(phrase -> hasWord(words, phrase))
        ? Owner.SOMEBODY_ELSE
        : Owner.NOT_SAID;
  }

  /// Whose the address is that the line below this one begins with.
  Owner above(String line) {
    String words = words(line.substring(Math.max(0, line.length() - REACH)));
    int label = longestAtEnd(words, labels);
    int other = longestAtEnd(words, others);
    return label > other ? Owner.RECIPIENT : other > 0 ? Owner.SOMEBODY_ELSE : Owner.NOT_SAID;
  }

  /// Lower case, from the last end of a sentence, without signs at the end.
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

  private static int longestAtEnd(String words, List<String> phrases) {
    int longest = 0;
    for (String phrase : phrases) {
      String bare = phrase.endsWith(":") ? phrase.substring(0, phrase.length() - 1) : phrase;
      if (bare.length() > longest
          && words.endsWith(bare)
          && isBoundary(words, words.length() - bare.length())) {
        longest = bare.length();
      }
    }
    return longest;
  }

  private static boolean hasWord(String words, String phrase) {
    int at = words.indexOf(phrase);
    return at >= 0 && isBoundary(words, at) && isBoundary(words, at + phrase.length());
  }

  /// Whether a word begins or ends there; scripts without spaces have no such places, and need
  /// none.
  private static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetter(text.charAt(at - 1))
        || !Character.isLetter(text.charAt(at))
        || text.charAt(at) >= 0x2E80
        || text.charAt(at - 1) >= 0x2E80;
  }
}
