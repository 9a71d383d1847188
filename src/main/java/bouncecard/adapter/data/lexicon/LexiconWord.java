package bouncecard.adapter.data.lexicon;

import bouncecard.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A word of a phrase as the lexicon's files write it.
///
/// @param text folded; of a stem what it begins with, of a mask its name
record LexiconWord(Kind kind, String text) {
  private static final Pattern GAP = Pattern.compile("[ _-]+");

  enum Kind {
    /// This word and no other form of it.
    WORD,
    /// Every word that begins so: `reject*`.
    STEM,
    /// What a kind of thing is replaced with: `ADDR`.
    MASK
  }

  /// A phrase as its words in turn, each with its alternatives.
  static List<List<LexiconWord>> phrase(String written) {
    List<List<LexiconWord>> phrase = new ArrayList<>();
    for (String part : GAP.split(written.strip(), -1)) {
      if (part.indexOf('|') < 0) {
        addRuns(part, phrase);
      } else {
        phrase.add(Stream.of(part.split("\\|", -1)).map(LexiconWord::of).toList());
      }
    }
    return phrase;
  }

  /// Adds what is written without a space: each syllable is a word, what stands between them too.
  private static void addRuns(String part, List<List<LexiconWord>> phrase) {
    int start = 0;
    for (int i = 0; i <= part.length(); i++) {
      boolean syllable = i < part.length() && isSyllable(part.charAt(i));
      if ((i == part.length() || syllable) && i > start) {
        phrase.add(List.of(of(part.substring(start, i))));
      }
      if (syllable) {
        phrase.add(List.of(new LexiconWord(Kind.WORD, fold(part.substring(i, i + 1)))));
        start = i + 1;
      }
    }
  }

  private static LexiconWord of(String word) {
    if (isMask(word)) {
      return new LexiconWord(Kind.MASK, word);
    }
    boolean stem = word.endsWith("*");
    String plain = stem ? word.substring(0, word.length() - 1) : word;
    if (!isWord(plain)) {
      throw new IllegalArgumentException("holds '" + word + "', which is not a word");
    }
    if (stem && plain.length() < bouncecard.catalog.lexicon.WordTable.SHORTEST_STEM) {
      throw new IllegalArgumentException("holds the stem '" + word + "', which is too short");
    }
    return new LexiconWord(stem ? Kind.STEM : Kind.WORD, fold(plain));
  }

  private static boolean isMask(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'A' || word.charAt(i) > 'Z') {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static boolean isWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isLetterOrDigit(word.charAt(i))) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static boolean isSyllable(char c) {
    return c >= 0x3005 && c <= 0xd7a3;
  }

  private static String fold(String word) {
    char[] folded = word.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Folding.of(folded[i]);
    }
    return new String(folded);
  }

  @Override
  public String toString() {
    return kind == Kind.STEM ? text + "*" : text;
  }
}
