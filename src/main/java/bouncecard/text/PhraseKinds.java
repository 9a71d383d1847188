package bouncecard.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says phrases of which kinds stand in a text, in one pass over it.
public final class PhraseKinds<K extends Enum<K>> {
  private final Class<K> type;
  private final PhraseIndex index;
  private final List<Set<K>> kinds;
  private final int longest;

  /// Phrases by kind, in lower case; one phrase may be of several kinds.
  public PhraseKinds(Class<K> type, Map<K, List<String>> phrases) {
    this.type = type;
    List<String> all = phrases.values().stream().flatMap(List::stream).toList();
    index = new PhraseIndex(all);
    longest = all.stream().mapToInt(String::length).max().orElse(0);
    kinds = new ArrayList<>();
    phrases.forEach(
        (kind, texts) -> {
          for (String text : texts) {
            int number = index.number(text);
            while (kinds.size() <= number) {
              kinds.add(EnumSet.noneOf(type));
            }
            kinds.get(number).add(kind);
          }
        });
  }

  /// How long the longest phrase is.
  public int longest() {
    return longest;
  }

  /// The kinds of phrases in a text of any case.
  public Set<K> in(String text) {
    return inLowerCase(LowerCase.of(text));
  }

  /// The kinds of phrases in a text that is in lower case already.
  public Set<K> inLowerCase(String lower) {
    BitSet found = new BitSet(kinds.size());
    index.find(lower, found);
    Set<K> all = EnumSet.noneOf(type);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      all.addAll(kinds.get(i));
    }
    return all;
  }
}
