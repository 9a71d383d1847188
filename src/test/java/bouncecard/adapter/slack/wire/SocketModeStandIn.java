package bouncecard.adapter.slack.wire;

import bouncecard.adapter.wire.Arrivals;
import bouncecard.adapter.wire.WebSocketStandIn;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import bouncecard.adapter.wire.WebStandIn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Slack for an app in Socket Mode: the Web API and the socket that its envelopes come through.
public final class SocketModeStandIn implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// How long tests wait for what is to come soon.
  public static final Duration SOON = Duration.ofSeconds(10);

  /// An envelope that was acknowledged.
  ///
  /// @param payload what came with it; missing where nothing did
  /// @param at when it arrived, as of [System#nanoTime]
  public record Ack(String envelopeId, JsonNode payload, long at) {}

  /// An envelope that was sent.
  ///
  /// @param sentAt when, as of [System#nanoTime]
  public record Envelope(String id, ObjectNode json, long sentAt) {

    /// What is in it.
    public ObjectNode payload() {
      return (ObjectNode) json.path("payload");
    }

    /// The path of the address that its answers go to.
    public String responsePath() {
      return payload().path("response_url").asString("").replaceFirst("https?://[^/]*", "");
    }
  }

  private final WebSocketStandIn socket = new WebSocketStandIn(new Slack());
  private final SlackWorkspace workspace;
  private final WebStandIn web;
  private final SlackPayloads payloads;
  private final Arrivals<Ack> acks = new Arrivals<>();
  private final Arrivals<Connection> connected = new Arrivals<>();
  private final Arrivals<Connection> disconnected = new Arrivals<>();
  private final AtomicLong ids = new AtomicLong();

  /// A stand-in that listens already.
  @SuppressWarnings("this-escape") // the servers ask for each other's addresses only when called
  public SocketModeStandIn() {
    workspace =
        new SlackWorkspace(
            this::address,
            () -> socket.uri("/link/?ticket=" + ids.incrementAndGet() + "&app_id=A").toString());
    web = new WebStandIn(workspace::answer);
    payloads = new SlackPayloads(workspace);
  }

  private String address() {
    return web.address();
  }

  /// What `SLACK_API_URL` is to be.
  public String apiUrl() {
    return web.address() + "/api/";
  }

  /// The workspace behind it: its calls, and what it answers.
  public SlackWorkspace workspace() {
    return workspace;
  }

  /// Makes what is sent.
  public SlackPayloads payloads() {
    return payloads;
  }

  /// What was acknowledged.
  public Arrivals<Ack> acks() {
    return acks;
  }

  /// The socket's server.
  public WebSocketStandIn socket() {
    return socket;
  }

  /// Waits until so many connections were opened in all.
  public Connection connected(int count, Duration within) {
    return connected.await(count, _ -> true, within).getLast();
  }

  /// Waits until a connection is there no longer.
  public void gone(Connection connection, Duration within) {
    disconnected.await(connection::equals, within);
  }

  /// The connection that was opened last of those that are open; it is waited for.
  public Connection current() {
    return connected.await(1, Connection::isOpen, SOON).getLast();
  }

  /// Sends a command.
  public Envelope command(String text) {
    return command(SlackPerson.ANN, text);
  }

  /// The same of somebody.
  public Envelope command(SlackPerson person, String text) {
    return send("slash_commands", payloads.command(person, "/smtp", text), true);
  }

  /// Sends a shortcut, a pressed button or a view.
  public Envelope interactive(ObjectNode payload) {
    return send("interactive", payload, payload.path("type").asString().startsWith("view_"));
  }

  /// Sends an event.
  public Envelope event(ObjectNode event) {
    return send("events_api", payloads.event(event), false);
  }

  /// Sends what was sent as an event before once more, as Slack does where it got no answer.
  public Envelope again(Envelope envelope, int attempt, String reason) {
    ObjectNode json = envelope.json().deepCopy();
    json.put("envelope_id", id()).put("retry_attempt", attempt).put("retry_reason", reason);
    return send(json);
  }

  /// An envelope in the shape of Slack's, not sent yet.
  public ObjectNode envelope(String type, ObjectNode payload, boolean takesPayload) {
    ObjectNode json = JSON.createObjectNode().put("envelope_id", id());
    json.set("payload", payload);
    json.put("type", type).put("accepts_response_payload", takesPayload);
    if (type.equals("events_api")) {
      json.put("retry_attempt", 0).put("retry_reason", "");
    }
    return json;
  }

  private Envelope send(String type, ObjectNode payload, boolean takesPayload) {
    return send(envelope(type, payload, takesPayload));
  }

  /// Sends an envelope through the current connection.
  public Envelope send(ObjectNode json) {
    Envelope sent = new Envelope(json.path("envelope_id").asString(), json, System.nanoTime());
    current().send(json.toString());
    return sent;
  }

  private String id() {
    return "e0000000-0000-4000-8000-%012d".formatted(ids.incrementAndGet());
  }

  /// Says that the current connection will end, as Slack does some ten seconds ahead and when it
  /// ends.
  ///
  /// @param reason `warning`, `refresh_requested` or `link_disabled`
  public void disconnect(String reason) {
    ObjectNode json = JSON.createObjectNode().put("type", "disconnect").put("reason", reason);
    json.putObject("debug_info").put("host", "applink-standin");
    current().send(json.toString());
  }

  /// Waits for the acknowledgement of an envelope.
  public Ack acked(Envelope envelope) {
    return acks.await(ack -> ack.envelopeId().equals(envelope.id()), SOON);
  }

  /// Waits for the first message to the address that came with an envelope.
  public SlackCall answered(Envelope envelope) {
    return answered(envelope, 1).getFirst();
  }

  /// The same for several.
  public List<SlackCall> answered(Envelope envelope, int count) {
    return workspace
        .calls()
        .await(count, call -> call.path().equals(envelope.responsePath()), SOON);
  }

  /// Waits for the first call of a method.
  public SlackCall called(String method) {
    return called(method, 1).getFirst();
  }

  /// The same for several.
  public List<SlackCall> called(String method, int count) {
    return workspace.calls().await(count, call -> call.method().equals(method), SOON);
  }

  @Override
  public void close() {
    socket.close();
    web.close();
  }

  /// Says hello, and keeps what is acknowledged.
  private final class Slack implements WebSocketStandIn.Listener {

    @Override
    public void opened(Connection connection) {
      ObjectNode hello = JSON.createObjectNode().put("type", "hello");
      hello.put("num_connections", socket.connections().size());
      hello
          .putObject("debug_info")
          .put("host", "applink-standin")
          .put("build_number", 1)
          .put("approximate_connection_time", 18_060);
      hello.putObject("connection_info").put("app_id", SlackWorkspace.APP);
      connection.send(hello.toString());
      connected.add(connection);
    }

    @Override
    public void text(Connection connection, String text, long at) {
      JsonNode json = JSON.readTree(text);
      acks.add(new Ack(json.path("envelope_id").asString(""), json.path("payload"), at));
    }

    @Override
    public void closed(Connection connection, int code) {
      disconnected.add(connection);
    }
  }
}
