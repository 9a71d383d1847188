package bouncecard.text;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

class PhraseFinderTest extends PhraseSearchContract {
  @Override
  List<String> found(Set<String> phrases, String text) {
    PhraseFinder finder = new PhraseFinder(phrases);
    BitSet numbers = new BitSet();
    finder.find(text.toCharArray(), text.length(), 0, text.length(), numbers);
    return phrases.stream().filter(phrase -> numbers.get(finder.number(phrase))).toList();
  }
}
