package bouncecard.probe.domain.spf;

import bouncecard.probe.address.IpAddress;

/// Compares the leading bits of addresses.
final class Prefixes {
  private Prefixes() {}

  /// Whether both are of the same kind and start with the same bits.
  static boolean share(IpAddress one, IpAddress other, int length) {
    if (one.isSix() != other.isSix()) {
      return false;
    }
    if (!one.isSix()) {
      return length == 0 || one.low() >>> (32 - length) == other.low() >>> (32 - length);
    }
    boolean highs = same(one.high(), other.high(), Math.min(length, 64));
    return highs && same(one.low(), other.low(), Math.max(0, length - 64));
  }

  private static boolean same(long one, long other, int length) {
    return length == 0 || one >>> (64 - length) == other >>> (64 - length);
  }
}
