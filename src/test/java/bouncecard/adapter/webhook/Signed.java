package bouncecard.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What services post, signed by what their documents say and by nothing of the program.
final class Signed {
  static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:bounces";
  static final String CERTIFICATE =
      "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";
  static final String SES =
      "{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"General\",\"bouncedRecipients\":[{\"emailAddress\":\"ann@example.com\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp;"
          + " 550 5.1.1 no such user\"}]},\"mail\":{\"messageId\":\"m-1\"}}";
  static final String URL = "https://bot.example.com/in/mail";

  private Signed() {}

  /// A request.
  record Post(Map<String, String> headers, String body) {}

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] mac(String algorithm, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] signed(String algorithm, PrivateKey key, String text) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static PrivateKey snsKey() {
    String pem = new String(Posting.resource("sns-key.pem"), UTF_8);
    String body = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair ecKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// The fields of a notification without its signature.
  static Map<String, String> notification(String id, String message, Instant at) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Type", "Notification");
    fields.put("MessageId", id);
    fields.put("TopicArn", TOPIC);
    fields.put("Subject", "Amazon SES");
    fields.put("Message", message);
    fields.put("Timestamp", at.toString());
    fields.put("SignatureVersion", "2");
    fields.put("SigningCertURL", CERTIFICATE);
    return fields;
  }

  static Map<String, String> confirmation(Instant at) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Type", "SubscriptionConfirmation");
    fields.put("MessageId", "c-1");
    fields.put("Token", "2336412f37fb687f5d51e6e2425e");
    fields.put("TopicArn", TOPIC);
    fields.put("Message", "You have chosen to subscribe.");
    fields.put(
        "SubscribeURL",
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
            + TOPIC
            + "&Token=2336412f37fb687f5d51e6e2425e");
    fields.put("Timestamp", at.toString());
    fields.put("SignatureVersion", "1");
    fields.put("SigningCertURL", CERTIFICATE);
    return fields;
  }

  /// With the signature over what SNS signs.
  static Post sns(Map<String, String> fields) {
    boolean isNotification = "Notification".equals(fields.get("Type"));
    List<String> names =
        isNotification
            ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
            : List.of(
                "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    String text =
        names.stream()
            .filter(fields::containsKey)
            .map(name -> name + "\n" + fields.get(name) + "\n")
            .collect(Collectors.joining());
    String algorithm = "1".equals(fields.get("SignatureVersion")) ? "SHA1withRSA" : "SHA256withRSA";
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("Signature", base64(signed(algorithm, snsKey(), text)));
    return unsignedSns(all);
  }

  static Post unsignedSns(Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(one -> quoted(one.getKey()) + " : " + quoted(one.getValue()))
            .collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
    return new Post(
        Map.of(
            "x-amz-sns-topic-arn",
            fields.getOrDefault("TopicArn", ""),
            "content-type",
            "text/plain; charset=UTF-8"),
        body);
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return escaped
        .chars()
        .mapToObj(c -> c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  static Post sendGrid(KeyPair key, Instant at, String body) {
    String time = Long.toString(at.getEpochSecond());
    return new Post(
        Map.of(
            "X-Twilio-Email-Event-Webhook-Timestamp",
            time,
            "X-Twilio-Email-Event-Webhook-Signature",
            base64(signed("SHA256withECDSA", key.getPrivate(), time + body))),
        body);
  }

  static String sendGridEvents(String... ids) {
    return List.of(ids).stream()
        .map(
            id ->
                "{\"email\":\"ann@example.com\",\"event\":\"bounce\",\"sg_event_id\":\"%s\",\"reason\":\"550 5.1.1 unknown\"}"
                    .formatted(id))
        .collect(Collectors.joining(",\r\n", "[", "]\r\n"));
  }

  static Post mailgun(String key, String token, Instant at, String id) {
    String time = Long.toString(at.getEpochSecond());
    String signature =
        HexFormat.of().formatHex(mac("HmacSHA256", key.getBytes(UTF_8), time + token));
    return new Post(
        Map.of("content-type", "application/json"),
        "{\"signature\":{\"timestamp\":\"%s\",\"token\":\"%s\",\"signature\":\"%s\"},\"event-data\":{\"id\":\"%s\",\"event\":\"failed\",\"recipient\":\"ann@example.com\"}}"
            .formatted(time, token, signature, id));
  }

  static Post mandrill(String key, String url, String events) {
    byte[] signature = mac("HmacSHA1", key.getBytes(UTF_8), url + "mandrill_events" + events);
    return new Post(
        Map.of(
            "X-Mandrill-Signature",
            base64(signature),
            "content-type",
            "application/x-www-form-urlencoded"),
        "mandrill_events=" + URLEncoder.encode(events, UTF_8));
  }

  static Post standard(byte[] key, String prefix, String id, Instant at, String body) {
    String time = Long.toString(at.getEpochSecond());
    return new Post(
        Map.of(
            prefix + "-id",
            id,
            prefix + "-timestamp",
            time,
            prefix + "-signature",
            "v1," + base64(mac("HmacSHA256", key, id + "." + time + "." + body))),
        body);
  }
}
