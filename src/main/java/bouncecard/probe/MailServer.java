package bouncecard.probe;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;

/// A server as it is dialled.
///
/// @param name its name in the MX record, or the domain itself where there is none
/// @param address the address that was judged; no other is dialled
public record MailServer(DomainName name, IpAddress address, int port) {
  /// Checks the port.
  public MailServer {
    if (port < 1 || port > 0xFFFF) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
