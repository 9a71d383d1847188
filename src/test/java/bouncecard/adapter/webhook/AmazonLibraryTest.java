package bouncecard.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.webhook.Signed.Post;
import com.amazonaws.services.sns.util.SignatureChecker;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What we take as signed by SNS is what Amazon's own library takes, and what it does not take we
/// do not.
///
/// Of that library its check of signatures is used. Its message manager asks no more of a
/// certificate than its time and its name, and can be given neither a certificate nor a connection
/// to fetch it by.
@SuppressWarnings("deprecation") // all of it is; what came after it does not resolve
class AmazonLibraryTest {
  private static final PublicKey KEY = key();
  private final SignatureChecker library = new SignatureChecker();

  private static PublicKey key() {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(Posting.resource("sns.pem")))
          .getPublicKey();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static int ours(Post post) {
    Posting posting = new Posting("amazon-ses", Map.of("topics", List.of(Signed.TOPIC)));
    posting.there.put(Signed.CERTIFICATE, Posting.resource("sns.pem"));
    posting.there.put(
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3Abounces&Token=2336412f37fb687f5d51e6e2425e",
        new byte[0]);
    return posting.post(post.headers(), post.body());
  }

  private static List<Map<String, String>> samples() {
    List<Map<String, String>> samples = new ArrayList<>();
    int number = 0;
    for (String message :
        List.of(
            Signed.SES,
            "",
            "Grüße \ud83d\ude00 메일",
            "two\nlines\r\n\tand \"quotes\" \\ / \u0001",
            " \u2028 ")) {
      for (String version : List.of("1", "2")) {
        Map<String, String> fields = Signed.notification("n-" + ++number, message, Posting.NOW);
        fields.put("SignatureVersion", version);
        samples.add(fields);
        Map<String, String> withoutSubject = new LinkedHashMap<>(fields);
        withoutSubject.remove("Subject");
        samples.add(withoutSubject);
        Map<String, String> confirmation = Signed.confirmation(Posting.NOW);
        confirmation.put("SignatureVersion", version);
        confirmation.put("Message", message);
        samples.add(confirmation);
      }
    }
    return samples;
  }

  @Test
  void signedSample_isTakenByBoth() {
    for (Map<String, String> fields : samples()) {
      Post post = Signed.sns(fields);
      assertThat(library.verifyMessageSignature(post.body(), KEY)).as(post.body()).isTrue();
      assertThat(ours(post)).as(post.body()).isEqualTo(200);
    }
  }

  @Test
  void sampleChangedAfterItWasSigned_isRefusedByBoth() {
    for (Map<String, String> fields : samples()) {
      Post signed = Signed.sns(fields);
      String signature =
          TopFields.of(signed.body().getBytes(UTF_8)).orElseThrow().getOrDefault("Signature", "");
      for (String changed : List.of("Message", "MessageId", "Token", "SubscribeURL", "Subject")) {
        if (fields.containsKey(changed)) {
          Map<String, String> other = new LinkedHashMap<>(fields);
          other.put("Signature", signature);
          other.put(changed, fields.get(changed) + "0");
          Post post = Signed.unsignedSns(other);
          assertThat(library.verifyMessageSignature(post.body(), KEY)).as(post.body()).isFalse();
          assertThat(ours(post)).as(post.body()).isEqualTo(403);
        }
      }
    }
  }
}
