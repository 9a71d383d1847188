package bouncecard.adapter.slack.api;

import bouncecard.app.serve.ByteBudget;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what was answered to a call, no more of it than Slack would send, and believes it only
/// where it is in Slack's own format: a proxy that asks to sign in says 200 as well.
public final class SlackAnswers {
  /// Our words for what Slack did not say.
  static final String FOREIGN = "foreign_answer";

  public static final String ENDLESS = "endless_answer";
  static final String TOO_MANY_AT_ONCE = "too_many_answers";

  /// The longest thread that is read is far shorter.
  private static final long LARGEST = 1 << 20;

  /// Of all answers that are being read; in JSON taken apart they are several times as large.
  private static final long LARGEST_TOGETHER = 4 << 20;

  private static final long STEP = 1 << 14;
  private static final int TOO_MANY = 429;
  private static final int SERVERS_FAULT = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ByteBudget budget = new ByteBudget(LARGEST_TOGETHER);

  /// What kind of address was called.
  enum Kind {
    /// Says `ok` in JSON, whatever it says.
    METHOD,
    /// Says `ok` as a word or in JSON, or nothing.
    RESPONSE_URL
  }

  SlackAnswer read(Response response, Kind kind) throws IOException {
    int status = response.code();
    if (status == TOO_MANY) {
      return new SlackAnswer.Refused("ratelimited", "", retryAfter(response));
    }
    if (status >= SERVERS_FAULT) {
      return new SlackAnswer.Refused("http_" + status, "", retryAfter(response));
    }
    BufferedSource source = response.body().source();
    long taken = 0;
    try {
      Buffer text = new Buffer();
      while (!source.exhausted()) {
        if (text.size() + STEP > LARGEST) {
          return SlackAnswer.Refused.of(ENDLESS);
        }
        if (!budget.take(STEP)) {
          return SlackAnswer.Refused.of(TOO_MANY_AT_ONCE);
        }
        taken += STEP;
        text.write(source, source.request(STEP) ? STEP : source.getBuffer().size());
      }
      return answer(response, text.readUtf8().strip(), kind);
    } finally {
      budget.give(taken);
    }
  }

  private static SlackAnswer answer(Response response, String text, Kind kind) {
    JsonNode body = parsed(text);
    String error = body.path("error").asString("");
    if (!response.isSuccessful()) {
      String word = error.isEmpty() && isWord(text) ? text : error;
      return new SlackAnswer.Refused(
          word.isEmpty() ? "http_" + response.code() : word, body.path("needed").asString(""), 0);
    }
    boolean isSlacks =
        switch (kind) {
          case METHOD -> isJson(response) && body.path("ok").isBoolean();
          case RESPONSE_URL -> text.isEmpty() || isWord(text) || text.startsWith("{");
        };
    if (!isSlacks) {
      return SlackAnswer.Refused.of(FOREIGN);
    }
    if (!body.path("ok").asBoolean(true)) {
      return new SlackAnswer.Refused(
          error.isEmpty() ? FOREIGN : error, body.path("needed").asString(""), 0);
    }
    return new SlackAnswer.Taken(
        body, Optional.ofNullable(response.header("x-oauth-scopes")).orElse(""));
  }

  private static boolean isJson(Response response) {
    return Optional.ofNullable(response.body().contentType())
        .filter(type -> type.type().equals("application") && type.subtype().equals("json"))
        .isPresent();
  }

  private static long retryAfter(Response response) {
    String seconds = Optional.ofNullable(response.header("Retry-After")).orElse("");
    boolean isNumber =
        !seconds.isEmpty() && seconds.length() < 7 && seconds.chars().allMatch(Character::isDigit);
    return isNumber ? Math.max(1, Long.parseLong(seconds) * 1_000) : 0;
  }

  /// Response URLs say `ok` and `used_url` without JSON.
  private static JsonNode parsed(String text) {
    if (!text.startsWith("{")) {
      return SlackJson.object();
    }
    try {
      return JSON.readTree(text);
    } catch (JacksonException _) {
      return SlackJson.object();
    }
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.length() <= 60
        && text.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
  }
}
