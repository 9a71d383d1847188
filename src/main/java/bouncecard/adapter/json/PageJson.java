package bouncecard.adapter.json;

import bouncecard.app.page.PageFormat;
import bouncecard.app.page.PageSubject;
import bouncecard.app.page.ReferencePage;
import bouncecard.card.Block;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page of the reference as one object: the answer's own keys, with the name of the page and the
/// facts that its card says.
public final class PageJson implements PageFormat {

  /// A format; it keeps no state.
  public PageJson() {}

  @Override
  public String render(ReferencePage page) {
    ObjectNode object = JsonFormat.object(page.asAnswer());
    switch (page.subject()) {
      case PageSubject.OfCause(String cause) -> object.put("cause", cause);
      case PageSubject.OfProvider(String provider) -> object.put("provider", provider);
      case PageSubject.Front _,
          PageSubject.OneQuestion _,
          PageSubject.Difference _,
          PageSubject.CodeClass _,
          PageSubject.Token _ -> {}
    }
    object.put("page", page.subject().name());
    ArrayNode facts = object.putArray("facts");
    for (Block block : page.whole().blocks()) {
      if (block instanceof Block.Heading) {
        break; // what follows is about something else
      }
      if (block instanceof Block.Facts(var all)) {
        all.forEach(
            fact -> facts.addObject().put("label", fact.label()).put("value", fact.value().text()));
      }
    }
    return object.toString();
  }
}
