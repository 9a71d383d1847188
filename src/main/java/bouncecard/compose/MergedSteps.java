package bouncecard.compose;

import bouncecard.catalog.RuleId;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a provider's rule and of its cause, in the order in which the build merged them by
/// what they do.
final class MergedSteps {
  private MergedSteps() {}

  /// @param rule empty where no rule with steps of its own decided
  static List<String> of(Texts texts, Optional<RuleId> rule, TextEntry cause) {
    List<String> general = cause.list("fix");
    Optional<TextEntry> own = rule.flatMap(texts::rule).filter(text -> text.has("plan"));
    return own.map(text -> merged(text, general)).orElse(general);
  }

  private static List<String> merged(TextEntry own, List<String> general) {
    List<String> steps = new ArrayList<>();
    for (String place : own.list("plan")) {
      List<String> from = place.startsWith("r") ? own.list("fix") : general;
      int index = Integer.parseInt(place.substring(1));
      if (index < from.size()) {
        steps.add(from.get(index));
      }
    }
    return steps;
  }
}
