package bouncecard.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.webhook.Signed.Post;
import bouncecard.app.inlet.WebhookKinds;
import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Five hundred and more posts that somebody forged, replayed, cut, or wrote in another way:
/// nothing of them is kept, and nothing is fetched for them.
class ForgeriesTest {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final KeyPair EC = Signed.ecKey();
  private static final String MAILGUN = "key-0123456789";
  private static final String MANDRILL = "mandrill-key-1";
  private static final Instant NOW = Posting.NOW;
  private static final String EVENTS =
      "[{\"event\":\"hard_bounce\",\"_id\":\"x\",\"ts\":1,\"msg\":{\"email\":\"ann@example.com\"}}]";

  private static final String SNS =
      "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-";

  private record Sender(String name, Supplier<Posting> inlet, Post post, List<String> signing) {}

  private static Posting sns() {
    Posting posting = new Posting("amazon-ses", Map.of(WebhookKinds.TOPICS, List.of(Signed.TOPIC)));
    posting.there.put(Signed.CERTIFICATE, Posting.resource("sns.pem"));
    return posting;
  }

  private static List<Sender> senders() {
    return List.of(
        new Sender(
            "sns 1",
            ForgeriesTest::sns,
            Signed.sns(with(Signed.notification("n", Signed.SES, NOW), "SignatureVersion", "1")),
            List.of("x-amz-sns-topic-arn")),
        new Sender(
            "sns 2",
            ForgeriesTest::sns,
            Signed.sns(Signed.notification("n", Signed.SES, NOW)),
            List.of("x-amz-sns-topic-arn")),
        new Sender(
            "sendgrid",
            () -> new Posting("sendgrid", Map.of(), Signed.base64(EC.getPublic().getEncoded())),
            Signed.sendGrid(EC, NOW, Signed.sendGridEvents("a", "b")),
            List.of(
                "X-Twilio-Email-Event-Webhook-Signature",
                "X-Twilio-Email-Event-Webhook-Timestamp")),
        new Sender(
            "mandrill",
            () -> new Posting("mandrill", Map.of(WebhookKinds.URL, List.of(Signed.URL)), MANDRILL),
            Signed.mandrill(MANDRILL, Signed.URL, EVENTS),
            List.of("X-Mandrill-Signature")),
        new Sender(
            "resend",
            () -> new Posting("resend", Map.of(), "whsec_" + Signed.base64(KEY)),
            Signed.standard(KEY, "svix", "msg_1", NOW, "{\"type\":\"email.bounced\"}"),
            List.of("svix-id", "svix-timestamp", "svix-signature")));
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> changed = new HashMap<>(map);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> map, String name) {
    Map<String, String> changed = new HashMap<>(map);
    changed.remove(name);
    return changed;
  }

  @SuppressWarnings("ArrayRecordComponent") // posted and never compared
  private record Forgery(Map<String, String> headers, byte[] body) {}

  private static List<Forgery> forgeries(Sender sender, Random random) {
    List<Forgery> all = new ArrayList<>();
    Map<String, String> headers = sender.post().headers();
    byte[] body = sender.post().body().getBytes(UTF_8);
    for (int i = 0; i < 40; i++) {
      byte[] flipped = body.clone();
      int at = random.nextInt(body.length);
      flipped[at] ^= (byte) (1 << random.nextInt(5));
      all.add(new Forgery(headers, flipped));
    }
    for (int i = 0; i < 20; i++) {
      all.add(new Forgery(headers, Arrays.copyOf(body, random.nextInt(body.length))));
    }
    String text = sender.post().body();
    for (String other :
        List.of(
            text + " x",
            "\ufeff" + text,
            text + text,
            text.replace("ann@example.com", "bob@example.com").replace("ann%40", "bob%40"),
            text.replace("e", "\\u0065"),
            "[" + text + "]")) {
      all.add(new Forgery(headers, other.getBytes(UTF_8)));
    }
    all.add(new Forgery(headers, text.getBytes(java.nio.charset.StandardCharsets.UTF_16)));
    for (String name : sender.signing()) {
      String value = headers.getOrDefault(name, "");
      all.add(new Forgery(without(headers, name), body));
      for (String other :
          List.of(
              "",
              " ",
              value + "A",
              value.substring(1),
              value.substring(0, value.length() - 1),
              value + " " + value.substring(2),
              "v1," + value,
              "v0" + value,
              "0" + value,
              "9".repeat(400),
              "-1",
              "A".repeat(100_000))) {
        all.add(new Forgery(with(headers, name, other), body));
      }
    }
    return all;
  }

