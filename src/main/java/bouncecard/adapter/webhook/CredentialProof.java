package bouncecard.adapter.webhook;

import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A sender shows what was agreed, and signs nothing: a name and password, a bearer's key, or a key
/// in a header.
final class CredentialProof implements Proof {
  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";

  /// Headers in which services can be told to show a key.
  private static final List<String> HEADERS =
      List.of("x-bouncecard-key", "x-messagesystems-webhook-token", "x-api-key");

  private static final int LONGEST = 2_000;

  private final List<byte[]> digests;

  CredentialProof(List<Secret> secrets) {
    this.digests =
        secrets.stream()
            .map(one -> Keys.digest(one.value().getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  @Override
  public Optional<BodyCheck> begin(Head head) {
    return shown(head).stream().anyMatch(this::isAgreed)
        ? Optional.of(BodyCheck.NONE)
        : Optional.empty();
  }

  @Override
  public Shown shown(Request request) {
    return new Shown.Genuine(request.body(), "", "");
  }

  private static List<byte[]> shown(Head head) {
    List<byte[]> shown = new ArrayList<>();
    head.header("authorization")
        .filter(text -> text.length() <= LONGEST)
        .ifPresent(
            text -> {
              String lower = text.toLowerCase(Locale.ROOT);
              if (lower.startsWith(BASIC)) {
                Keys.base64(text.substring(BASIC.length()).strip()).ifPresent(shown::add);
              } else if (lower.startsWith(BEARER)) {
                shown.add(bytes(text.substring(BEARER.length()).strip()));
              }
            });
    for (String name : HEADERS) {
      head.header(name)
          .filter(text -> text.length() <= LONGEST)
          .map(CredentialProof::bytes)
          .ifPresent(shown::add);
    }
    return shown;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private boolean isAgreed(byte[] shown) {
    byte[] digest = Keys.digest(shown);
    boolean isAgreed = false;
    for (byte[] one : digests) {
      isAgreed |= MessageDigest.isEqual(one, digest);
    }
    return isAgreed;
  }
}
