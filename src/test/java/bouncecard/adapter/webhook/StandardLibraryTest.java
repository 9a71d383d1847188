package bouncecard.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.webhook.Signed.Post;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What we take is what the library of Standard Webhooks signs, and what it would take itself.
class StandardLibraryTest {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final String SECRET = "whsec_" + Signed.base64(KEY);

  private static Posting posting(Instant now) {
    Posting posting = new Posting("standard", Map.of(), SECRET);
    posting.now = now;
    return posting;
  }

  @Test
  void post_signedByTheLibrary_isKept() throws Exception {
    Instant now = Instant.now();
    for (String body : List.of("{}", "{\"a\":\"\u00fc \ud83d\ude00\"}", "no json", "[1,\n2]\r\n")) {
      String signature = new Webhook(SECRET).sign("msg_2", now.getEpochSecond(), body);
      Posting posting = posting(now);
      assertThat(
              posting.post(
                  Map.of(
                      "webhook-id",
                      "msg_2",
                      "webhook-timestamp",
                      Long.toString(now.getEpochSecond()),
                      "webhook-signature",
                      signature),
                  body))
          .isEqualTo(200);
      assertThat(posting.ids()).containsExactly("msg_2");
    }
  }

  @Test
  void post_thatWeTake_isTakenByTheLibrary() throws Exception {
    Instant now = Instant.now();
    Post post = Signed.standard(KEY, "webhook", "msg_3", now, "{\"type\":\"email.bounced\"}");
    assertThat(posting(now).post(post.headers(), post.body())).isEqualTo(200);
    Map<String, List<String>> headers = new HashMap<>();
    post.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    Webhook library = new Webhook(SECRET);
    library.verify(post.body(), headers);
    assertThatThrownBy(() -> library.verify(post.body() + " ", headers))
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(posting(now).post(post.headers(), post.body() + " ")).isEqualTo(401);
  }
}
