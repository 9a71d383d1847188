package bouncecard.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.webhook.Signed.Post;
import bouncecard.app.inlet.WebhookKinds;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  private static final Map<String, List<String>> TOPICS =
      Map.of(WebhookKinds.TOPICS, List.of(Signed.TOPIC));
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

  private static Posting sns() {
    Posting posting = new Posting("amazon-ses", TOPICS);
    posting.there.put(Signed.CERTIFICATE, Posting.resource("sns.pem"));
    return posting;
  }

  private static int post(Posting posting, Post post) {
    return posting.post(post.headers(), post.body());
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> changed = new HashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void sns_signedNotification_isKeptWithItsMessage(String version) {
    Posting posting = sns();
    Map<String, String> fields =
        with(Signed.notification("n-1", Signed.SES, Posting.NOW), "SignatureVersion", version);
    assertThat(post(posting, Signed.sns(fields))).isEqualTo(200);
    assertThat(posting.ids()).containsExactly("n-1");
    assertThat(new String(posting.kept.getFirst().bytes(), UTF_8)).isEqualTo(Signed.SES);
    assertThat(posting.fetched).containsExactly(URI.create(Signed.CERTIFICATE));
  }

  @Test
  void sns_aThousandNotifications_fetchTheCertificateOnce() {
    Posting posting = sns();
    for (int i = 0; i < 20; i++) {
      assertThat(post(posting, Signed.sns(Signed.notification("n" + i, Signed.SES, Posting.NOW))))
          .isEqualTo(200);
    }
    assertThat(posting.fetched).hasSize(1);
    assertThat(posting.kept).hasSize(20);
  }

  @Test
  void sns_subscriptionOfAListedTopic_isConfirmedAtAnAddressOfOurOwn() {
    Posting posting = sns();
    String address =
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3Abounces&Token=2336412f37fb687f5d51e6e2425e";
    posting.there.put(address, new byte[] {1});
    assertThat(post(posting, Signed.sns(Signed.confirmation(Posting.NOW)))).isEqualTo(200);
    assertThat(posting.fetched)
        .containsExactly(URI.create(Signed.CERTIFICATE), URI.create(address));
    assertThat(posting.kept).isEmpty();
  }

  @Test
  void sns_subscriptionThatCannotBeConfirmed_isToBeSentAgain() {
    assertThat(post(sns(), Signed.sns(Signed.confirmation(Posting.NOW)))).isEqualTo(503);
  }

  @Test
  void sns_certificateThatIsAway_isToBeSentAgainAndIsFetchedLater() {
    Posting posting = new Posting("amazon-ses", TOPICS);
    Post post = Signed.sns(Signed.notification("n-1", Signed.SES, Posting.NOW));
    assertThat(post(posting, post)).isEqualTo(503);
    assertThat(post(posting, post)).isEqualTo(503);
    assertThat(posting.fetched).hasSize(1);
    posting.there.put(Signed.CERTIFICATE, Posting.resource("sns.pem"));
    posting.now = Posting.NOW.plusSeconds(20);
    assertThat(post(posting, post)).isEqualTo(200);
  }

  @Test
  void sns_messageThatTellsOfTheSetUp_isNotKept() {
    Posting posting = sns();
    Map<String, String> fields =
        Signed.notification(
            "n-1",
            "Successfully validated SNS topic for Amazon SES event publishing.",
            Posting.NOW);
    assertThat(post(posting, Signed.sns(fields))).isEqualTo(200);
    assertThat(posting.kept).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.pem", "root.pem", "README.md", "chain.pem", "claimed.pem"})
  void sns_certificateThatDoesNotCount_isNotBelieved(String file) {
    Posting posting = new Posting("amazon-ses", TOPICS);
    // chain.pem leads to an issuer whom nobody trusts, claimed.pem names one who did not issue it
    posting.there.put(Signed.CERTIFICATE, Posting.resource(file));
    assertThat(post(posting, Signed.sns(Signed.notification("n-1", Signed.SES, Posting.NOW))))
        .isEqualTo(503);
    assertThat(posting.kept).isEmpty();
  }

  @Test
  void sns_certificateWhoseTimeIsOver_isNotBelieved() {
    Posting posting = sns();
    posting.now = Posting.NOW.plus(Duration.ofDays(36_600));
    assertThat(post(posting, Signed.sns(Signed.notification("n-1", Signed.SES, posting.now))))
        .isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    "TopicArn, arn:aws:sns:eu-west-1:123456789012:other",
    "TopicArn, arn:aws:sns:eu-west-1:999999999999:bounces",
    "Timestamp, 2026-12-01T07:00:00Z",
    "Timestamp, 2026-12-01T09:06:00Z",
    "Timestamp, yesterday",
    "SignatureVersion, 3",
    "SigningCertURL, http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01.pem",
    "SigningCertURL,"
        + " https://sns.eu-west-1.amazonaws.com.example.net/SimpleNotificationService-01.pem",
    "SigningCertURL,"
        + " https://sns.eu-west-1.amazonaws.com@example.net/SimpleNotificationService-01.pem",
    "SigningCertURL, https://example.net/SimpleNotificationService-01.pem",
    "SigningCertURL, https://sns.eu-west-1.amazonaws.com:8443/SimpleNotificationService-01.pem",
    "SigningCertURL, https://sns.eu-west-1.amazonaws.com/../SimpleNotificationService-01.pem",
    "SigningCertURL, https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01.pem?x=.pem",
    "SigningCertURL, https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01.pem#.pem",
    "SigningCertURL, https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-zz.pem",
    "SigningCertURL, https://sns.us-east-1.amazonaws.com/SimpleNotificationService-01.pem",
    "SigningCertURL, https://sns.eu-west-1.amazonaws.com.cn/SimpleNotificationService-01.pem",
    "SigningCertURL, https://bucket.s3.amazonaws.com/SimpleNotificationService-01.pem",
    "SigningCertURL, HTTPS://SNS.eu-west-1.amazonaws.com/SimpleNotificationService-01.pem",
    "SigningCertURL, file:///etc/passwd",
    "Type, Other"
  })
  void sns_anythingElse_isRefusedAndNothingIsFetchedForIt(String field, String value) {
    Posting posting = sns();
    Map<String, String> fields =
        with(Signed.notification("n-1", Signed.SES, Posting.NOW), field, value);
    assertThat(post(posting, Signed.sns(fields))).isEqualTo(403);
    assertThat(posting.kept).isEmpty();
    assertThat(posting.fetched).allMatch(one -> one.toString().equals(Signed.CERTIFICATE));
  }

  @Test
  void sns_topicInTheHeadAlone_isNotEnough() {
    Posting posting = sns();
    Map<String, String> fields =
        with(
            Signed.notification("n-1", Signed.SES, Posting.NOW),
            "TopicArn",
            "arn:aws:sns:eu-west-1:123456789012:other");
    Post post = Signed.sns(fields);
    assertThat(posting.post(Map.of("x-amz-sns-topic-arn", Signed.TOPIC), post.body()))
        .isEqualTo(403);
    assertThat(posting.fetched).isEmpty();
  }

  @Test
  void sns_aKeyThatStandsTwice_isRefusedUnread() {
    Posting posting = sns();
    Post post = Signed.sns(Signed.notification("n-1", Signed.SES, Posting.NOW));
    String twice = post.body().replaceFirst("\\{", "{\"Message\":\"other\",");
    assertThat(posting.post(post.headers(), twice)).isEqualTo(403);
    assertThat(posting.fetched).isEmpty();
  }

  @Test
  void sns_subscribeAddressElsewhere_isNotFetched() {
    Posting posting = sns();
    for (String address :
        List.of(
            "https://example.net/?Action=ConfirmSubscription",
            "https://sns.eu-west-1.amazonaws.com.example.net/?Action=ConfirmSubscription",
            "http://169.254.169.254/latest/meta-data")) {
      Map<String, String> fields = with(Signed.confirmation(Posting.NOW), "SubscribeURL", address);
      assertThat(post(posting, Signed.sns(fields))).isEqualTo(403);
    }
    assertThat(posting.fetched).containsExactly(URI.create(Signed.CERTIFICATE));
  }

  @Test
  void sendGrid_signedBatch_isKeptEventByEvent() {
    KeyPair key = Signed.ecKey();
    Posting posting =
        new Posting("sendgrid", Map.of(), Signed.base64(key.getPublic().getEncoded()));
    Post post = Signed.sendGrid(key, Posting.NOW, Signed.sendGridEvents("a", "b", "c"));
    assertThat(post(posting, post)).isEqualTo(200);
    assertThat(posting.ids()).containsExactly("a", "b", "c");
    assertThat(new String(posting.kept.get(1).bytes(), UTF_8))
        .startsWith("{\"email\"")
        .endsWith("unknown\"}")
        .contains("\"b\"");
    assertThat(post(posting, post)).isEqualTo(200);
    Post more = Signed.sendGrid(key, Posting.NOW, Signed.sendGridEvents("c", "d"));
    assertThat(post(posting, more)).isEqualTo(200);
    assertThat(posting.ids()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void sendGrid_twoKeys_areBothTakenWhileTheyAreChanged() {
    KeyPair former = Signed.ecKey();
    KeyPair next = Signed.ecKey();
    Posting posting =
        new Posting(
            "sendgrid",
            Map.of(),
            Signed.base64(former.getPublic().getEncoded()),
            Signed.base64(next.getPublic().getEncoded()));
    assertThat(post(posting, Signed.sendGrid(former, Posting.NOW, Signed.sendGridEvents("a"))))
        .isEqualTo(200);
    assertThat(post(posting, Signed.sendGrid(next, Posting.NOW, Signed.sendGridEvents("b"))))
        .isEqualTo(200);
    assertThat(
            post(posting, Signed.sendGrid(Signed.ecKey(), Posting.NOW, Signed.sendGridEvents("c"))))
        .isEqualTo(401);
  }

  @Test
  void whatIsNotTheServices_isToldOnceEach() {
    KeyPair key = Signed.ecKey();
    Posting posting =
        new Posting("sendgrid", Map.of(), Signed.base64(key.getPublic().getEncoded()));
    assertThat(post(posting, Signed.sendGrid(key, Posting.NOW, Signed.sendGridEvents("a"))))
        .isEqualTo(200);
    assertThat(posting.refused).isEmpty();
    assertThat(
            post(posting, Signed.sendGrid(Signed.ecKey(), Posting.NOW, Signed.sendGridEvents("b"))))
        .isEqualTo(401);
    assertThat(posting.refused).containsExactly("mail");
    Posting standard = new Posting("resend", Map.of(), "whsec_" + Signed.base64(new byte[24]));
    assertThat(standard.post(Map.of("svix-id", "x"), "{}")).isEqualTo(401);
    assertThat(standard.refused).containsExactly("mail");
  }

  @Test
  void sendGrid_olderThanItsIdIsKnown_isRefused() {
    KeyPair key = Signed.ecKey();
    Posting posting =
        new Posting("sendgrid", Map.of(), Signed.base64(key.getPublic().getEncoded()));
    Post post = Signed.sendGrid(key, Posting.NOW, Signed.sendGridEvents("a"));
    posting.now = Posting.NOW.plus(Duration.ofHours(24));
    assertThat(post(posting, post)).isEqualTo(200);
    posting.now = Posting.NOW.plus(Duration.ofHours(26));
    assertThat(post(posting, post)).isEqualTo(401);
  }

  @Test
  void mailgun_tokenForAnotherEvent_isRefused() {
    String key = "key-0123456789";
    Posting posting = new Posting("mailgun", Map.of(), key);
    Post post = Signed.mailgun(key, "t".repeat(50), Posting.NOW, "e-1");
    assertThat(post(posting, post)).isEqualTo(200);
    assertThat(post(posting, post)).isEqualTo(200);
    Post other = Signed.mailgun(key, "t".repeat(50), Posting.NOW, "e-2");
    assertThat(post(posting, other)).isEqualTo(401);
    assertThat(posting.ids()).containsExactly("e-1");
    posting.now = Posting.NOW.plus(Duration.ofHours(10));
    assertThat(post(posting, Signed.mailgun(key, "u", Posting.NOW, "e-3"))).isEqualTo(401);
  }

  @Test
  void mandrill_addressAndParametersAreSigned() {
    Posting posting =
        new Posting("mandrill", Map.of(WebhookKinds.URL, List.of(Signed.URL)), "mandrill-key-1");
    String events =
        "[{\"event\":\"hard_bounce\",\"_id\":\"x+1\",\"ts\":1,\"msg\":{\"email\":\"ann@example.com\"}}]";
    Post post = Signed.mandrill("mandrill-key-1", Signed.URL, events);
    assertThat(post(posting, post)).isEqualTo(200);
    assertThat(posting.ids()).containsExactly("hard_bounce/x+1/1");
    Post elsewhere = Signed.mandrill("mandrill-key-1", "https://bot.example.com/in/b", events);
    assertThat(post(posting, elsewhere)).isEqualTo(401);
    assertThat(posting.post(post.headers(), post.body() + "&more=1")).isEqualTo(401);
    // What Mandrill tries while it is set up.
    assertThat(post(posting, Signed.mandrill("test-webhook", Signed.URL, "[]"))).isEqualTo(200);
    assertThat(posting.response("GET", Map.of(), new byte[0]).status()).isEqualTo(200);
    assertThat(posting.kept).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"resend, svix", "standard, webhook", "loops, webhook", "agentmail, svix"})
  void standard_signedNow_isKeptUnderItsId(String service, String prefix) {
    Posting posting = new Posting(service, Map.of(), "whsec_" + Signed.base64(KEY));
    Post post = Signed.standard(KEY, prefix, "msg_1", Posting.NOW, "{\"type\":\"email.bounced\"}");
    assertThat(post(posting, post)).isEqualTo(200);
    assertThat(posting.ids()).containsExactly("msg_1");
    Map<String, String> several =
        with(
            post.headers(),
            prefix + "-signature",
            "v1a,AAAA v1,AAAA " + post.headers().get(prefix + "-signature"));
    assertThat(posting.post(several, post.body())).isEqualTo(200);
    posting.now = Posting.NOW.plusSeconds(301);
    assertThat(post(posting, post)).isEqualTo(401);
    assertThat(posting.kept).hasSize(1);
  }

  @Test
  void standard_pointInTheId_isRefused() {
    Posting posting = new Posting("resend", Map.of(), "whsec_" + Signed.base64(KEY));
    assertThat(post(posting, Signed.standard(KEY, "svix", "a.1", Posting.NOW, "{}")))
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"postmark, 401", "mailjet, 401", "sparkpost, 401", "brevo, 429", "any, 401"})
  void credentials_asEachServiceShowsThem_areTaken(String service, int refused) {
    Posting posting =
        new Posting(service, Map.of(), "name:a long password", "another-key-of-20-chars");
    String basic = Signed.base64("name:a long password".getBytes(UTF_8));
    assertThat(posting.post(Map.of("Authorization", "Basic " + basic), "{\"a\":1}")).isEqualTo(200);
    assertThat(posting.post(Map.of("authorization", "bearer another-key-of-20-chars"), "{\"a\":2}"))
        .isEqualTo(200);
    assertThat(posting.post(Map.of("X-Api-Key", "another-key-of-20-chars"), "{\"a\":3}"))
        .isEqualTo(200);
    assertThat(posting.kept).hasSize(3);
    for (Map<String, String> wrong :
        List.of(
            Map.<String, String>of(),
            Map.of("Authorization", "Basic " + basic + "A"),
            Map.of("Authorization", "Bearer another-key-of-20-char"),
            Map.of("Authorization", "Bearer "),
            Map.of("Authorization", "another-key-of-20-chars"))) {
      assertThat(posting.post(wrong, "{\"a\":4}")).isEqualTo(refused);
    }
    assertThat(posting.kept).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"postmark, 503", "brevo, 429", "any, 503"})
  void full_isAnsweredSoThatTheServiceTriesAgain(String service, int status) {
    Posting posting = new Posting(service, Map.of(), "another-key-of-20-chars");
    posting.isFull = true;
    Map<String, String> shown = Map.of("Authorization", "Bearer another-key-of-20-chars");
    assertThat(posting.post(shown, "{}")).isEqualTo(status);
    posting.isFull = false;
    assertThat(posting.post(shown, "{}")).isEqualTo(200);
  }

  @Test
  void sparkPost_batch_isKeptByTheIdsOfItsEvents() {
    Posting posting = new Posting("sparkpost", Map.of(), "another-key-of-20-chars");
    String batch =
        "[{\"msys\":{\"message_event\":{\"type\":\"bounce\",\"event_id\":\"1\"}}},{\"msys\":{\"track_event\":{\"event_id\":\"2\"}}},{\"msys\":{}}]";
    assertThat(posting.post(Map.of("Authorization", "Bearer another-key-of-20-chars"), batch))
        .isEqualTo(200);
    assertThat(posting.ids()).containsExactly("1", "2", "");
  }

  @Test
  void body_thatIsNoJson_isKeptAsItIs() {
    Posting posting = new Posting("any", Map.of(), "another-key-of-20-chars");
    Map<String, String> shown = Map.of("Authorization", "Bearer another-key-of-20-chars");
    for (String body :
        List.of("550 5.1.1 no such user", "{\"a\":", "[1,2", "{} {}", "[".repeat(10_000), "")) {
      assertThat(posting.post(shown, body)).isEqualTo(200);
      assertThat(new String(posting.kept.getLast().bytes(), UTF_8)).isEqualTo(body);
    }
  }
}
