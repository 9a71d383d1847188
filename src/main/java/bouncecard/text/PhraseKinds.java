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
  private final PhraseFinder finder;
  private final List<Set<K>> kinds;

  /// Phrases by kind, in lower case; one phrase may be of several kinds.
  public PhraseKinds(Class<K> type, Map<K, List<String>> phrases) {
    this.type = type;
    List<String> all = phrases.values().stream().flatMap(List::stream).toList();
    finder = new PhraseFinder(all);
    kinds = new ArrayList<>();
    phrases.forEach(
        (kind, texts) -> {
          for (String text : texts) {
            int number = finder.number(text);
            while (kinds.size() <= number) {
              kinds.add(EnumSet.noneOf(type));
            }
            kinds.get(number).add(kind);
          }
        });
  }

  /// How long the longest phrase is.
  public int longest() {
    return finder.longest();
  }

  /// The kinds of phrases in a text of any case.
  public Set<K> in(String text) {
    return inLowerCase(LowerCase.of(text));
  }

  /// The kinds of phrases in a text that is in lower case already.
  public Set<K> inLowerCase(String lower) {
    BitSet found = new BitSet(kinds.size());
    finder.find(lower.toCharArray(), lower.length(), 0, lower.length(), found);
    Set<K> all = EnumSet.noneOf(type);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      all.addAll(kinds.get(i));
    }
    return all;
  }
}
