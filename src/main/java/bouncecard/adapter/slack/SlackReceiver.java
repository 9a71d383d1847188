package bouncecard.adapter.slack;

import bouncecard.app.serve.Endpoint;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Runs Bolt on what Slack delivers, over the connection or over HTTP, and acknowledges it whatever
/// becomes of it: Slack would tell the person that the app did not respond.
final class SlackReceiver {
  private static final Logger LOG = LoggerFactory.getLogger(SlackReceiver.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What is looked at. Bolt logs what it does not know with all that is in it.
  private static final Set<String> TYPES =
      Set.of(
          "event_callback",
          "block_actions",
          "message_action",
          "shortcut",
          "view_submission",
          "url_verification");

  private static final int THREADS = 4;
  private static final int MOST_WAITING = 10_000;
  private static final String PAYLOAD = "payload=";

  /// How many seconds a request may be signed in the future, by a clock that is wrong.
  private static final long FURTHEST_AHEAD = 300;

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature.@Nullable Verifier verifier;

  /// Threads of the platform: the tasks that fill the virtual ones must not hold up an
  /// acknowledgement.
  private final ExecutorService acknowledging =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("slack-receiver-", 1).daemon().factory());

  private volatile boolean isStopped;

  /// @param verifier of signatures; null where nothing comes over HTTP
  SlackReceiver(App app, SlackSignature.@Nullable Verifier verifier) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.verifier = verifier;
  }

  /// Takes a message of the connection. What is not taken, Slack delivers again.
  ///
  /// @param acknowledge sends the acknowledgement
  /// @param closing is told when Slack is about to close the line
  void take(
      SlackLine line,
      String message,
      BiConsumer<SlackLine, String> acknowledge,
      java.util.function.Consumer<SlackLine> closing) {
    if (isStopped) {
      return;
    }
    try {
      acknowledging.execute(() -> handle(line, message, acknowledge, closing));
    } catch (RejectedExecutionException _) {
      LOG.warn("more comes in than can be acknowledged");
    }
  }

  private void handle(
      SlackLine line,
      String message,
      BiConsumer<SlackLine, String> acknowledge,
      java.util.function.Consumer<SlackLine> closing) {
    JsonNode envelope = parsed(message);
    String id = envelope.path("envelope_id").asString("");
    if (envelope.path("type").asString("").equals("disconnect")) {
      closing.accept(line);
    } else if (!id.isEmpty()) {
      ObjectNode acknowledgement = SlackJson.object().put("envelope_id", id);
      String body = answered(envelope.path("payload"));
      if (body.startsWith("{")) {
        acknowledgement.set("payload", parsed(body));
      }
      acknowledge.accept(line, acknowledgement.toString());
    }
  }

  /// Bolt's answer; empty where there is nothing to say.
  private String answered(JsonNode payload) {
    if (!isKnown(payload)) {
      return "";
    }
    Request<?> request = read(payload.toString(), Map.of(), /* isSocket= */ true);
    try {
      Response response = app.run(request);
      return response.getStatusCode() == 200 && response.getBody() != null
          ? response.getBody()
          : "";
    } catch (Exception | StackOverflowError e) {
      failed(e);
      return "";
    }
  }

  private static boolean isKnown(JsonNode payload) {
    return payload.path("command").isString() || TYPES.contains(payload.path("type").asString(""));
  }

  /// What Bolt makes of it; null where it can make nothing of it.
  private @Nullable Request<?> read(
      String body, Map<String, List<String>> headers, boolean isSocket) {
    try {
      return parser.parse(
          SlackRequestParser.HttpRequest.builder()
              .socketMode(isSocket)
              .requestUri("")
              .remoteAddress("")
              .queryString(Map.of())
              .requestBody(body)
              .headers(new RequestHeaders(headers))
              .build());
    } catch (RuntimeException | StackOverflowError e) {
      unreadable(e);
      return null;
    }
  }

  /// Answers a request that Slack sent, and refuses one that somebody else did.
  Endpoint.Response answer(Endpoint.Request request) {
    if (!request.method().equals("POST")) {
      return status(405);
    }
    if (isStopped) {
      return status(503);
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (!isSigned(request, body)) {
      return status(401);
    }
    if (!isKnown(body)) {
      return status(200);
    }
    Request<?> parsed = read(body, request.headers(), /* isSocket= */ false);
    try {
      return parsed == null ? status(200) : copied(app.run(parsed));
    } catch (Exception | StackOverflowError e) {
      failed(e);
      return status(200);
    }
  }

  /// Before anything in it is looked at: Bolt reads first, and logs what it cannot read.
  private boolean isSigned(Endpoint.Request request, String body) {
    String timestamp =
        request.header(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP).orElse("");
    String signature = request.header(SlackSignature.HeaderNames.X_SLACK_SIGNATURE).orElse("");
    boolean isNumber =
        !timestamp.isEmpty()
            && timestamp.length() < 13
            && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    // Bolt looks at the past only.
    return verifier != null
        && isNumber
        && Long.parseLong(timestamp) <= Instant.now().getEpochSecond() + FURTHEST_AHEAD
        && verifier.isValid(timestamp, body, signature);
  }

  private static boolean isKnown(String body) {
    if (body.startsWith(PAYLOAD)) {
      try {
        String encoded = body.substring(PAYLOAD.length());
        return isKnown(parsed(URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException e) {
        unreadable(e);
        return false;
      }
    }
    return body.startsWith("{") ? isKnown(parsed(body)) : body.contains("command=");
  }

  private static Endpoint.Response copied(Response response) {
    int status = response.getStatusCode();
    String body = response.getBody() == null ? "" : response.getBody();
    boolean isForUs = status != 200 && status != 401; // such as that there is no listener
    return isForUs
        ? status(200)
        : new Endpoint.Response(
            status,
            body.isEmpty() ? "" : response.getContentType(),
            body.getBytes(StandardCharsets.UTF_8));
  }

  private static Endpoint.Response status(int status) {
    return new Endpoint.Response(status, "", new byte[0]);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      unreadable(e);
      return SlackJson.object();
    }
  }

  private static void unreadable(Throwable e) {
    LOG.atWarn()
        .addKeyValue("exception", e.getClass().getName())
        .log("Slack delivered what cannot be read");
  }

  private static void failed(Throwable e) {
    LOG.atError()
        .addKeyValue("exception", e.getClass().getName())
        .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
        .log("failed before an acknowledgement");
  }

  /// Takes nothing more; what was taken is still acknowledged.
  void stop() {
    isStopped = true;
    acknowledging.shutdown();
    try {
      if (!acknowledging.awaitTermination(1, TimeUnit.SECONDS)) {
        acknowledging.shutdownNow();
      }
    } catch (InterruptedException _) {
      acknowledging.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
