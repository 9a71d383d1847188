package bouncecard.app.inlet;

import bouncecard.app.inlet.InletKind.Option;
import bouncecard.catalog.service.MailService;
import bouncecard.catalog.service.ServiceBook;
import bouncecard.catalog.service.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The kinds of inlets that take what mail services post.
public final class WebhookKinds {
  /// The topics whose notifications are taken.
  public static final String TOPICS = "topics";

  /// The address that a service was given, as it was given.
  public static final String URL = "url";

  private static final int SHORTEST_URL = 12;

  /// How a public key on the curve P-256 begins in base64 (RFC 5480), and how long it is.
  private static final String P256 = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";

  private static final int P256_LENGTH = 124;

  private WebhookKinds() {}

  /// One for each service that says how it posts.
  public static List<InletKind> of(ServiceBook book) {
    Map<String, String> titles =
        book.services().stream().collect(Collectors.toMap(MailService::id, MailService::name));
    List<InletKind> kinds = new ArrayList<>();
    new TreeMap<>(book.webhooks())
        .forEach(
            (service, webhook) ->
                kinds.add(
                    new InletKind(
                        service,
                        titles.getOrDefault(service, service),
                        secrets(webhook.scheme()),
                        webhook.scheme() == Webhook.Scheme.ECDSA
                            ? WebhookKinds::isPublicKey
                            : _ -> true,
                        /* takesRequests= */ true,
                        options(webhook.scheme()),
                        webhook.tries())));
    return kinds;
  }

  private static Optional<String> secrets(Webhook.Scheme scheme) {
    return switch (scheme) {
      case SNS -> Optional.empty();
      case ECDSA -> Optional.of("the public keys that it shows");
      case TOKEN, ADDRESS, STANDARD -> Optional.of("the keys that it signs with");
      case CREDENTIALS -> Optional.of("a key of your own, or name:password");
    };
  }

  /// Whether it is a public key of P-256, which all begin alike and are of one length.
  private static boolean isPublicKey(String text) {
    String key =
        text.replace("-----BEGIN PUBLIC KEY-----", "")
            .replace("-----END PUBLIC KEY-----", "")
            .replaceAll("\\s", "");
    return key.startsWith(P256) && key.length() == P256_LENGTH;
  }

  private static List<Option> options(Webhook.Scheme scheme) {
    return switch (scheme) {
      case SNS ->
          List.of(
              new Option(
                  TOPICS,
                  /* isNeeded= */ true,
                  /* takesList= */ true,
                  "the ARN of a topic, as arn:aws:sns:eu-west-1:123456789012:bounces",
                  WebhookKinds::isTopic));
      case ADDRESS ->
          List.of(
              new Option(
                  URL,
                  /* isNeeded= */ true,
                  /* takesList= */ false,
                  "the address that the service was given, as https://bot.example.com/in/name",
                  text -> text.startsWith("https://") && text.length() >= SHORTEST_URL));
      case ECDSA, TOKEN, STANDARD, CREDENTIALS -> List.of();
    };
  }

  private static boolean isTopic(String text) {
    String[] fields = text.split(":", -1);
    return fields.length == 6
        && fields[0].equals("arn")
        && fields[1].startsWith("aws")
        && fields[2].equals("sns")
        && !fields[3].isEmpty()
        && fields[4].length() == 12
        && !fields[5].isEmpty();
  }
}
