package bouncecard.probe;

import bouncecard.text.UntrustedText;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The service extensions that a server offers (RFC 5321 §4.1.1.1), their parameters left out.
record Keywords(Set<String> offered) {
  private static final int MOST = 60;

  /// Copies the set.
  Keywords {
    offered = Set.copyOf(offered);
  }

  /// Those of a reply to EHLO. Case does not matter.
  static Keywords of(ServerReply ehlo) {
    Set<String> offered = new LinkedHashSet<>();
    for (UntrustedText line : ehlo.lines().stream().skip(1).limit(MOST).toList()) {
      String text = line.value();
      String rest = text.length() > 4 ? text.substring(4) : "";
      int end = rest.indexOf(' ');
      offered.add((end < 0 ? rest : rest.substring(0, end)).toUpperCase(Locale.ROOT));
    }
    return new Keywords(offered);
  }

  boolean offers(String keyword) {
    return offered.contains(keyword);
  }
}
