package bouncecard.adapter.data.mapping;

import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What fix steps can do.
public final class StepActions {
  private final Map<String, StepAction> actions = new HashMap<>();

  /// Of these actions.
  public StepActions(List<StepAction> actions) {
    actions.forEach(action -> this.actions.put(action.id(), action));
  }

  /// What a step does by its English text, what it is about first.
  public List<String> of(String step) {
    String lower = LowerCase.of(step);
    Map<String, Integer> places = new HashMap<>();
    for (StepAction action : actions.values()) {
      int at = action.in(lower);
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
