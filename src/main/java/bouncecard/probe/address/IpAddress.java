package bouncecard.probe.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An IPv4 or IPv6 address.
///
/// @param isSix whether it is of IPv6; `::ffff:10.0.0.1` is, however the platform would treat it
/// @param high the upper eight bytes of IPv6; 0 of IPv4
/// @param low the lower eight bytes of IPv6; the four bytes of IPv4
public record IpAddress(boolean isSix, long high, long low) implements Comparable<IpAddress> {
  private static final long FOUR = 0xFFFF_FFFFL;

  /// Checks that an IPv4 address has four bytes.
  public IpAddress {
    if (!isSix && (high != 0 || (low & ~FOUR) != 0)) {
      throw new IllegalArgumentException("more than four octets");
    }
  }

  /// The address of four or sixteen bytes in network order.
  public static IpAddress of(byte[] octets) {
    if (octets.length != 4 && octets.length != 16) {
      throw new IllegalArgumentException("an address of " + octets.length + " octets");
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < octets.length; i++) {
      if (i == 8) {
        high = low;
        low = 0;
      }
      low = low << 8 | (octets[i] & 0xFF);
    }
    return new IpAddress(octets.length == 16, high, low);
  }

  /// The address that the whole of `text` is; empty for anything else. Strict (RFC 6943 §3.1.1):
  /// four decimal numbers without leading zeros, or IPv6 as in RFC 4291 §2.2 without a zone.
  public static Optional<IpAddress> parse(String text) {
    return text.indexOf(':') < 0 ? IpText.four(text) : IpText.six(text);
  }

  /// The IPv4 address that a mapped one (`::ffff:192.0.2.1`, RFC 4291 §2.5.5.2) stands for, else
  /// itself. Systems show a client of IPv4 so that came in over a socket of IPv6; for SPF, PTR and
  /// lists it is one of IPv4 (RFC 7208 §5).
  public IpAddress unmapped() {
    return isSix && high == 0 && low >>> 32 == 0xFFFFL ? fourAt(12) : this;
  }

  /// How many bits an address of its family has.
  public int bits() {
    return isSix ? 128 : 32;
  }

  /// The bytes in network order: four or sixteen.
  public byte[] octets() {
    byte[] octets = new byte[bits() / 8];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) octet(i);
    }
    return octets;
  }

  /// The byte at an index that counts from the left.
  int octet(int index) {
    int fromRight = bits() / 8 - 1 - index;
    long half = fromRight >= 8 ? high : low;
    return (int) (half >>> ((fromRight & 7) * 8)) & 0xFF;
  }

  private int group(int index) {
    return octet(index * 2) << 8 | octet(index * 2 + 1);
  }

  private IpAddress fourAt(int index) {
    long four = 0;
    for (int i = index; i < index + 4; i++) {
      four = four << 8 | octet(i);
    }
    return new IpAddress(false, 0, four);
  }

  /// The IPv4 addresses that this IPv6 address carries, by whichever translation or tunnel: mapped,
  /// compatible and translated (RFC 4291 §2.5.5, RFC 2765 §2.1), NAT64 (RFC 6052 §2.2, RFC 8215),
  /// 6to4 (RFC 3056 §2), Teredo's server and client (RFC 4380 §4) and ISATAP (RFC 5214 §6.1). What
  /// is dialled may end at any of them.
  public List<IpAddress> embedded() {
    List<IpAddress> found = new ArrayList<>();
    if (!isSix) {
      return found;
    }
    long upperLow = low >>> 32;
    boolean isOrdinary = upperLow == 0 && low > 1;
    if (high == 0 && (isOrdinary || upperLow == 0xFFFFL || upperLow == 0xFFFF_0000L)) {
      found.add(fourAt(12));
    }
    if (high == 0x0064_FF9B_0000_0000L && upperLow == 0) {
      found.add(fourAt(12));
    }
    if (high >>> 16 == 0x0064_FF9B_0001L) {
      // A /48 has the address around byte 8, which stays free; a /96 within has it at the end.
      found.add(
          new IpAddress(
              false, 0, (long) octet(6) << 24 | octet(7) << 16 | octet(9) << 8 | octet(10)));
      found.add(fourAt(12));
    }
    if (high >>> 48 == 0x2002) {
      found.add(fourAt(2));
    }
    if (high >>> 32 == 0x2001_0000L) {
      found.add(fourAt(4));
      found.add(new IpAddress(false, 0, ~low & FOUR));
    }
    if ((upperLow & 0xFDFF_FFFFL) == 0x0000_5EFEL) {
      found.add(fourAt(12));
    }
    return found;
  }

  /// The name under which its PTR records are: within `in-addr.arpa` (RFC 1035 §3.5) or `ip6.arpa`
  /// (RFC 3596 §2.5).
  public DomainName reverseName() {
    return DomainName.of(reversed() + (isSix ? ".ip6.arpa" : ".in-addr.arpa"));
  }

  /// The labels of its bytes or half-bytes in reverse, as DNS block lists have them in front of
  /// their own name (RFC 5782 §2.1, §2.4).
  public String reversed() {
    StringBuilder labels = new StringBuilder();
    for (int i = bits() / 8 - 1; i >= 0; i--) {
      labels.append(labels.isEmpty() ? "" : ".");
      if (isSix) {
        labels.append(Character.forDigit(octet(i) & 15, 16)).append('.');
        labels.append(Character.forDigit(octet(i) >> 4, 16));
      } else {
        labels.append(octet(i));
      }
    }
    return labels.toString();
  }

  @Override
  public int compareTo(IpAddress other) {
    int order = Boolean.compare(isSix, other.isSix);
    if (order == 0) {
      order = Long.compareUnsigned(high, other.high);
    }
    return order == 0 ? Long.compareUnsigned(low, other.low) : order;
  }

  /// The canonical text: dotted decimal, or RFC 5952 §4 with a mapped address in mixed notation
  /// (§5).
  @Override
  public String toString() {
    if (!isSix) {
      return octet(0) + "." + octet(1) + "." + octet(2) + "." + octet(3);
    }
    if (high == 0 && low >>> 32 == 0xFFFFL) {
      return "::ffff:" + fourAt(12);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && group(end) == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
      i = Math.max(i, end - 1);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }
}
