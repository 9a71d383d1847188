package bouncecard.adapter.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The addresses that count as one sender: a single one of IPv4, a /64 of IPv6, of which every
/// customer has one at least.
///
/// @param prefix in hexadecimal
record AddressGroup(String prefix) {
  private static final int PREFIX_BYTES = 8;

  static AddressGroup of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new AddressGroup(
        HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, PREFIX_BYTES))));
  }
}
