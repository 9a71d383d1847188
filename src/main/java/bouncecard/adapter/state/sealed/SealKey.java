package bouncecard.adapter.state.sealed;

import bouncecard.app.serve.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key of the operator's, by which values are sealed (AES-256-GCM) and files are named so that
/// their names tell nothing. What it is derived from is a long random secret, so that no slow
/// derivation is needed.
public final class SealKey {
  /// A secret that is shorter can be guessed.
  static final int SHORTEST = 32;

  /// How long an id is.
  public static final int ID_BYTES = 8;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /// How much longer a sealed value is.
  public static final int MORE_BYTES = NONCE_BYTES + TAG_BYTES;

  private static final int NAME_BYTES = 16;

  private final SecretKey sealing;
  private final byte[] naming;
  private final byte[] id;
  private final SecureRandom random = new SecureRandom();

  private SealKey(SecretKey sealing, byte[] naming, byte[] id) {
    this.sealing = sealing;
    this.naming = naming;
    this.id = id;
  }

  /// The key that a secret gives.
  public static SealKey of(Secret secret) {
    byte[] octets = secret.value().getBytes(StandardCharsets.UTF_8);
    return new SealKey(
        new SecretKeySpec(mac(octets, "bouncecard state: sealing"), "AES"),
        mac(octets, "bouncecard state: names"),
        Arrays.copyOf(mac(octets, "bouncecard state: id"), ID_BYTES));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /// Tells it from other keys, and nothing of it.
  public byte[] id() {
    return id.clone();
  }

  /// What the file of this text is called.
  String name(String text) {
    return HexFormat.of().formatHex(mac(naming, text), 0, NAME_BYTES);
  }

  /// Seals a value: a nonce, and what is sealed with it.
  ///
  /// @param beside what stands beside it in clear and must not be changed
  public byte[] sealed(byte[] value, byte[] beside) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, beside).doFinal(value);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// The value; empty where it was not sealed with this key, or somebody changed it or what stands
  /// beside it.
  public Optional<byte[]> opened(byte[] sealed, byte[] beside) {
    if (sealed.length < MORE_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce, beside)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] beside) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(beside);
    return cipher;
  }
}
