package bouncecard.adapter.event;

import bouncecard.dsn.DeliveryEvent;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How one mail service writes its events.
interface EventMapping {
  /// The event, one a recipient; no recipients where it is of another kind, as an opened mail;
  /// empty where the object is none of this service's events.
  Optional<List<DeliveryEvent>> read(JsonNode object);
}
