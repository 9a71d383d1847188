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

/// HMAC-SHA1 over the address as it was given to the service, and all fields of the form in the
/// order of their names. The address is the operator's: the request's own may be anybody's.
final class AddressProof implements Proof {
  private static final String ALGORITHM = "HmacSHA1";
  private static final String SIGNATURE = "x-mandrill-signature";
  private static final int LENGTH = 20;

  private final List<SecretKeySpec> keys;
  private final String url;
  private final String parameter;

  /// @param parameter the field that holds the events
  AddressProof(List<Secret> secrets, String url, String parameter) {
    this.keys = secrets.stream().map(one -> Keys.key(ALGORITHM, one.value())).toList();
    this.url = url;
    this.parameter = parameter;
  }

  @Override
  public Optional<BodyCheck> begin(Head head) {
    return signature(head).isPresent() ? Optional.of(BodyCheck.NONE) : Optional.empty();
  }

  private static Optional<byte[]> signature(Head head) {
    return Keys.base64(head.header(SIGNATURE).orElse("")).filter(bytes -> bytes.length == LENGTH);
  }

  @Override
  public Shown shown(Request request) {
    Optional<Map<String, String>> form = FormFields.of(request.body());
    Optional<byte[]> signed = signature(request.head());
    Optional<String> events = form.map(fields -> fields.get(parameter));
    if (events.filter(text -> text.strip().equals("[]")).isPresent()) {
      return new Shown.Empty(); // a try while it is set up, when there is no key yet
    }
    return form.isPresent()
            && events.isPresent()
            && signed.filter(bytes -> isSigned(form.get(), bytes)).isPresent()
        ? new Shown.Genuine(events.get().getBytes(StandardCharsets.UTF_8), "", "")
        : new Shown.Forged();
  }

  private boolean isSigned(Map<String, String> fields, byte[] signed) {
    StringBuilder text = new StringBuilder(url);
    fields.forEach((name, value) -> text.append(name).append(value));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    boolean isSigned = false;
    for (SecretKeySpec key : keys) {
      Mac mac = Keys.mac(key);
      isSigned |= MessageDigest.isEqual(mac.doFinal(bytes), signed);
    }
    return isSigned;
  }
}
