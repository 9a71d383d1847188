package bouncecard.adapter.data.mapping;

import java.util.List;
import java.util.function.Predicate;

/// An action that a fix step takes, such as `look-up spf-record`.
///
/// @param id the action and its object
/// @param phrases one of these stands in a step that does it, in lower case; each in parts that
///   must all stand in it
/// @param contradicts ids of what no card may advise beside it
public record StepAction(String id, List<List<String>> phrases, List<String> contradicts) {

  /// Copies the lists.
  public StepAction {
    phrases = phrases.stream().map(List::copyOf).toList();
    contradicts = List.copyOf(contradicts);
  }

  /// Where a step in lower case names it; -1 where it does not.
  ///
  /// @param stands whether a part stands in the step
  int in(String step, Predicate<String> stands) {
    int first = -1;
    for (List<String> parts : phrases) {
      if (parts.stream().allMatch(stands)) {
        int at = step.indexOf(parts.getFirst());
        first = first < 0 ? at : Math.min(first, at);
      }
    }
    return first;
  }
}
