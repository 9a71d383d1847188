package bouncecard.bench.chat;

import bouncecard.adapter.discord.wire.DiscordGatewayStandIn;
import bouncecard.adapter.discord.wire.DiscordGuild;
import bouncecard.adapter.discord.wire.DiscordPayloads;
import bouncecard.adapter.discord.wire.DiscordPerson;
import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import bouncecard.adapter.net.Listener;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import bouncecard.adapter.wire.WebSocketStandIn.Admission;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Discord, as light as it can be: what it takes of the two processors, the bot does not have.
///
/// A card is the acknowledgement too: commands that are answered from memory are answered at once.
final class DiscordPlatform implements ChatPlatform {
  private static final Pattern CALLBACK =
      Pattern.compile("/api/v10/interactions/\\d+/bench-(\\d+)/callback.*");

  private static final String ANSWERED =
      "{\"code\":40060,\"message\":\"Interaction has already been acknowledged.\"}";

  private final Set<Integer> taken = ConcurrentHashMap.newKeySet();
  private final Listener listener;
  private final StandInServer server;
  private final DiscordGatewayStandIn gateway = new DiscordGatewayStandIn(/* hasGuild= */ true);
  private final DiscordGuild discord = new DiscordGuild(this::address);

  @SuppressWarnings("this-escape")
  DiscordPlatform(Listener listener) {
    this.listener = listener;
    server = new StandInServer(this::answer);
  }

  private String address() {
    return server.address();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "DISCORD_TOKEN",
        DiscordGuild.TOKEN,
        "DISCORD_API_URL",
        address() + "/api/v10/",
        "DISCORD_GATEWAY_URL",
        gateway.uri().toString());
  }

  @Override
  public boolean isConnected() {
    return gateway.isConnected();
  }

  @Override
  public boolean ask(int number) {
    DiscordPerson person =
        new DiscordPerson("500000000000000%03d".formatted(number % 100), "en-US", Place.GUILD);
    String query = Commands.of(number);
    return gateway.dispatch(
        "INTERACTION_CREATE", DiscordPayloads.smtp(person, query).put("token", "bench-" + number));
  }

  private WebAnswer answer(WebCall call) {
    Matcher callback = CALLBACK.matcher(call.path());
    return callback.matches()
        ? discord
            .script()
            .take("callback")
            .orElseGet(() -> taken(Integer.parseInt(callback.group(1)), call.body(), call.at()))
        : discord.answer(call);
  }

  private WebAnswer taken(int number, byte[] body, long at) {
    if (!taken.add(number)) {
      return WebAnswer.json(400, ANSWERED); // as Discord does
    }
    listener.acknowledged(number, at);
    if (body.length > 600) { // a card, and no word about a fault
      listener.answered(number, at);
    }
    return WebAnswer.json(204, "");
  }

  @Override
  public List<Outage> outages() {
    Duration ten = Duration.ofSeconds(10);
    return List.of(
        ends("gateway reset", () -> all(Connection::cut)),
        ends("gateway ends without a word (1006)", () -> all(Connection::drop)),
        ends("gateway closed with 1000", () -> all(one -> one.close(1_000, ""))),
        ends("gateway closed with 4000", () -> all(one -> one.close(4_000, ""))),
        ends("reconnect wanted (op 7)", () -> gateway.say(7, "null")),
        new Outage(
            "15 s of a gateway that says nothing",
            Duration.ofSeconds(15),
            () -> gateway.silence(true),
            () -> gateway.silence(false)),
        ends("session invalid (op 9)", () -> gateway.say(9, "false")),
        new Outage(
            "session forgotten",
            Duration.ZERO,
            () -> gateway.forget(true),
            () -> all(Connection::drop)),
        new Outage(
            "10 s of refused WebSockets (503)",
            ten,
            () -> {
              gateway.forget(false);
              gateway.sockets().admit(Admission.REFUSED);
              all(Connection::cut);
            },
            () -> gateway.sockets().admit(Admission.OPEN)),
        new Outage(
            "40 s of refused WebSockets (503)",
            ten.multipliedBy(4),
            () -> {
              gateway.sockets().admit(Admission.REFUSED);
              all(Connection::cut);
            },
            () -> gateway.sockets().admit(Admission.OPEN)),
        new Outage(
            "10 s of WebSockets without an answer",
            ten,
            () -> {
              gateway.sockets().admit(Admission.HANGING);
              all(Connection::cut);
            },
            () -> gateway.sockets().admit(Admission.OPEN)),
        new Outage(
            "10 s of a gateway that begins no session",
            ten,
            () -> {
              gateway.forget(true);
              gateway.slow(true);
              all(Connection::cut);
            },
            () -> {
              gateway.slow(false);
              gateway.forget(false);
              all(Connection::cut);
            }),
        callback("500", WebAnswer.json(500, "{}")),
        callback("429, Retry-After 1", DiscordGuild.tooMany(1, /* isGlobal= */ false)),
        callback("connections that end", WebAnswer.reset()),
        callback("answers after 2 s", WebAnswer.json(204, "").after(Duration.ofSeconds(2))));
  }

  private static Outage ends(String name, Runnable fault) {
    return new Outage(name, Duration.ZERO, () -> {}, fault);
  }

  private Outage callback(String name, WebAnswer answer) {
    return new Outage(
        "3 s of callbacks: " + name,
        Duration.ofSeconds(3),
        () -> discord.script().always("callback", answer),
        () -> discord.script().heal("callback"));
  }

  private void all(Consumer<Connection> fault) {
    gateway.sockets().connections().forEach(fault);
  }

  @Override
  public void close() {
    gateway.close();
    server.close();
  }
}
