package bouncecard.adapter.discord.wire;

import bouncecard.adapter.wire.Arrivals;
import bouncecard.adapter.wire.WebSocketStandIn;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Discord's gateway (<https://docs.discord.com/developers/events/gateway>): HELLO, IDENTIFY and
/// READY, heartbeats, and RESUME with all that was missed. As there, a bot may have several
/// sessions, and each hears all.
public final class DiscordGatewayStandIn implements WebSocketStandIn.Listener, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HEARTBEAT_MILLIS = 41_250;
  private static final int MOST_SESSIONS = 6;

  private final WebSocketStandIn sockets = new WebSocketStandIn(this);
  private final Arrivals<JsonNode> received = new Arrivals<>();
  private final List<Session> sessions = new ArrayList<>();
  private final boolean hasGuild;
  private int begun;
  private volatile int refusal;
  private volatile boolean forgets;
  private volatile boolean isSlow;
  private volatile boolean isSilent;
  private volatile boolean hasLostGuild;
  private volatile boolean seesContent = true;

  /// What one client is told, by whichever of its connections.
  private final class Session {
    private final String id;
    private final List<String> sent = new ArrayList<>();
    private int sequence;
    private Connection connection;

    Session(String id, Connection connection) {
      this.id = id;
      this.connection = connection;
    }

    boolean isOpen() {
      return connection.isOpen();
    }

    boolean dispatch(String type, String data) {
      sequence++;
      String event = "{\"op\":0,\"t\":\"" + type + "\",\"s\":" + sequence + ",\"d\":" + data + "}";
      sent.add(event);
      if (sent.size() > 1_000) {
        sent.removeFirst();
      }
      return isOpen() && send(connection, event);
    }

    void resume(Connection other, int seq) {
      connection = other;
      int oldest = sequence - sent.size();
      sent.subList(Math.clamp(seq - oldest, 0, sent.size()), sent.size())
          .forEach(event -> send(connection, event));
      dispatch("RESUMED", "{}");
    }
  }

  /// @param hasGuild whether the bot is in a server
  public DiscordGatewayStandIn(boolean hasGuild) {
    this.hasGuild = hasGuild;
  }

  /// Where it is reached.
  public URI uri() {
    return sockets.uri("/");
  }

  /// The server.
  public WebSocketStandIn sockets() {
    return sockets;
  }

  /// What clients sent: heartbeats, IDENTIFY and RESUME.
  public Arrivals<JsonNode> received() {
    return received;
  }

  /// Closes with this code whoever identifies; 0 for nobody.
  public void refuse(int code) {
    refusal = code;
  }

  /// Has forgotten the session when somebody wants to resume it.
  public void forget(boolean isForgetting) {
    forgets = isForgetting;
  }

  /// Says nothing to whoever identifies.
  public void slow(boolean isSlowNow) {
    isSlow = isSlowNow;
  }

  /// Shows the application nothing of what others write.
  public void hideContent() {
    seesContent = false;
  }

  /// Is in one server more that Discord has lost for a while, and of which it tells nothing.
  public void loseGuild() {
    hasLostGuild = true;
  }

  /// Does not answer heartbeats and delivers nothing on the connections that there are.
  public void silence(boolean isSilentNow) {
    isSilent = isSilentNow;
  }

  /// Whether somebody has a session and is connected.
  public synchronized boolean isConnected() {
    return sessions.stream().anyMatch(Session::isOpen);
  }

  /// Delivers an event; false where nobody is connected.
  public synchronized boolean dispatch(String type, JsonNode data) {
    return dispatch(type, data.toString());
  }

  /// The same, written already.
  public synchronized boolean dispatch(String type, String data) {
    boolean isHeard = false;
    for (Session one : sessions) {
      isHeard |= one.dispatch(type, data);
    }
    return isHeard;
  }

  /// Says something else, such as that the client is to connect again.
  public synchronized void say(int op, String data) {
    sessions.stream()
        .filter(Session::isOpen)
        .forEach(one -> send(one.connection, "{\"op\":" + op + ",\"d\":" + data + "}"));
  }

  @Override
  public void opened(Connection connection) {
    send(connection, "{\"op\":10,\"d\":{\"heartbeat_interval\":" + HEARTBEAT_MILLIS + "}}");
  }

  @Override
  public void text(Connection connection, String text, long at) {
    JsonNode message = JSON.readTree(text);
    received.add(message);
    switch (message.path("op").asInt()) {
      case 1 -> {
        if (!isSilent) {
          send(connection, "{\"op\":11}");
        }
      }
      case 2 -> identified(connection);
      case 6 -> resumed(connection, message.path("d"));
      default -> {} // of no interest
    }
  }

  private synchronized void identified(Connection connection) {
    if (isSlow) {
      return;
    }
    if (refusal != 0) {
      connection.close(refusal, "refused");
      return;
    }
    begun++;
    Session session = new Session("s" + begun, connection);
    sessions.add(session);
    if (sessions.size() > MOST_SESSIONS) {
      sessions.removeFirst();
    }
    ObjectNode ready = JSON.createObjectNode().put("v", 10).put("session_id", session.id);
    ready.put("resume_gateway_url", uri().toString());
    ready.set("user", DiscordGuild.bot());
    ready.putArray("private_channels");
    ready
        .putObject("application")
        .put("id", DiscordGuild.BOT)
        .put("flags", seesContent ? 1 << 19 : 0);
    var guilds = ready.putArray("guilds");
    if (hasGuild) {
      guilds.addObject().put("id", DiscordGuild.GUILD).put("unavailable", true);
    }
    if (hasLostGuild) {
      guilds.addObject().put("id", DiscordGuild.FOREIGN_GUILD).put("unavailable", true);
    }
    session.dispatch("READY", ready.toString());
    if (hasGuild) {
      session.dispatch("GUILD_CREATE", DiscordMessages.guild().toString());
    }
  }

  private synchronized void resumed(Connection connection, JsonNode data) {
    String id = data.path("session_id").asString("");
    Optional<Session> session = sessions.stream().filter(one -> one.id.equals(id)).findFirst();
    if (forgets || session.isEmpty()) {
      send(connection, "{\"op\":9,\"d\":false}");
      return;
    }
    session.get().resume(connection, data.path("seq").asInt());
  }

  private synchronized boolean send(Connection connection, String text) {
    return connection.send(text);
  }

  @Override
  public void close() {
    sockets.close();
  }
}
