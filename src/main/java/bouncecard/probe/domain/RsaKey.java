package bouncecard.probe.domain;

/// Finds out how long an RSA key is, by what of DER that takes (X.690).
final class RsaKey {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;

  private final byte[] octets;
  private int at;

  private RsaKey(byte[] octets) {
    this.octets = octets;
  }

  /// The bits of the modulus; 0 where the bytes are no RSA key, neither as a SubjectPublicKeyInfo
  /// (RFC 5280 §4.1) nor as an RSAPublicKey (RFC 8017 §A.1.1).
  static int bits(byte[] octets) {
    RsaKey key = new RsaKey(octets);
    if (!key.enters(SEQUENCE)) {
      return 0;
    }
    int start = key.at;
    boolean isBare = key.enters(INTEGER);
    key.at = start;
    if (isBare) {
      return key.modulus();
    }
    // The algorithm, then the key as a string of bits with no bit unused.
    boolean isInfo = key.passes(SEQUENCE) && key.enters(BIT_STRING) && key.next() == 0;
    return isInfo && key.enters(SEQUENCE) ? key.modulus() : 0;
  }

  private int modulus() {
    int length = enter(INTEGER);
    if (length <= 0 || at + length > octets.length) {
      return 0;
    }
    int end = at + length;
    while (at < end && octets[at] == 0) {
      at++;
    }
    int first = at < end ? octets[at] & 0xFF : 0;
    int bits = (end - at) * 8 - (Integer.numberOfLeadingZeros(first) - 24);
    at = end;
    return passes(INTEGER) && first != 0 ? bits : 0;
  }

  private boolean enters(int tag) {
    return enter(tag) >= 0;
  }

  private boolean passes(int tag) {
    int length = enter(tag);
    boolean fits = length >= 0 && at + length <= octets.length;
    at += fits ? length : 0;
    return fits;
  }

  /// Goes to the content of what comes next; its length, or -1 where it has another tag or none.
  private int enter(int tag) {
    if (next() != tag) {
      return -1;
    }
    int length = next();
    if (length < 0x80) {
      return length;
    }
    int count = length & 0x7F;
    if (count < 1 || count > 3) {
      return -1;
    }
    length = 0;
    for (int i = 0; i < count; i++) {
      int octet = next();
      if (octet < 0) {
        return -1;
      }
      length = length << 8 | octet;
    }
    return length;
  }

  private int next() {
    return at < octets.length ? octets[at++] & 0xFF : -1;
  }
}
