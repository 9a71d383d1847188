package bouncecard.app.check;

import bouncecard.probe.address.DomainName;
import java.util.List;
import java.util.Set;

/// Whose server it is, for limits: many domains share one.
///
/// The rule is simple and needs no list: the last two labels of the server's name, or three where
/// the last has two letters and the one before is a word that registries sell names under (`co.uk`,
/// `or.kr`). Too wide only makes a limit smaller.
final class Organisation {
  private static final Set<String> SHARED =
      Set.of(
          "ac", "co", "com", "edu", "gen", "go", "gob", "gov", "gr", "id", "ltd", "me", "mil", "ne",
          "net", "nom", "or", "org", "pe", "plc", "re", "sch");

  private Organisation() {}

  static String of(DomainName server) {
    List<String> labels = server.labels();
    int count = labels.size();
    boolean isShared =
        count > 2 && labels.getLast().length() == 2 && SHARED.contains(labels.get(count - 2));
    return String.join(".", labels.subList(Math.max(0, count - (isShared ? 3 : 2)), count));
  }
}