  @Test
  void posts_thatAreNotTheServices_areRefusedAndNothingIsFetched() {
    Random random = new Random(18);
    int count = 0;
    for (Sender sender : senders()) {
      Posting genuine = sender.inlet().get();
      assertThat(genuine.post(sender.post().headers(), sender.post().body()))
          .as(sender.name())
          .isEqualTo(200);
      int kept = genuine.kept.size();
      for (Forgery one : forgeries(sender, random)) {
        Posting posting = sender.inlet().get();
        int status = posting.post(one.headers(), one.body());
        boolean isWhole =
            posting.kept.size() == kept
                && Arrays.equals(posting.kept.getFirst().bytes(), genuine.kept.getFirst().bytes());
        // What means the same, letter by letter, is the same: a colon with other white space
        // beside.
        assertThat(posting.kept.isEmpty() || isWhole)
            .as(sender.name() + ": " + new String(one.body(), UTF_8))
            .isTrue();
        assertThat(posting.kept.isEmpty()).as(sender.name()).isEqualTo(status != 200);
        // A digit of the certificate's name may be another one, at the same host.
        assertThat(posting.fetched).allMatch(address -> address.toString().startsWith(SNS));
        count++;
      }
    }
    assertThat(count).isGreaterThan(400);
  }

  @Test
  void tokens_ofOthers_withAnyBody_areRefused() {
    Random random = new Random(19);
    Posting posting = new Posting("mailgun", Map.of(), MAILGUN);
    Post post = Signed.mailgun(MAILGUN, "t".repeat(50), NOW, "e-1");
    assertThat(posting.post(post.headers(), post.body())).isEqualTo(200);
    for (int i = 0; i < 60; i++) {
      Post other = Signed.mailgun(MAILGUN, "t".repeat(50), NOW, "e" + random.nextInt());
      assertThat(posting.post(other.headers(), other.body())).isEqualTo(401);
      Post forged = Signed.mailgun("another-key", "u" + i, NOW, "f" + i);
      assertThat(posting.post(forged.headers(), forged.body())).isEqualTo(401);
    }
    assertThat(posting.kept).hasSize(1);
  }

  @Test
  void addresses_ofOthers_areNeverFetched() {
    int count = 0;
    for (String host :
        List.of(
            "sns.eu-west-1.amazonaws.com.evil.example",
            "evil.example",
            "sns.eu-west-1.amazonaws.com@evil.example",
            "evil.example/sns.eu-west-1.amazonaws.com",
            "evil.example#sns.eu-west-1.amazonaws.com",
            "evil.example?sns.eu-west-1.amazonaws.com",
            "evil.example\\\\@sns.eu-west-1.amazonaws.com",
            "sns.eu-west-1.amazonaws.com:443",
            "sns.eu-west-1.amazonaws.com.",
            "SNS.EU-WEST-1.AMAZONAWS.COM",
            "sns.eu-west-2.amazonaws.com",
            "sns.amazonaws.com",
            "sqs.eu-west-1.amazonaws.com",
            "s3.amazonaws.com",
            "sns.eu-west-1.amazonaws.com.cn",
            "sns.eu-west-1.amazonaws.co",
            "sns-eu-west-1.amazonaws.com",
            "xn--sns-eu-west-1.amazonaws.com",
            "127.0.0.1",
            "169.254.169.254",
            "[::1]",
            "localhost",
            "user:pass@sns.eu-west-1.amazonaws.com",
            "sns.eu-west-1.amazonaws.com%00.evil.example",
            "sns.eu-west-1.amazonaws.com\\u0000.evil.example")) {
      for (String scheme : List.of("https://", "http://", "HTTPS://", "file://", "//")) {
        Posting posting = sns();
        Map<String, String> fields =
            with(
                Signed.notification("n", Signed.SES, NOW),
                "SigningCertURL",
                scheme + host + "/SimpleNotificationService-01.pem");
        Post post = Signed.sns(fields);
        assertThat(posting.post(post.headers(), post.body())).isEqualTo(403);
        assertThat(posting.fetched).isEmpty();
        Posting confirming = sns();
        Post confirmation =
            Signed.sns(
                with(
                    Signed.confirmation(NOW),
                    "SubscribeURL",
                    scheme + host + "/?Action=ConfirmSubscription"));
        assertThat(confirming.post(confirmation.headers(), confirmation.body())).isEqualTo(403);
        assertThat(confirming.fetched).allMatch(URI.create(Signed.CERTIFICATE)::equals);
        count += 2;
      }
    }
    assertThat(count).isEqualTo(250);
  }
}
