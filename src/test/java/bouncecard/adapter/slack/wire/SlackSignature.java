package bouncecard.adapter.slack.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/// Signs what Slack posts to an app in HTTP mode, as Slack does: `v0`, HMAC-SHA256 with the app's
/// secret over the time and the body.
public final class SlackSignature {
  /// A secret as long as real ones.
  public static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final String secret;

  /// Signs with this secret; with another than the app's it forges.
  public SlackSignature(String secret) {
    this.secret = secret;
  }

  /// The headers of a request that is signed now.
  public Map<String, String> headers(byte[] body) {
    return headers(body, Duration.ZERO);
  }

  /// The headers of one that was signed some time ago; Slack's libraries take five minutes.
  public Map<String, String> headers(byte[] body, Duration ago) {
    String timestamp = Long.toString(Instant.now().minus(ago).getEpochSecond());
    return Map.of(
        "X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", signed(timestamp, body));
  }

  private String signed(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The body of a command: a form of its fields.
  public static byte[] command(ObjectNode payload) {
    return StreamSupport.stream(payload.properties().spliterator(), false)
        .map(field -> field.getKey() + "=" + encoded(field.getValue().asString()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The body of a shortcut, a pressed button or a view: a form with one field of JSON.
  public static byte[] interactive(ObjectNode payload) {
    return ("payload=" + encoded(payload.toString())).getBytes(StandardCharsets.UTF_8);
  }

  /// The body of an event.
  public static byte[] event(ObjectNode payload) {
    return payload.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
