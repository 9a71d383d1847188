package bouncecard.catalog.service;

import java.util.List;

/// All services that are known by name, and the words by which events of any other are read.
public record ServiceBook(List<MailService> services, GeneralWords general) {

  /// Copies the list.
  public ServiceBook {
    services = List.copyOf(services);
  }
}
