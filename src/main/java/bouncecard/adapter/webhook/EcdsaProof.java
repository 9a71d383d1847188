package bouncecard.adapter.webhook;

import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/// ECDSA on P-256 over a time and the body, with a public key that the service shows its customer.
final class EcdsaProof implements Proof {
  private static final String SIGNATURE = "x-twilio-email-event-webhook-signature";
  private static final String TIMESTAMP = "x-twilio-email-event-webhook-timestamp";
  private static final int FIELD_BITS = 256;
  private static final int LONGEST_SIGNATURE = 72;

  private final List<PublicKey> keys;
  private final Window window;

  EcdsaProof(List<Secret> secrets, Window window) {
    this.keys = secrets.stream().flatMap(one -> key(one.value()).stream()).toList();
    this.window = window;
  }

  /// The key, as it stands between the lines that begin and end one or without them.
  static Optional<PublicKey> key(String written) {
    String text =
        written
            .replace("-----BEGIN PUBLIC KEY-----", "")
            .replace("-----END PUBLIC KEY-----", "")
            .replaceAll("\\s", "");
    try {
      Optional<byte[]> bytes = Keys.base64(text);
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(
                  KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes.get())))
              .filter(
                  key ->
                      key instanceof ECPublicKey ec
                          && ec.getParams().getCurve().getField().getFieldSize() == FIELD_BITS);
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<BodyCheck> begin(Head head) {
    return window.isOpen(Keys.seconds(head.header(TIMESTAMP).orElse("")))
            && signature(head).isPresent()
        ? Optional.of(BodyCheck.NONE)
        : Optional.empty();
  }

  private static Optional<byte[]> signature(Head head) {
    return Keys.base64(head.header(SIGNATURE).orElse(""))
        .filter(bytes -> bytes.length <= LONGEST_SIGNATURE);
  }

  @Override
  public Shown shown(Request request) {
    byte[] time = request.head().header(TIMESTAMP).orElse("").getBytes(StandardCharsets.US_ASCII);
    byte[] signed = signature(request.head()).orElse(new byte[0]);
    return keys.stream().anyMatch(key -> isSigned(key, time, request.body(), signed))
        ? new Shown.Genuine(request.body(), "", "")
        : new Shown.Forged();
  }

  private static boolean isSigned(PublicKey key, byte[] time, byte[] body, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(key);
      signature.update(time);
      signature.update(body);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
