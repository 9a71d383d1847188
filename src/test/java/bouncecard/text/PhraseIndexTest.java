package bouncecard.text;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

class PhraseIndexTest extends PhraseSearchContract {
  @Override
  List<String> found(Set<String> phrases, String text) {
    PhraseIndex index = new PhraseIndex(phrases);
    BitSet numbers = new BitSet();
    index.find(text, numbers);
    return phrases.stream().filter(phrase -> numbers.get(index.number(phrase))).toList();
  }
}
