package bouncecard.probe.domain.spf;

import java.util.List;
import java.util.Optional;

/// The verdict of check_host().
///
/// @param decided the mechanism that decided, after the includes and redirects that led to it
/// @param trouble why it came to an error
/// @param lookups how many mechanisms asked the DNS
/// @param voids how many of these found nothing
record SpfVerdict(
    SpfResult result, List<String> decided, Optional<Trouble> trouble, int lookups, int voids) {

  /// Copies the list.
  SpfVerdict {
    decided = List.copyOf(decided);
  }

  /// What is wrong, and with what.
  record Trouble(Kind kind, String about) {
    enum Kind {
      SYNTAX,
      SEVERAL,
      NO_RECORD,
      LOOP,
      LOOKUPS,
      VOIDS,
      TOO_MANY_MX,
      DNS
    }
  }
}
