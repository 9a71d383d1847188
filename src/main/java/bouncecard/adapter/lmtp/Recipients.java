package bouncecard.adapter.lmtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which inlet takes the mail for which address.
///
/// An inlet names whole addresses (`bounces@example.com`), domains (`@bounces.example.com`), or
/// local parts at any domain (`bounces@`). Of an address with a detail (`bounces+7@example.com`)
/// the address without it is looked for as well.
public final class Recipients {
  private final Map<String, String> inlets = new HashMap<>();
  private final List<String> twice = new ArrayList<>();

  /// What an inlet names.
  public record Named(String address, String inlet) {}

  /// What inlets name.
  public Recipients(List<Named> all) {
    for (Named one : all) {
      String before = inlets.putIfAbsent(folded(one.address()), one.inlet());
      if (before != null && !before.equals(one.inlet())) {
        twice.add(one.address());
      }
    }
  }

  /// What two inlets name.
  List<String> twice() {
    return List.copyOf(twice);
  }

  private static String folded(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /// The inlet of an address; empty where none has it.
  Optional<String> inlet(String address) {
    String folded = folded(address);
    int at = folded.lastIndexOf('@');
    String local = at < 0 ? folded : folded.substring(0, at);
    String domain = at < 0 ? "" : folded.substring(at);
    int plus = local.indexOf('+');
    String base = plus < 1 ? local : local.substring(0, plus);
    return found(local + domain)
        .or(() -> found(base + domain))
        .or(() -> found(domain))
        .or(() -> found(local + "@"))
        .or(() -> found(base + "@"));
  }

  private Optional<String> found(String key) {
    return key.equals("@") ? Optional.empty() : Optional.ofNullable(inlets.get(key));
  }
}
