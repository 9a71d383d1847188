package bouncecard.adapter.webhook;

import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications of Amazon SNS. Before all else the topic must be one that the operator listed;
/// then the certificate's address, then the signature. A subscription of such a topic is confirmed.
final class SnsProof implements Proof {
  private static final Logger LOG = LoggerFactory.getLogger(SnsProof.class);
  private static final String NOTIFICATION = "Notification";
  private static final String SUBSCRIPTION = "SubscriptionConfirmation";
  private static final String UNSUBSCRIPTION = "UnsubscribeConfirmation";
  private static final List<String> OF_NOTIFICATIONS =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> OF_CONFIRMATIONS =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
  private static final Map<String, String> ALGORITHMS =
      Map.of("1", "SHA1withRSA", "2", "SHA256withRSA");

  private final Set<String> topics;
  private final Window window;
  private final SnsCertificates certificates;
  private final Fetching fetching;
  private final List<String> ignored;

  /// @param topics the ARNs of those that the operator listed
  /// @param ignored how messages begin that tell of no mail
  SnsProof(
      List<String> topics,
      Window window,
      SnsCertificates certificates,
      Fetching fetching,
      List<String> ignored) {
    this.topics = Set.copyOf(topics);
    this.window = window;
    this.certificates = certificates;
    this.fetching = fetching;
    this.ignored = List.copyOf(ignored);
  }

  @Override
  public Optional<BodyCheck> begin(Head head) {
    return head.header("x-amz-sns-topic-arn").filter(topics::contains).isPresent()
        ? Optional.of(BodyCheck.NONE)
        : Optional.empty();
  }

  @Override
  public Shown shown(Request request) {
    Optional<Map<String, String>> fields = TopFields.of(request.body());
    Optional<SnsAddresses> addresses =
        fields
            .map(all -> all.getOrDefault("TopicArn", ""))
            .filter(topics::contains)
            .flatMap(SnsAddresses::of);
    if (fields.isEmpty() || addresses.isEmpty() || !isNow(fields.get())) {
      return new Shown.Forged();
    }
    Map<String, String> all = fields.get();
    Optional<URI> certificate = addresses.get().certificate(all.getOrDefault("SigningCertURL", ""));
    Optional<byte[]> signed = Keys.base64(all.getOrDefault("Signature", ""));
    Optional<String> algorithm =
        Optional.ofNullable(ALGORITHMS.get(all.getOrDefault("SignatureVersion", "")));
    if (certificate.isEmpty() || signed.isEmpty() || algorithm.isEmpty()) {
      return new Shown.Forged();
    }
    try {
      Optional<PublicKey> key = certificates.key(certificate.get(), addresses.get().host());
      if (key.isEmpty()) {
        return new Shown.Unknown();
      }
      return isSigned(key.get(), algorithm.get(), text(all), signed.get())
          ? genuine(all, addresses.get())
          : new Shown.Forged();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Shown.Unknown();
    }
  }

  private boolean isNow(Map<String, String> fields) {
    try {
      return window.isOpen(Instant.parse(fields.getOrDefault("Timestamp", "")).getEpochSecond());
    } catch (DateTimeException _) {
      return false;
    }
  }

  /// What is signed: names and values, each on a line.
  private static String text(Map<String, String> fields) {
    List<String> names =
        fields.getOrDefault("Type", "").equals(NOTIFICATION) ? OF_NOTIFICATIONS : OF_CONFIRMATIONS;
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Optional.ofNullable(fields.get(name))
          .ifPresent(value -> text.append(name).append('\n').append(value).append('\n'));
    }
    return text.toString();
  }

  private static boolean isSigned(PublicKey key, String algorithm, String text, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private Shown genuine(Map<String, String> fields, SnsAddresses addresses)
      throws InterruptedException {
    String message = fields.getOrDefault("Message", "");
    return switch (fields.getOrDefault("Type", "")) {
      case NOTIFICATION ->
          ignored.stream().anyMatch(message::startsWith)
              ? new Shown.Empty()
              : new Shown.Genuine(
                  message.getBytes(StandardCharsets.UTF_8),
                  fields.getOrDefault("MessageId", ""),
                  "");
      case SUBSCRIPTION -> confirmed(fields, addresses);
      case UNSUBSCRIPTION -> {
        LOG.atWarn()
            .addKeyValue("topic", addresses.arn())
            .log("a topic is not subscribed to any more");
        yield new Shown.Empty();
      }
      default -> new Shown.Forged();
    };
  }

  private Shown confirmed(Map<String, String> fields, SnsAddresses addresses)
      throws InterruptedException {
    Optional<URI> address =
        addresses.subscription(
            fields.getOrDefault("SubscribeURL", ""), fields.getOrDefault("Token", ""));
    if (address.isEmpty()) {
      return new Shown.Forged();
    }
    boolean isConfirmed = fetching.get(address.get()).isPresent();
    LOG.atInfo()
        .addKeyValue("topic", addresses.arn())
        .addKeyValue("confirmed", isConfirmed)
        .log("subscription of a listed topic");
    return isConfirmed ? new Shown.Empty() : new Shown.Unknown();
  }
}
