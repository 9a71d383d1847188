package bouncecard.bench.chat;

import bouncecard.adapter.slack.wire.SlackPayloads;
import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackSignature;
import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Slack in HTTP mode, with the ingress before several replicas: each request goes to the next of
/// those that are ready, and to another one only where nobody listens or it says that it takes
/// nothing.
final class SlackIngress implements ChatPlatform {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int UNAVAILABLE = 503;
  private static final int CARD = 200;
  private static final int MOST_TRIES = 3;

  private final Listener listener;
  private final StandInServer server;
  private final SlackWorkspace workspace = new SlackWorkspace(this::address, () -> "");
  private final SlackPayloads payloads = new SlackPayloads(workspace);
  private final SlackSignature signature = new SlackSignature(SlackSignature.SECRET);
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger retried = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private volatile List<Integer> ports = List.of();

  @SuppressWarnings("this-escape")
  SlackIngress(Listener listener) {
    this.listener = listener;
    server = new StandInServer(this::answer);
  }

  /// Where the replicas listen that are ready.
  void to(List<Integer> others) {
    ports = List.copyOf(others);
  }

  /// How often a request went to another replica than the first.
  int retried() {
    return retried.get();
  }

  private String address() {
    return server.address();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "SLACK_BOT_TOKEN",
        SlackWorkspace.BOT_TOKEN,
        "SLACK_SIGNING_SECRET",
        SlackSignature.SECRET,
        "BOUNCECARD_SLACK_MODE",
        "http",
        "SLACK_API_URL",
        address() + "/api/");
  }

  @Override
  public boolean isConnected() {
    return !ports.isEmpty();
  }

  @Override
  public boolean ask(int number) {
    SlackPerson person =
        new SlackPerson("U0BENCH%03d".formatted(number % 100), "somebody", "C0BENCH001");
    var payload = payloads.command(person, "/smtp", Commands.of(number));
    payload.put("response_url", address() + "/commands/T/" + number);
    byte[] body = SlackSignature.command(payload);
    send(number, body, turn.getAndIncrement(), MOST_TRIES);
    return true;
  }

  private void send(int number, byte[] body, int first, int left) {
    List<Integer> now = ports;
    int port = now.get(Math.floorMod(first, now.size()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signature.headers(body).forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    var _ =
        answer.whenComplete(
            (response, failure) -> {
              boolean isElsewhere =
                  failure != null ? isRefused(failure) : response.statusCode() == UNAVAILABLE;
              if (isElsewhere && left > 1) {
                retried.incrementAndGet();
                send(number, body, first + 1, left - 1);
              } else if (failure != null || response.statusCode() != 200) {
                listener.refused(number); // Slack tells the person
              } else {
                long at = System.nanoTime();
                listener.acknowledged(number, at);
                if (response.body().length > CARD) {
                  listener.answered(number, at);
                }
              }
            });
  }

  private static boolean isRefused(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof ConnectException;
  }

  private WebAnswer answer(WebCall call) {
    String path = call.path();
    if (!path.startsWith("/commands/")) {
      return workspace.answer(call);
    }
    if (call.body().length > CARD) {
      listener.answered(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)), call.at());
    }
    return WebAnswer.json(200, "{\"ok\":true}");
  }

  @Override
  public List<Outage> outages() {
    return List.of();
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
