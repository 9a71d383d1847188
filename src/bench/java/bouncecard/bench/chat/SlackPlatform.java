package bouncecard.bench.chat;

import bouncecard.adapter.net.Listener;
import bouncecard.adapter.slack.wire.SlackPayloads;
import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import bouncecard.adapter.wire.WebSocketStandIn;
import bouncecard.adapter.wire.WebSocketStandIn.Admission;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Slack in Socket Mode, as light as it can be: what it takes of the two processors, the bot does
/// not have.
final class SlackPlatform implements ChatPlatform {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ENVELOPE = "\"envelope_id\":\"bench-";
  private final Listener listener;
  private final StandInServer server;
  private final WebSocketStandIn socket = new WebSocketStandIn(new Slack());
  private final SlackWorkspace workspace =
      new SlackWorkspace(this::address, () -> socket.uri("/link/?ticket=1").toString());
  private final SlackPayloads payloads = new SlackPayloads(workspace);

  @SuppressWarnings("this-escape")
  SlackPlatform(Listener listener) {
    this.listener = listener;
    server = new StandInServer(this::answer);
  }

  private String address() {
    return server.address();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "SLACK_BOT_TOKEN", SlackWorkspace.BOT_TOKEN,
        "SLACK_APP_TOKEN", SlackWorkspace.APP_TOKEN,
        "SLACK_API_URL", address() + "/api/");
  }

  @Override
  public boolean isConnected() {
    return !socket.connections().isEmpty();
  }

  @Override
  public boolean ask(int number) {
    SlackPerson person =
        new SlackPerson("U0BENCH%03d".formatted(number % 100), "somebody", "C0BENCH001");
    ObjectNode payload = payloads.command(person, "/smtp", Commands.of(number));
    payload.put("response_url", address() + "/commands/T/" + number);
    ObjectNode envelope = JSON.createObjectNode().put("envelope_id", "bench-" + number);
    envelope.set("payload", payload);
    envelope.put("type", "slash_commands").put("accepts_response_payload", true);
    List<Connection> open = socket.connections();
    return !open.isEmpty() && newest(open).send(envelope.toString());
  }

  /// Slack sends to any of them; here to the one that came last.
  private static Connection newest(List<Connection> open) {
    return open.stream().max((a, b) -> Long.compare(a.number(), b.number())).orElseThrow();
  }

  private WebAnswer answer(WebCall call) {
    return call.path().startsWith("/commands/")
        ? workspace.script().take("response_url").orElseGet(() -> card(call))
        : workspace.answer(call);
  }

  private WebAnswer card(WebCall call) {
    if (call.body().length > 100) { // a card, and no word about a fault
      String path = call.path();
      listener.answered(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)), call.at());
    }
    return WebAnswer.json(200, "{\"ok\":true}");
  }

  @Override
  public List<Outage> outages() {
    Duration ten = Duration.ofSeconds(10);
    return List.of(
        ends("socket reset", () -> all(Connection::cut)),
        ends("socket ends without a word (1006)", () -> all(Connection::drop)),
        ends("socket closed with 1000", () -> all(connection -> connection.close(1_000, ""))),
        ends("socket closed with 1011", () -> all(connection -> connection.close(1_011, ""))),
        ends("disconnect (refresh_requested), then closed", this::disconnect),
        ends("socket silent: no pong, nothing read", () -> all(SlackPlatform::silence)),
        new Outage(
            "10 s of refused WebSockets (503)",
            ten,
            () -> {
              socket.admit(Admission.REFUSED);
              all(Connection::cut);
            },
            () -> socket.admit(Admission.OPEN)),
        new Outage(
            "10 s of WebSockets without an answer",
            ten,
            () -> {
              socket.admit(Admission.HANGING);
              all(Connection::cut);
            },
            () -> socket.admit(Admission.OPEN)),
        opening("500", ten, WebAnswer.json(500, "")),
        opening("429, Retry-After 1", ten, SlackWorkspace.tooMany(1)),
        opening("ok:false internal_error", ten, SlackWorkspace.error("internal_error")),
        opening("connections that end", ten, WebAnswer.reset()),
        opening("no answer", ten, WebAnswer.hanging()),
        api("500", WebAnswer.json(500, "")),
        api("429, Retry-After 1", SlackWorkspace.tooMany(1)),
        api("connections that end", WebAnswer.reset()),
        api("answers after 2 s", WebAnswer.json(200, "ok").after(Duration.ofSeconds(2))));
  }

  private static Outage ends(String name, Runnable fault) {
    return new Outage(name, Duration.ZERO, () -> {}, fault);
  }

  private Outage opening(String name, Duration lasts, WebAnswer answer) {
    return new Outage(
        "socket reset, then 10 s of apps.connections.open: " + name,
        lasts,
        () -> {
          workspace.script().always("apps.connections.open", answer);
          all(Connection::cut);
        },
        () -> workspace.script().heal("apps.connections.open"));
  }

  private Outage api(String name, WebAnswer answer) {
    return new Outage(
        "3 s of response_url: " + name,
        Duration.ofSeconds(3),
        () -> workspace.script().always("response_url", answer),
        () -> workspace.script().heal("response_url"));
  }

  private void all(Consumer<Connection> fault) {
    socket.connections().forEach(fault);
  }

  private static void silence(Connection connection) {
    connection.answerPings(false);
    connection.read(false);
  }

  private void disconnect() {
    all(
        connection -> {
          connection.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
          connection.close(1_000, "");
        });
  }

  @Override
  public void close() {
    socket.close();
    server.close();
  }

  private final class Slack implements WebSocketStandIn.Listener {
    @Override
    public void opened(Connection connection) {
      connection.send(
          "{\"type\":\"hello\",\"num_connections\":1,\"debug_info\":{\"host\":\"bench\"},"
              + "\"connection_info\":{\"app_id\":\"A0BOUNCE01\"}}");
    }

    @Override
    public void text(Connection connection, String text, long at) {
      int begin = text.indexOf(ENVELOPE);
      if (begin >= 0) {
        int end = text.indexOf('"', begin + ENVELOPE.length());
        listener.acknowledged(Integer.parseInt(text.substring(begin + ENVELOPE.length(), end)), at);
      }
    }
  }
}
