package bouncecard.adapter.net;

import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/// The addresses of this machine by which others know it.
public final class OwnAddresses {
  private OwnAddresses() {}

  /// Those of its interfaces that are public; none behind NAT, where only others see ours. Nothing
  /// is sent.
  public static Set<IpAddress> find(PublicAddresses judge) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(address -> IpAddress.of(address.getAddress()))
          .filter(judge::allows)
          .collect(Collectors.toUnmodifiableSet());
    } catch (SocketException _) {
      return Set.of();
    }
  }
}
