package bouncecard.probe;

import bouncecard.text.UntrustedText;
import java.time.Instant;
import java.util.List;

/// The content of a server's certificate (RFC 5280 §4.1).
///
/// @param names the host names that it is for (RFC 9525 §6)
public record Certificate(
    UntrustedText subject,
    UntrustedText issuer,
    List<UntrustedText> names,
    Instant notBefore,
    Instant notAfter) {

  /// Copies the list.
  public Certificate {
    names = List.copyOf(names);
  }
}
