package bouncecard.adapter.data.mapping;

import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All actions that fix steps can take.
public final class StepActions {
  private final Map<String, StepAction> actions = new HashMap<>();

  /// All parts of all phrases: most steps hold none or few of them.
  private final PhraseIndex parts;

  /// Of these actions.
  public StepActions(List<StepAction> actions) {
    actions.forEach(action -> this.actions.put(action.id(), action));
    parts =
        new PhraseIndex(
            actions.stream()
                .flatMap(action -> action.phrases().stream())
                .flatMap(List::stream)
                .toList());
  }

  /// What a step does by its English text, what it is about first.
  public List<String> of(String step) {
    String lower = LowerCase.of(step);
    BitSet found = new BitSet(parts.size());
    parts.find(lower, found);
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> places = new HashMap<>();
    for (StepAction action : actions.values()) {
      int at = action.in(lower, part -> found.get(parts.number(part)));
      if (at >= 0) {
        places.put(action.id(), at);
      }
    }
    List<String> ids = new ArrayList<>(places.keySet());
    ids.sort(Comparator.<String>comparingInt(places::get).thenComparing(id -> id));
    return ids;
  }

  /// Whether one of the first is what no card may advise beside one of the others.
  public boolean contradict(List<String> some, List<String> others) {
    return some.stream()
        .map(actions::get)
        .anyMatch(
            action -> action != null && action.contradicts().stream().anyMatch(others::contains));
  }

  /// The ids of all of them.
  List<String> ids() {
    return actions.keySet().stream().sorted().toList();
  }
}
