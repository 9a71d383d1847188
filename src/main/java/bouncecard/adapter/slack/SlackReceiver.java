package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.app.replica.Errand;
import bouncecard.app.serve.Arisen;
import bouncecard.app.serve.Endpoint;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// Those of them that come over HTTP as JSON; the others come in the field of a form.
  private static final Set<String> IN_JSON = Set.of("event_callback", "url_verification");

  /// What is not acknowledged, so that Slack delivers it again.
  static final int NOT_NOW = 503;

  private static final int THREADS = 4;
  private static final int MOST_WAITING = 10_000;
  private static final String PAYLOAD = "payload=";

  /// Far more than Slack sends.
  private static final int LONGEST_BODY = 1 << 20;

  private final App app;
  private final SlackRequestParser parser;
  private final @Nullable SlackSignatures signatures;

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

  /// @param signatures by which Slack's requests are known; null where nothing comes over HTTP
  SlackReceiver(App app, @Nullable SlackSignatures signatures) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.signatures = signatures;
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
      answered(envelope.path("payload"))
          .ifPresent(
              body -> {
                if (body.startsWith("{")) {
                  acknowledgement.set("payload", parsed(body));
                }
                acknowledge.accept(line, acknowledgement.toString());
              });
    }
  }

  /// Bolt's answer, without a word where there is nothing to say; empty where it is not to be
  /// acknowledged, so that Slack delivers it again.
  private Optional<String> answered(JsonNode payload) {
    if (!isKnown(payload)) {
      return Optional.of("");
    }
    Request<?> request = read(payload.toString(), Map.of(), /* isSocket= */ true);
    try {
      Response response = app.run(request);
      if (response.getStatusCode() == NOT_NOW) {
        return Optional.empty();
      }
      return Optional.of(
          response.getStatusCode() == 200 && response.getBody() != null ? response.getBody() : "");
    } catch (Exception | StackOverflowError e) {
      failed(e);
      return Optional.of("");
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

  /// Refuses by its head what is not Slack's, or cannot be taken now; the rest of it is judged
  /// while it comes in.
  Endpoint.Admission admit(Endpoint.Head head) {
    if (!head.method().equals("POST")) {
      return new Endpoint.Admission.Answered(
          new Endpoint.Response(405, "", Map.of("Allow", "POST"), new byte[0]));
    }
    if (isStopped || signatures == null) {
      return new Endpoint.Admission.Answered(Endpoint.Response.empty(503));
    }
    return signatures
        .begin(head)
        .<Endpoint.Admission>map(check -> new Endpoint.Admission.Taken(LONGEST_BODY, check))
        .orElseGet(() -> new Endpoint.Admission.Answered(Endpoint.Response.empty(401)));
  }

  /// Answers a request that Slack signed.
  Endpoint.Response answer(Endpoint.Request request) {
    if (isStopped) {
      return Endpoint.Response.empty(503);
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (!isKnown(body)) {
      return Endpoint.Response.empty(200);
    }
    Request<?> parsed = read(body, request.head().headers(), /* isSocket= */ false);
    try {
      return parsed == null ? Endpoint.Response.empty(200) : copied(app.run(parsed));
    } catch (Exception | StackOverflowError e) {
      failed(e);
      return Endpoint.Response.empty(200);
    }
  }

  /// Answers what was acknowledged before, by a process that is gone or does not lead.
  void again(Errand errand) {
    String body = new String(errand.delivered(), StandardCharsets.UTF_8);
    Request<?> parsed = read(body, Map.of(), /* isSocket= */ signatures == null);
    if (parsed == null) {
      return;
    }
    parsed.getContext().getAdditionalValues().put(SlackDelivery.AGAIN, errand.key());
    try {
      var _ = app.run(parsed);
    } catch (Exception | StackOverflowError e) {
      failed(e);
    }
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
    return body.startsWith("{")
        ? IN_JSON.contains(parsed(body).path("type").asString(""))
        : body.contains("command=");
  }

  private static Endpoint.Response copied(Response response) {
    int status = response.getStatusCode();
    String body = response.getBody() == null ? "" : response.getBody();
    boolean isForUs =
        status != 200 && status != 401 && status != NOT_NOW; // such as that there is no listener
    return isForUs
        ? Endpoint.Response.empty(200)
        : new Endpoint.Response(
            status,
            body.isEmpty() ? "" : response.getContentType(),
            body.getBytes(StandardCharsets.UTF_8));
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
    Arisen.in(LOG.atError(), e).log("failed before an acknowledgement");
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
