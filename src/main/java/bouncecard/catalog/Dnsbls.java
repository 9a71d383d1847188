package bouncecard.catalog;

import java.util.List;
import java.util.Map;

/// The DNS block lists that are known, and the answers with which any list refuses to answer.
public record Dnsbls(List<Dnsbl> lists, Map<String, Dnsbl.Sense> errors) {

  /// Copies both.
  public Dnsbls {
    lists = List.copyOf(lists);
    errors = Map.copyOf(errors);
  }
}
