package bouncecard.adapter.data.mapping;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what fix steps can do.
public final class StepMapping {
  /// The name of the file.
  public static final String FILE = "steps";

  private StepMapping() {}

  public static StepActions steps(Map<String, Object> table, DataErrors errors) {
    Node file = new Node("facts/" + FILE + ".toml", table, errors);
    List<StepAction> actions = new ArrayList<>();
    for (Node node : file.tables("step", "object")) {
      List<List<String>> phrases =
          node.someTexts("any").stream().map(phrase -> List.of(phrase.split(" \\+ ", -1))).toList();
      actions.add(
          new StepAction(
              node.text("action") + " " + node.text("object"), phrases, node.texts("contradicts")));
      node.end();
    }
    FactMapping.source(file);
    file.end();
    StepActions steps = new StepActions(actions);
    for (StepAction action : actions) {
      if (!steps.ids().containsAll(action.contradicts())) {
        file.wrong("step", "contradicts something that no step does, in " + action.id());
      }
    }
    return steps;
  }
}
