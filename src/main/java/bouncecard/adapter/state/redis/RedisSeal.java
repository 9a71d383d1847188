package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.sealed.SealKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How things are named and sealed in a Redis, so that whoever looks there sees how much there is,
/// and not what or whose.
///
/// A value is `BKR1`, the key's id, and what is sealed together with its name, so that none can be
/// put in another's place.
final class RedisSeal {
  /// How long a secret is that names are made with.
  static final int NAMING_BYTES = 32;

  private static final byte[] MARK = "BKR1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 4 + SealKey.ID_BYTES;
  private static final int NAME_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec naming;
  private final List<SealKey> keys;

  /// @param naming a secret that all processes share
  /// @param keys the first seals, all open
  RedisSeal(byte[] naming, List<SealKey> keys) {
    this.naming = new SecretKeySpec(naming, ALGORITHM);
    this.keys = List.copyOf(keys);
  }

  /// Whether two name alike, and so belong to one installation.
  boolean namesAs(RedisSeal other) {
    return naming.equals(other.naming);
  }

  byte[] naming() {
    return naming.getEncoded();
  }

  /// What stands in the place of a text.
  String name(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(naming);
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, NAME_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /// A value as it leaves the program.
  byte[] sealed(byte[] value, String name) {
    SealKey key = keys.getFirst();
    byte[] sealed = key.sealed(value, beside(key, name));
    return ByteBuffer.allocate(HEAD + sealed.length).put(MARK).put(key.id()).put(sealed).array();
  }

  private static byte[] beside(SealKey key, String name) {
    byte[] named = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HEAD + named.length).put(MARK).put(key.id()).put(named).array();
  }

  /// The value; empty where it was sealed with another key, or changed.
  Optional<byte[]> opened(byte[] written, String name) {
    if (written.length < HEAD || !Arrays.equals(written, 0, MARK.length, MARK, 0, MARK.length)) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOfRange(written, MARK.length, HEAD);
    byte[] sealed = Arrays.copyOfRange(written, HEAD, written.length);
    return keys.stream()
        .filter(key -> Arrays.equals(key.id(), id))
        .findFirst()
        .flatMap(key -> key.opened(sealed, beside(key, name)));
  }
}
