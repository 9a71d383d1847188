package bouncecard.probe.domain;

import bouncecard.catalog.Term;
import bouncecard.probe.address.DomainName;
import bouncecard.text.UntrustedText;

/// Port: fetches the policy of MTA-STS.
///
/// It asks the host by HTTPS for `/.well-known/mta-sts.txt` (RFC 8461 §3.3): with its certificate
/// checked against its name, without following anything, from a public address only, and within
/// bounds of size and time.
public interface PolicySource {

  /// What the host of that name gave.
  Fetched fetch(DomainName host);

  /// What came of it.
  sealed interface Fetched {}

  /// A body with the status 200.
  record Body(UntrustedText text) implements Fetched {}

  /// Another status, a redirection among them: RFC 8461 §3.3 does not allow to follow it.
  record Status(int status) implements Fetched {}

  /// Nothing.
  record Failed(Reason reason) implements Fetched {}

  /// Why there is nothing.
  enum Reason implements Term {
    NO_ADDRESS,
    DNS_FAILED,
    NOT_PUBLIC,
    UNREACHABLE,
    TIMED_OUT,
    CERTIFICATE,
    TOO_LARGE,
    NOT_HTTP
  }
}
