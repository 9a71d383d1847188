package bouncecard.adapter.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Computations and comparisons of keys, in a time that tells nothing of them.
final class Keys {
  private static final int LONGEST = 2_000;

  private Keys() {}

  static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + key.getAlgorithm(), e);
    }
  }

  static SecretKeySpec key(String algorithm, byte[] bytes) {
    return new SecretKeySpec(bytes, algorithm);
  }

  static SecretKeySpec key(String algorithm, String text) {
    return key(algorithm, text.getBytes(StandardCharsets.UTF_8));
  }

  /// A digest of it, so that texts of different lengths are compared alike.
  static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What is written in base64; empty for what is none, or is written in another way than usual.
  static Optional<byte[]> base64(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Optional.of(bytes).filter(one -> Base64.getEncoder().encodeToString(one).equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// What is written in hexadecimal digits, in small letters.
  static Optional<byte[]> hex(String text) {
    boolean isHex =
        !text.isEmpty()
            && text.length() <= LONGEST
            && text.length() % 2 == 0
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return isHex ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
  }

  /// The seconds of a time; -1 for what is none.
  static long seconds(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 11 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(text) : -1;
  }
}
