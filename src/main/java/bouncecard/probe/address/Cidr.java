package bouncecard.probe.address;

import java.util.Optional;

/// A network as its first address and how many leading bits belong to it (RFC 4632 §3.1).
public record Cidr(IpAddress address, int length) {

  /// Checks the length, and that no bit stands after it.
  public Cidr {
    if (length < 0 || length > address.bits()) {
      throw new IllegalArgumentException("not a length of a prefix: " + length);
    }
    if (!first(address, length).equals(address)) {
      throw new IllegalArgumentException("bits behind the prefix: " + address + "/" + length);
    }
  }

  /// The network that the whole of `text` is, such as `10.0.0.0/8`; an address alone is a network
  /// of one. Empty for anything else, also where bits stand after the prefix.
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int length = slash < 0 ? address.get().bits() : number(text.substring(slash + 1));
    boolean isNetwork =
        length >= 0
            && length <= address.get().bits()
            && first(address.get(), length).equals(address.get());
    return isNetwork ? Optional.of(new Cidr(address.get(), length)) : Optional.empty();
  }

  private static int number(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= 3
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
    return isNumber ? Integer.parseInt(text) : -1;
  }

  private static IpAddress first(IpAddress address, int length) {
    if (!address.isSix()) {
      return new IpAddress(false, 0, address.low() & leading(length + 32) & 0xFFFF_FFFFL);
    }
    return new IpAddress(
        true, address.high() & leading(length), address.low() & leading(length - 64));
  }

  private static long leading(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
  }

  /// Whether the address is in it. An IPv6 address is never in a network of IPv4.
  public boolean contains(IpAddress other) {
    return other.isSix() == address.isSix() && first(other, length).equals(address);
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
