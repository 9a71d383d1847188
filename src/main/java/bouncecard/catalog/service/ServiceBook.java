package bouncecard.catalog.service;

import java.util.List;
import java.util.Map;

/// All services that are known by name, and the words by which events of any other are read.
///
/// @param webhooks how events are handed in, by the service's id; `any` and `standard` for services
///   of which no more is known
public record ServiceBook(
    List<MailService> services, GeneralWords general, Map<String, Webhook> webhooks) {

  /// Copies the collections.
  public ServiceBook {
    services = List.copyOf(services);
    webhooks = Map.copyOf(webhooks);
  }
}
