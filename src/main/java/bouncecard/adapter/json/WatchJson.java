package bouncecard.adapter.json;

import bouncecard.app.watch.DecisionFormat;
import bouncecard.app.watch.WatchDecision;
import bouncecard.catalog.Texts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The decision of watching about a message, as one object.
public final class WatchJson implements DecisionFormat {
  /// A format; it keeps no state.
  public WatchJson() {}

  @Override
  public String render(String id, WatchDecision decision, Texts texts) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("id", id);
    object.put("speaks", decision.speaks());
    object.put("why", decision.reason().token());
    decision.found().grade().ifPresent(grade -> object.put("grade", grade.token()));
    object.put("kind", decision.found().kind().token());
    JsonFormat.addAll(object.putArray("reports"), decision.found().reports(), texts);
    return object.toString();
  }
}
