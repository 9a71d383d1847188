package bouncecard.adapter.webhook;

import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Standard Webhooks: HMAC-SHA256 over id, time and body, computed while the body comes in. Each
/// try is signed anew, so that a time that is not now is refused.
final class StandardProof implements Proof {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int LONGEST_ID = 200;
  private static final int MOST_SIGNATURES = 10;
  private static final long FURTHEST = 300;

  private final List<SecretKeySpec> keys;
  private final InstantSource clock;
  private final int refused;

  StandardProof(List<Secret> secrets, InstantSource clock, int refused) {
    this.keys = secrets.stream().map(StandardProof::key).toList();
    this.clock = clock;
    this.refused = refused;
  }

  /// The key of a secret as services show it: in base64 after a prefix, or else as it stands.
  private static SecretKeySpec key(Secret secret) {
    String text =
        secret.value().startsWith(PREFIX)
            ? secret.value().substring(PREFIX.length())
            : secret.value();
    return Keys.base64(text)
        .map(bytes -> Keys.key(ALGORITHM, bytes))
        .orElseGet(() -> Keys.key(ALGORITHM, text));
  }

  @Override
  public Optional<BodyCheck> begin(Head head) {
    String id = header(head, "id");
    String time = header(head, "timestamp");
    List<byte[]> signatures = signatures(header(head, "signature"));
    long seconds = Keys.seconds(time);
    boolean isNow =
        seconds >= 0 && Math.abs(clock.instant().getEpochSecond() - seconds) <= FURTHEST;
    return isNow && isId(id) && !signatures.isEmpty()
        ? Optional.of(new Check(id + '.' + time + '.', signatures))
        : Optional.empty();
  }

  private static String header(Head head, String name) {
    return head.header("webhook-" + name).or(() -> head.header("svix-" + name)).orElse("");
  }

  /// A point in it would let one signature be of two contents.
  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '.');
  }

  private static List<byte[]> signatures(String header) {
    List<byte[]> found = new ArrayList<>();
    String[] all = header.split(" ", MOST_SIGNATURES + 1);
    for (int i = 0; i < all.length && i < MOST_SIGNATURES; i++) {
      if (all[i].startsWith(VERSION)) {
        Keys.base64(all[i].substring(VERSION.length())).ifPresent(found::add);
      }
    }
    return found;
  }

  @Override
  public Shown shown(Request request) {
    return new Shown.Genuine(request.body(), header(request.head(), "id"), "");
  }

  private final class Check implements BodyCheck {
    private final List<Mac> macs;
    private final List<byte[]> signatures;

    Check(String before, List<byte[]> signatures) {
      this.macs = keys.stream().map(Keys::mac).toList();
      this.signatures = signatures;
      byte[] bytes = before.getBytes(StandardCharsets.US_ASCII);
      macs.forEach(mac -> mac.update(bytes));
    }

    @Override
    public void take(ByteBuffer bytes) {
      macs.forEach(mac -> mac.update(bytes.duplicate()));
    }

    @Override
    public Optional<Response> refusal() {
      boolean isSigned = false;
      for (Mac mac : macs) {
        byte[] computed = mac.doFinal();
        for (byte[] signature : signatures) {
          isSigned |= MessageDigest.isEqual(computed, signature);
        }
      }
      return isSigned ? Optional.empty() : Optional.of(Response.empty(refused));
    }
  }
}
