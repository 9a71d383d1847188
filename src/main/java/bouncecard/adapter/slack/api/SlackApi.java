package bouncecard.adapter.slack.api;

import bouncecard.adapter.slack.api.SlackAnswers.Kind;
import bouncecard.app.serve.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Calls Slack's Web API and its response URLs: the one place where Slack is waited for and asked
/// again.
///
/// A call is made at most three times. What Slack limits is made again when it says (Retry-After,
/// at most 30 s); what broke is made again at once or soon. A message whose answer was lost may so
/// be posted twice, which is better than never.
public final class SlackApi {
  public static final Duration CONNECT = Duration.ofSeconds(3);
  public static final Duration CALL = Duration.ofSeconds(10);

  /// Our word for a call of which nobody knows what came of it.
  public static final String LOST = "lost_answer";

  private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);
  private static final int MOST_TRIES = 3;
  private static final long LONGEST_WAIT = Duration.ofSeconds(30).toMillis();
  private static final long SHORTEST_WAIT = 250;

  private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");

  private static final MediaType OCTETS = MediaType.get("application/octet-stream");

  private final OkHttpClient http;
  private final SlackSettings settings;
  private final SlackAnswers answers = new SlackAnswers();
  private final SlackReach reach = new SlackReach(this::probed);
  private final OkHttpClient unrepeating;
  private volatile String scopes = "";

  public SlackApi(OkHttpClient http, SlackSettings settings) {
    this.http = http;
    this.settings = settings;
    // OkHttp itself sends again what a kept connection did not answer.
    this.unrepeating = http.newBuilder().retryOnConnectionFailure(false).build();
  }

  /// What the bot's token may do, as far as Slack has said it.
  public String scopes() {
    return scopes;
  }

  /// Calls a method so that nothing is done twice: where nobody knows what came of it, it says
  /// [#LOST].
  public SlackAnswer callOnce(String method, Map<String, String> fields) {
    return sentOnce(request(method, fields, settings.botToken()), Kind.METHOD);
  }

  /// Posts to a response URL in the same way.
  public SlackAnswer respondOnce(String responseUrl, ObjectNode message) {
    try {
      return sentOnce(toUrl(responseUrl, message), Kind.RESPONSE_URL);
    } catch (IllegalArgumentException _) {
      return SlackAnswer.Refused.of("no_response_url");
    }
  }

  /// What Slack holds back was not done, and is sent again when it may be.
  private SlackAnswer sentOnce(Request request, Kind kind) {
    for (int attempt = 1; ; attempt++) {
      SlackAnswer answer = sent(request, kind);
      if (!(answer instanceof SlackAnswer.Refused(String error, String _, long wait))) {
        return answer;
      }
      boolean isHeldBack = error.equals("ratelimited") || error.equals("rate_limited");
      if (!isHeldBack) {
        return mayPass(error) && !error.equals("unreachable")
            ? SlackAnswer.Refused.of(LOST)
            : answer;
      }
      if (attempt >= MOST_TRIES
          || wait > LONGEST_WAIT
          || !waited(Duration.ofMillis(Math.max(wait, SHORTEST_WAIT)))) {
        return answer;
      }
    }
  }

  private SlackAnswer sent(Request request, Kind kind) {
    Call call = unrepeating.newCall(request);
    call.timeout().timeout(CALL.toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return answers.read(response, kind);
    } catch (ConnectException | UnknownHostException | NoRouteToHostException _) {
      return SlackAnswer.Refused.of("unreachable");
    } catch (IOException _) {
      return SlackAnswer.Refused.of(LOST);
    }
  }

  /// Calls a method as the bot, again where that may help.
  public SlackAnswer call(String method, Map<String, String> fields) {
    return scoped(patiently(method, request(method, fields, settings.botToken()), Kind.METHOD));
  }

  /// Calls a method with a token that Slack gave for it, again where that may help. What comes of
  /// it tells nothing of the bot's own token.
  ///
  /// @param token the bot's own is taken where it is empty
  public SlackAnswer callAs(Secret token, String method, Map<String, String> fields) {
    return token.value().isEmpty()
        ? call(method, fields)
        : patiently(method, request(method, fields, token), Kind.METHOD);
  }

  /// Calls a method as the bot, once and for no longer than `limit`.
  public SlackAnswer callOnce(String method, Map<String, String> fields, Duration limit) {
    return noted(scoped(once(request(method, fields, settings.botToken()), limit, Kind.METHOD)));
  }

  /// Calls a method with a token of its own, once and for no longer than `limit`.
  public SlackAnswer callOnce(String method, Secret token, Duration limit) {
    return noted(once(request(method, Map.of(), token), limit, Kind.METHOD));
  }

  /// Posts to a response URL.
  public SlackAnswer respond(String responseUrl, ObjectNode message) {
    try {
      return patiently("response_url", toUrl(responseUrl, message), Kind.RESPONSE_URL);
    } catch (IllegalArgumentException _) {
      return SlackAnswer.Refused.of("no_response_url");
    }
  }

  /// Sends the bytes of a file to where Slack takes it, as the address itself allows.
  ///
  /// @return whether Slack has them
  public boolean upload(String address, byte[] bytes) {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      return false;
    }
    Call call =
        http.newCall(
            new Request.Builder().url(url).post(RequestBody.create(bytes, OCTETS)).build());
    call.timeout().timeout(CALL.toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return response.isSuccessful();
    } catch (IOException _) {
      return false;
    }
  }

  private static Request toUrl(String responseUrl, ObjectNode message) {
    RequestBody body = RequestBody.create(message.toString(), JSON_TYPE);
    return new Request.Builder().url(responseUrl).post(body).build();
  }

  /// Whether Slack's API can be used.
  public SlackReach reach() {
    return reach;
  }

  private SlackAnswer scoped(SlackAnswer answer) {
    if (answer instanceof SlackAnswer.Taken(var _, String told) && !told.isEmpty()) {
      scopes = told;
    }
    return answer;
  }

  private SlackAnswer noted(SlackAnswer answer) {
    reach.note(answer, /* isLast= */ false);
    return answer;
  }

  private SlackAnswer probed() {
    return once(request("auth.test", Map.of(), settings.botToken()), CALL, Kind.METHOD);
  }

  private Request request(String method, Map<String, String> fields, Secret token) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return new Request.Builder()
        .url(settings.api().resolve(method).toString())
        .header("Authorization", "Bearer " + token.value())
        .post(form.build())
        .build();
  }

  private SlackAnswer patiently(String name, Request request, Kind kind) {
    for (int attempt = 1; ; attempt++) {
      SlackAnswer answer = once(request, CALL, kind);
      Optional<Duration> wait = waitBeforeNext(answer, attempt);
      boolean isLast = wait.isEmpty() || attempt >= MOST_TRIES;
      if (kind == Kind.METHOD) {
        reach.note(answer, isLast);
      }
      Duration before = wait.orElse(Duration.ZERO);
      if (isLast || !waited(before)) {
        return answer;
      }
      LOG.atDebug()
          .addKeyValue("call", name)
          .addKeyValue("attempt", attempt)
          .addKeyValue("wait", before.toMillis())
          .log("calling again");
    }
  }

  /// How long to wait before it is worth calling again; empty where it is not.
  private static Optional<Duration> waitBeforeNext(SlackAnswer answer, int attempt) {
    if (!(answer instanceof SlackAnswer.Refused(String error, String _, long wait))) {
      return Optional.empty();
    }
    if (wait > 0) {
      return wait <= LONGEST_WAIT ? Optional.of(Duration.ofMillis(wait)) : Optional.empty();
    }
    long base = SHORTEST_WAIT << (attempt - 1);
    return mayPass(error)
        ? Optional.of(Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base)))
        : Optional.empty();
  }

  private static boolean mayPass(String error) {
    return switch (error) {
      case "unreachable",
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          SlackAnswers.TOO_MANY_AT_ONCE ->
          true;
      default -> error.startsWith("http_5");
    };
  }

  private static boolean waited(Duration wait) {
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private SlackAnswer once(Request request, Duration limit, Kind kind) {
    Call call = http.newCall(request);
    call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return answers.read(response, kind);
    } catch (IOException _) {
      return SlackAnswer.Refused.of("unreachable");
    }
  }
}
