package bouncecard.adapter.slack;

import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells by their signatures which requests are Slack's, while their bodies come in
/// (<https://docs.slack.dev/authentication/verifying-requests-from-slack/>).
///
/// A time that is not now and a signature that could be none are seen in the head, before anything
/// of the body is read.
final class SlackSignatures {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
  private static final String SIGNATURE = "X-Slack-Signature";
  private static final String VERSION = "v0";
  private static final int LENGTH = 32;

  /// How many seconds a request may be old, or by a clock that is wrong in the future.
  private static final long FURTHEST = 300;

  private final SecretKeySpec key;
  private final InstantSource clock;

  SlackSignatures(Secret secret, InstantSource clock) {
    this.key = new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /// Begins to check a request; empty where its head already says that it is not Slack's.
  Optional<BodyCheck> begin(Head head) {
    String timestamp = head.header(TIMESTAMP).orElse("");
    Optional<byte[]> signature = head.header(SIGNATURE).flatMap(SlackSignatures::signature);
    return isNow(timestamp)
        ? signature.map(signed -> new Check(timestamp, signed))
        : Optional.empty();
  }

  private boolean isNow(String timestamp) {
    boolean isNumber =
        !timestamp.isEmpty()
            && timestamp.length() < 13
            && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber
        && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= FURTHEST;
  }

  private static Optional<byte[]> signature(String header) {
    String prefix = VERSION + "=";
    if (!header.startsWith(prefix) || header.length() != prefix.length() + 2 * LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().parseHex(header, prefix.length(), header.length()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private final class Check implements BodyCheck {
    private final Mac mac = mac();
    private final byte[] signature;

    Check(String timestamp, byte[] signature) {
      this.signature = signature;
      mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void take(ByteBuffer bytes) {
      mac.update(bytes);
    }

    @Override
    public Optional<Response> refusal() {
      return MessageDigest.isEqual(mac.doFinal(), signature)
          ? Optional.empty()
          : Optional.of(Response.empty(401));
    }
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
