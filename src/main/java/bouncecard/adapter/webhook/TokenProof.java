package bouncecard.adapter.webhook;

import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 over a time and a token, both in the body. The body itself is not signed: a token is
/// good for one event, and whoever shows it with another is refused where what arrives is kept.
final class TokenProof implements Proof {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST_TOKEN = 100;

  private final List<SecretKeySpec> keys;
  private final Window window;

  TokenProof(List<Secret> secrets, Window window) {
    this.keys = secrets.stream().map(one -> Keys.key(ALGORITHM, one.value())).toList();
    this.window = window;
  }

  @Override
  public Optional<BodyCheck> begin(Head head) {
    return Optional.of(BodyCheck.NONE);
  }

  @Override
  public Shown shown(Request request) {
    Map<String, String> fields =
        TopFields.under(request.body(), "signature").or(() -> form(request)).orElse(Map.of());
    String time = fields.getOrDefault("timestamp", "");
    String token = fields.getOrDefault("token", "");
    Optional<byte[]> signature = Keys.hex(fields.getOrDefault("signature", ""));
    boolean isGenuine =
        window.isOpen(Keys.seconds(time))
            && !token.isEmpty()
            && token.length() <= LONGEST_TOKEN
            && token.chars().allMatch(c -> c > ' ' && c < 0x7f)
            && signature.filter(signed -> isSigned(time + token, signed)).isPresent();
    return isGenuine ? new Shown.Genuine(request.body(), "", token) : new Shown.Forged();
  }

  private static Optional<Map<String, String>> form(Request request) {
    return request
        .head()
        .header("content-type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .flatMap(_ -> FormFields.of(request.body()));
  }

  private boolean isSigned(String text, byte[] signed) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    boolean isSigned = false;
    for (SecretKeySpec key : keys) {
      Mac mac = Keys.mac(key);
      isSigned |= MessageDigest.isEqual(mac.doFinal(bytes), signed);
    }
    return isSigned;
  }
}
