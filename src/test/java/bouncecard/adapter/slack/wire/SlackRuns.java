package bouncecard.adapter.slack.wire;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// The runs of steps of workflows: each is ended once, with outputs as the manifest names them or
/// with a sentence.
final class SlackRuns {
  private static final Set<String> OUTPUTS = Set.of("cause", "actor", "retry", "codes", "card");

  private final Set<String> ended = ConcurrentHashMap.newKeySet();

  /// Takes the end of a run.
  ///
  /// @return why Slack does not take it
  Optional<String> ended(SlackCall call) {
    String run = call.argument("function_execution_id");
    if (run.isEmpty()) {
      return Optional.of("function_execution_not_found");
    }
    boolean isWhole =
        call.method().endsWith("Error")
            ? !call.argument("error").isBlank()
            : isWhole(call.arguments().path("outputs"));
    if (!isWhole) {
      return Optional.of("parameter_validation_failed");
    }
    return ended.add(run) ? Optional.empty() : Optional.of("execution_not_in_running_state");
  }

  private static boolean isWhole(JsonNode outputs) {
    return new TreeSet<>(outputs.propertyNames()).equals(new TreeSet<>(OUTPUTS))
        && outputs.values().stream().allMatch(JsonNode::isString);
  }
}
